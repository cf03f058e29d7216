"""The colours of each appearance as values: palette roles, states and severities, sections, grounds.

Every pair that carries words or a meaningful edge is recomputed in tests/ui/style/test_colours.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Tone(NamedTuple):
    """A colour for words and glyphs, and the ground of the chip they may stand on."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One appearance. Names of the first group follow the palette roles of Qt."""

    name: str
    window: str
    base: str
    alternate: str
    text: str
    secondary: str
    button: str
    accent: str
    on_accent: str
    border: str
    hairline: str
    light: str
    midlight: str
    shadow: str
    disabled: str
    tooltip: Tone
    tint: str
    grey: Tone
    blue: Tone
    amber: Tone
    green: Tone
    red: Tone
    plum: Tone
    sections: tuple[str, ...]
    private: str
    desk: str
    paper: str = "#FFFFFF"
    paper_ink: str = "#1E2023"

    @property
    def dark(self) -> bool:
        """Whether this is the dark appearance."""
        return self.name == "dark"

    def tone(self, name: str) -> Tone:
        """Return the tone called grey, blue, amber, green, red or plum."""
        tone = getattr(self, name)
        if not isinstance(tone, Tone):
            raise KeyError(name)
        return tone

    def section(self, number: int) -> str:
        """Return the colour of the section at `number`, counted from 0; the last is for other parts.

        They follow the families of the book's theme (brick, green, violet), so that a section has
        much the same colour in the window and in print.
        """
        return self.sections[number % (len(self.sections) - 1)]


LIGHT = Colours(
    name="light",
    window="#F0F0EE",
    base="#FFFFFF",
    alternate="#F7F7F5",
    text="#1E2023",
    secondary="#5C6167",
    button="#FAFAF9",
    accent="#5A3D91",
    on_accent="#FFFFFF",
    border="#85888C",
    hairline="#D6D6D3",
    light="#FFFFFF",
    midlight="#E8E8E5",
    shadow="#5C6167",
    disabled="#85888C",
    tooltip=Tone("#FFFFFF", "#1E2023"),
    tint="#E3DCF2",
    grey=Tone("#565B61", "#EAEAE8"),
    blue=Tone("#1D5083", "#E1EDF8"),
    amber=Tone("#7A4A00", "#FCEFD3"),
    green=Tone("#1F6339", "#E0F1E5"),
    red=Tone("#A5231C", "#FBE6E3"),
    plum=Tone("#5A3D91", "#ECE6F6"),
    sections=("#A65E12", "#1F7A6B", "#35699C", "#B03A5B", "#74777B"),
    private="#F6F1E4",
    desk="#DEDEDB",
)

DARK = Colours(
    name="dark",
    window="#26272A",
    base="#1C1D1F",
    alternate="#212225",
    text="#E6E5E2",
    secondary="#A3A6AB",
    button="#34363A",
    accent="#B9A3EC",
    on_accent="#1C1530",
    border="#7E8187",
    hairline="#3B3D41",
    light="#4A4C50",
    midlight="#3F4145",
    shadow="#101112",
    disabled="#7E8187",
    tooltip=Tone("#1C1D1F", "#E6E5E2"),
    tint="#3E3361",
    grey=Tone("#B3B6BA", "#35373B"),
    blue=Tone("#92C1F0", "#203549"),
    amber=Tone("#E9BC66", "#41331A"),
    green=Tone("#8BCBA0", "#20392A"),
    red=Tone("#F2A097", "#482624"),
    plum=Tone("#C6B4F2", "#372E52"),
    sections=("#D69148", "#4FB3A2", "#74A9DC", "#E07A98", "#9A9DA2"),
    private="#2E2A20",
    desk="#161718",
)

"""Keeps the account of a file while it is read: pictures taken, things dropped, remarks to make."""

from __future__ import annotations

from collections import Counter

from essayeditor.importers.limits import Limits
from essayeditor.importers.pictures import VECTOR_TYPES, PictureRefused, admit
from essayeditor.importers.result import ImportedPicture, RemarkKind, ReportRemark
from essayeditor.text.plain import words

_SHOWN = 160


class Tally:
    """The account of one file. Readers write into it; the report is made from it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pictures: dict[str, ImportedPicture] = {}
        self.remarks: list[ReportRemark] = []
        self.dropped: list[str] = []
        self.stand_ins: dict[str, str] = {}
        self.kept: Counter[str] = Counter()  # links and suggestions of which the words were read
        self.left: Counter[str] = Counter()  # those left out knowingly, or that hold no words
        self._times: dict[tuple[RemarkKind, str], int] = {}
        self._samples: dict[tuple[RemarkKind, str], list[str]] = {}

    def remark(self, kind: RemarkKind, text: str, block: str = "") -> None:
        """Add a line to the report; the same line for the same block is said once."""
        remark = ReportRemark(kind, text, block)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def forget(self, block: str) -> None:
        """Take back what was said of a block that is not in the text after all."""
        self.remarks = [remark for remark in self.remarks if remark.block != block]

    def gather(self, kind: RemarkKind, text: str, sample: str = "") -> None:
        """Count one more case for a line that is said once for all: "{text} (3 times): …, …"."""
        key = (kind, text)
        self._times[key] = self._times.get(key, 0) + 1
        samples = self._samples.setdefault(key, [])
        sample = sample.strip()
        if sample and sample not in samples and len(samples) < 5:
            samples.append(sample)

    def drop(self, why: str, said: str) -> None:
        """Leave words out knowingly: `why` stands in the report with them, and the counts know."""
        if said:
            self.dropped.append(said)
            self.gather(RemarkKind.DROPPED, why, said)

    def dropped_words(self) -> list[str]:
        """Return every word that was left out knowingly."""
        return [word for said in self.dropped for word in words(said)]

    def take_picture(self, content: bytes, name: str) -> ImportedPicture | None:
        """Take a picture into the essay, or say in the report why not and return None."""
        try:
            picture = admit(content, self.limits)
        except PictureRefused as refused:
            self.remark(RemarkKind.WARNING, f"The picture “{name}” was left out: {refused}.")
            return None
        if picture.media_type in VECTOR_TYPES and picture.sha256 not in self.pictures:
            kind = picture.media_type.removeprefix("image/").removeprefix("x-").split("+")[0].upper()
            self.remark(
                RemarkKind.WARNING,
                f"The picture “{name}” is a {kind} drawing, kept as it came. "
                "Ask for it as PNG or PDF if it does not show.",
            )
        return self.pictures.setdefault(picture.sha256, picture)

    def all_remarks(self) -> tuple[ReportRemark, ...]:
        """Return the lines of the report: warnings first, then guesses, what was kept, what was dropped."""
        gathered = [
            ReportRemark(kind, _sentence(text, self._times[kind, text], self._samples[kind, text]))
            for kind, text in self._times
        ]
        order = list(RemarkKind)
        place = {
            RemarkKind.WARNING: 0, RemarkKind.GUESSED: 1, RemarkKind.KEPT: 2, RemarkKind.DROPPED: 3,
        }  # fmt: skip
        return tuple(sorted([*self.remarks, *gathered], key=lambda r: place.get(r.kind, len(order))))


def _sentence(text: str, times: int, samples: list[str]) -> str:
    count = f" ({times} times)" if times > 1 else ""
    if not samples:
        return f"{text}{count}."
    shown = ", ".join(f"“{shorten(s)}”" for s in samples[:3])
    return f"{text}{count}: {shown}{' and others' if len(samples) > 3 or times > 3 else ''}."


def shorten(said: str, length: int = _SHOWN) -> str:
    """Return words short enough for a line of the report."""
    said = " ".join(said.split())
    return said if len(said) <= length else said[: length - 1].rstrip() + "…"

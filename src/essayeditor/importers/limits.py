"""How much a file from outside may ask of this machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on a file from outside. Sizes are in bytes.

    The defaults let through every honest essay (the largest Word file of 300,000 words that we know
    has 5 MiB of XML), and keep a reader below 512 MB and ten seconds on hostile ones.
    """

    file_bytes: int = 200 * MEBIBYTE
    members: int = 4_000
    member_bytes: int = 100 * MEBIBYTE
    total_bytes: int = 300 * MEBIBYTE
    ratio: int = 400  # of a member over one MiB; honest Word XML stays below 60
    xml_bytes: int = 24 * MEBIBYTE
    xml_elements: int = 1_200_000
    xml_depth: int = 200
    text_bytes: int = 16 * MEBIBYTE
    picture_pixels: int = 100_000_000
    pdf_pages: int = 600

    def doubled(self, times: int = 1) -> Limits:
        """Return limits `2 ** times` as wide, for a large honest file that an editor lets through."""
        factor = 2**times
        return replace(
            self,
            file_bytes=self.file_bytes * factor,
            member_bytes=self.member_bytes * factor,
            total_bytes=self.total_bytes * factor,
            xml_bytes=self.xml_bytes * factor,
            xml_elements=self.xml_elements * factor,
            text_bytes=self.text_bytes * factor,
            pdf_pages=self.pdf_pages * factor,
        )


DEFAULT_LIMITS = Limits()

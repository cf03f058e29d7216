"""A zip of named parts with their content types and relationships, the same bytes on every run."""

import io
import zipfile
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(
    members: dict[str, bytes], date: tuple[int, ...] = ZIP_EPOCH, stored: tuple[str, ...] = ()
) -> bytes:
    """A zip of `members` in their order; those named in `stored` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, date)
            info.create_system = 0  # as Windows writes it, whatever system builds the sample
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def zip_date(iso: str) -> tuple[int, ...]:
    """The date and time of `2025-01-08T09:12:00Z` as a zip holds it."""
    return (int(iso[:4]), int(iso[5:7]), int(iso[8:10]), int(iso[11:13]), int(iso[14:16]), 0)


class Package:
    """The parts of an Office Open XML file (ECMA-376 part 2), in the order they are added."""

    def __init__(self, newline: str = "\r\n") -> None:
        self.parts: dict[str, bytes] = {}
        self.head = _HEAD + newline
        self._overrides: dict[str, str] = {}
        self._relations: dict[str, list[str]] = {}

    def add(self, name: str, xml: str, content_type: str) -> None:
        """Add an XML part; its declaration is put before it."""
        self.parts[name] = (self.head + xml).encode("utf-8")
        self._overrides[name] = content_type

    def add_media(self, name: str, data: bytes) -> None:
        self.parts[name] = data

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Relate `source` (a part's name, or empty for the package) to `target`; gives the relation's id."""
        relations = self._relations.setdefault(source, [])
        name = f"rId{len(relations) + 1}"
        mode = ' TargetMode="External"' if external else ""
        kind = kind if ":" in kind else OFFICE + kind
        relations.append(f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>')
        return name

    def members(self, *, types_last: bool = False) -> dict[str, bytes]:
        """Every member of the zip, with the relationships and content types written."""
        parts = {}
        for source, relations in self._relations.items():
            folder, _, leaf = source.rpartition("/")
            name = f"{folder}/_rels/{leaf}.rels".lstrip("/")
            xml = f'{self.head}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(relations)}</Relationships>'
            parts[name] = xml.encode("utf-8")
        used = {name.rpartition(".")[2] for name in (*self.parts, *parts)}
        types = "".join(
            f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in _DEFAULTS.items() if e in used
        )
        types += "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in self._overrides.items())
        table = {"[Content_Types].xml": f'{self.head}<Types xmlns="{_TYPES}">{types}</Types>'.encode()}
        rest = parts | self.parts
        return rest | table if types_last else table | rest

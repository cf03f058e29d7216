"""Parsing XML from outside: no DTD, no entities, no network, and caps on size, count and depth."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.limits import Limits

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_USUAL_DEPTH = 24  # few documents go beyond; asking for more takes longer than parsing a small part

Element = etree._Element  # noqa: SLF001 - the name lxml's own stubs use


def parse_xml(content: bytes, what: str, limits: Limits) -> Element:
    """Return the root element of `content`, a part called `what`.

    Raises FileRefused if it is too large, too deep, not well-formed, or has a DOCTYPE (none of the
    formats we read may have one, and it is the door to entity bombs and foreign files).
    """
    if len(content) > limits.xml_bytes:
        raise FileRefused(too_large(what, limits))
    content = _as_utf8(content)
    if len(content) > limits.xml_elements * 2 and content.count(b"<") > limits.xml_elements * 2:
        raise FileRefused(
            f"Its part “{what}” has more than {limits.xml_elements:,} elements, far more than an essay. "
            "Ask for the essay in a file of its own."
        )
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise FileRefused(
            f"Its part “{what}” has a document type declaration, which no word processor writes and "
            "which can be used to attack. Ask the contributor to save the essay again from Word as .docx."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise FileRefused(_broken(what, str(error))) from error
    if too_deep(root, limits.xml_depth):
        raise FileRefused(
            f"Its part “{what}” is nested more than {limits.xml_depth} levels deep, as no essay is. "
            "Ask the contributor to copy the text into a new document and save that."
        )
    return root


def too_large(what: str, limits: Limits) -> str:
    """Return the refusal of a part of more text than an essay can have."""
    return (
        f"Its part “{what}” unpacks to more than {limits.xml_bytes >> 20} MB of text, "
        "far more than an essay. Ask for the essay in a file of its own."
    )


def _broken(what: str, error: str) -> str:
    if "depth" in error.lower():
        return (
            f"Its part “{what}” is nested too deep, as no essay is. "
            "Ask the contributor to copy the text into a new document and save that."
        )
    return (
        f"Its part “{what}” is damaged ({error[:120]}). "
        "Ask the contributor to open the file, save it again, and send it once more."
    )


def _as_utf8(content: bytes) -> bytes:
    """Return XML in UTF-8 when it came in UTF-16, so that the checks on its bytes can read it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content[:4] == b"<\x00?\x00":
        encoding = "utf-16-le"
    elif content[:4] == b"\x00<\x00?":
        encoding = "utf-16-be"
    else:
        declared = _DECLARED.match(content[:200])
        if declared is None or declared.group(1).lower() in (
            b"utf-8",
            b"us-ascii",
            b"iso-8859-1",
            b"windows-1252",
        ):
            return content
        encoding = declared.group(1).decode("ascii")
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        return content
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode("utf-8")


@cache
def _beyond(depth: int) -> etree.XPath:
    return etree.XPath("boolean(" + "/".join(["*"] * depth) + ")")


def too_deep(root: Element, depth: int) -> bool:
    """Say whether elements are nested deeper than `depth` below the root; lxml itself stops at 256."""
    return bool(_beyond(min(depth, _USUAL_DEPTH))(root)) and bool(_beyond(depth)(root))


def text_of(element: Element) -> str:
    """Return all text inside an element, as it stands."""
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))

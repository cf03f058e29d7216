"""Whether a short line names who wrote the essay, and who they are."""

from __future__ import annotations

import re

_BY = re.compile(r"^\s*(?:words\s+by|written\s+by|by|authors?\s*:|gan)\s+(?=\S)", re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTICLES = _set("de da di du van von der den la le el al bin ap ab ferch dos das del ten ter")
_HONORIFICS = _set(
    "dr cllr councillor prof professor sir dame lord lady baroness rev revd mr mrs ms miss mx rt hon "
    "mp msp am mla obe mbe cbe phd"
)
_NOT_NAMES = _set(
    "introduction foreword preface conclusion abstract summary background contents essay draft version "
    "chapter part section the a an our my why how what when where in on for to from with community britain "
    "labour party co-operative cooperative local council new this we is are"
)
_NAME = re.compile(r"^[^\W\d_][\w’'.-]*$")
_PARTED = re.compile(r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*|\s*;\s*|\s+with\s+)\s*", re.IGNORECASE)
_DESCRIBED = re.compile(r"^([^:,–—|]{4,60})\s*[:,–—|]\s*(\S.*)$")
_PORTRAYED = re.compile(
    r"^[^\W\d_][^:,.?!\d]{2,40}:\s+an?\s+[^\W\d_][^:.?!]*,\s*(?:the\s+)?(?P<place>[^\W\d_][^,]*)$"
)
_ROLE = re.compile(r"\s*(?:,|\(|\s[–—|-]\s|:)\s*")


def authors_after_by(line: str) -> tuple[str, ...]:
    """Return the names in a line that begins with "By", or () if it is not such a line."""
    match = _BY.match(line)
    if match is None or len(line) > 160:
        return ()
    rest = line[match.end() :].strip().rstrip(".")
    names = _names(rest)
    if names:
        return names
    first = _ROLE.split(rest, maxsplit=1)[0].strip()
    return (first,) if is_name(first) else ()


def bare_authors(line: str) -> tuple[str, ...]:
    """Return the names in a line that is nothing but names, perhaps with a role, or ()."""
    line = line.strip()
    if len(line) > 90 or line.endswith((".", "?", "!", ":")):
        return ()
    return _names(line)


def described_author(line: str, under_title: bool = False) -> str:
    """Return a line that names somebody by what they are, or "" if it is no such line.

    "Jo Evans, chair of Bryn Community Energy" is such a line, and right under the title so is "A tenant:
    a youth worker, Tees Valley", which keeps its words as there is no name in it.
    """
    line = line.strip()
    if not 8 <= len(line) <= 120 or line.endswith((".", "?", "!", ":", ";", ",")):
        return ""
    match = _DESCRIBED.match(line)
    if match is None:
        return ""
    who, role = match.group(1).strip(), match.group(2).strip()
    if is_name(who):
        return who if role[:1].isalpha() else ""
    portrayed = _PORTRAYED.match(line) if under_title else None
    return line if portrayed and portrayed.group("place")[0].isupper() else ""


def styled_authors(line: str) -> tuple[str, ...]:
    """Return the names in a line whose style says that it is the byline, whatever they look like."""
    match = _BY.match(line)
    rest = (line[match.end() :] if match else line).strip()
    return _names(rest) or ((rest,) if rest else ())


def _names(said: str) -> tuple[str, ...]:
    parts = [part for part in _PARTED.split(said) if part]
    if parts and all(map(is_name, parts)):
        return tuple(parts)
    first = parts[0] if parts else ""
    rest = said[len(first) :].lstrip()
    if is_name(first) and rest[:1] == "," and not any(map(is_name, parts[1:2])):
        return (first,)
    return ()


def is_name(said: str) -> bool:
    """Say whether words look like a person's name: two to five words, each with a capital."""
    said = re.sub(r"\s*\([^)]*\)\s*$", "", said.strip())
    found = re.sub(r"^the\s+(?=rt\b|right\b|rev|hon)", "", said, flags=re.IGNORECASE).split()
    while found and found[0].strip(".").lower() in _HONORIFICS:
        found = found[1:]
    while found and found[-1].strip(".,").lower() in _HONORIFICS:
        found = found[:-1]
    if not 2 <= len(found) <= 5 or any(word.lower() in _NOT_NAMES for word in found):
        return False
    if not all(map(_NAME.match, found)):
        return False
    capitals = [word for word in found if word[0].isupper()]
    return len(capitals) >= 2 and all(w[0].isupper() or w.lower() in _PARTICLES for w in found)

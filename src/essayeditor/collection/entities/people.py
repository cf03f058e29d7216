"""Who writes: contributors, what is private of them, where they belong, and what each wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Capacity(StrEnum):
    """In what capacity a contributor writes."""

    OFFICIAL = "official"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that contributors belong to. Its name is unique, and theirs follows it."""

    id: str
    name: str
    web: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A place that contributors are from, and the nation or region of the United Kingdom it lies in.

    Its name is unique, and the place that contributors give follows it.
    """

    id: str
    name: str
    nation_or_region: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Contributor:
    """What may be printed about a contributor. What may not is in PrivateDetails.

    `organisation` and `place` are the names of an Organisation and a Place; the desk keeps them so.
    `standing` says what kind of contributor it is, such as "community leader". `headshot_crop` is
    left, top, width and height of the part of the picture to print, in thousandths of its sides;
    empty means all of it.
    """

    id: str
    name: str
    sort_name: str = ""
    honorific: str = ""
    post_nominals: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    nation_or_region: str = ""
    standing: str = ""
    biography: str = ""
    headshot: str = ""  # SHA-256 of the picture
    headshot_crop: tuple[int, ...] = ()
    links: tuple[str, ...] = ()
    capacity: Capacity = Capacity.OFFICIAL
    version: int = 1


@dataclass(frozen=True, slots=True)
class PrivateDetails:
    """What is known of a contributor and is never printed or exported. Its key is the contributor's.

    Its values are left out of `repr`, so that no log and no failed assertion can tell them.
    """

    id: str
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    lawful_basis: str = field(default="", repr=False)
    keep_until: str = field(default="", repr=False)
    version: int = 1


@dataclass(frozen=True, slots=True)
class Authorship:
    """That a contributor wrote an essay, in which order, and the byline as it is printed."""

    id: str
    essay: str
    contributor: str
    order: int = 0
    byline: str = ""  # empty: the contributor's name
    confirmed: str = ""  # the date on which the contributor confirmed it
    version: int = 1

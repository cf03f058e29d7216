"""What the usual names of paragraph styles mean, in whatever program and language they were made."""

from __future__ import annotations

import re

from essayeditor.importers.raw import Role

_NUMBERED = re.compile(
    r"^(?:heading|h|überschrift|titre|título|titolo|kop|rubrik|nagłówek|overskrift) ?_?(\d)$"
)

_ROLES: dict[str, Role] = {
    name: role
    for role, names in {
        Role.TITLE: (
            "title, document title, essay title, chapter title, article title, book title, titel, titre"
        ),
        Role.SUBTITLE: "subtitle, sub-title, document subtitle, untertitel, sous-titre",
        Role.QUOTE: (
            "quote, block text, quotations, quotation, block quote, block quotation, blockquote, "
            "quote block, long quote, long quotation, extract, displayed quotation, zitat, citation"
        ),
        Role.PULL_QUOTE: "intense quote, pull quote, pullquote, pull-quote, callout quote",
        Role.EPIGRAPH: "epigraph, epigraphe",
        Role.VERSE: "verse, poem, poetry, poem line, verse line, stanza",
        Role.CAPTION: (
            "caption, image caption, table caption, table title, figure caption, "
            "drawing caption, captioned figure caption, beschriftung, légende"
        ),
        Role.BYLINE: "byline, by-line, author, authors, author name, contributor, auteur, autor",
        Role.AFFILIATION: "byline role, affiliation, author affiliation, author role",
        Role.STANDFIRST: (
            "standfirst, abstract, intro, introduction paragraph, lead paragraph, deck, lede, strapline"
        ),
        Role.CONTACT: "contact, contact details, e-mail, email",
        Role.SOURCE: "source, table source, figure source, statistic source, credit",
        Role.SEPARATOR: "separator, horizontal line, section break, scene break, ornament",
        Role.LIST_CONTINUE: (
            "list continue, list continue 2, list continue 3, list continue 4, list continue 5, "
            "list 1 cont., list 2 cont."
        ),
    }.items()
    for name in names.split(", ")
}


def role_of_name(name: str) -> tuple[Role, int]:
    """Return what a style of this name means, and the level of a heading; (BODY, 0) if nothing known."""
    name = name.strip().lower()
    numbered = _NUMBERED.match(name)
    if numbered:
        return Role.HEADING, max(1, int(numbered.group(1)))
    return _ROLES.get(name) or _ROLES.get(re.sub(r"[_\d]+$", "", name).strip(), Role.BODY), 0

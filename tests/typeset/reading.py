"""Reading laid-out pages back as text, the way an extractor or a screen reader does."""

from essayeditor.typeset.pages import ARTIFACT, Line, Pages


def spoken(pages: Pages) -> str:
    """Return all tagged words in the order in which they are drawn, spans run together as they say."""
    calls = {
        number
        for number, node in enumerate(pages.nodes)
        if node.role == "Link" and pages.nodes[node.parent].role in ("Reference", "Lbl")
    }
    said = []
    for page in pages.pages:
        said += [line_text(item, calls) for item in page.drawn() if isinstance(item, Line)]
    return "".join(said)


def line_text(line: Line, without: frozenset[int] | set[int] = frozenset()) -> str:
    """Return a line's tagged text: line-end hyphens gone, a drop cap read with its word, no note calls."""
    said = []
    actual = ""
    for span in line.spans:
        if span.tag == ARTIFACT:
            continue
        end = " " if span.space_after else ""
        if span.tag in without:
            said.append(end)
            continue
        if span.actual:
            if span.actual != actual:
                said.append(span.actual)
                actual = span.actual
            words = [shape.text for shape in span.words]
            said.append(" ".join(["", *words[1:]]) + end if len(words) > 1 else end)
            continue
        said.append(" ".join(shape.text for shape in span.words).replace("\u00ad", "") + end)
    return "".join(said)


def structure_words(pages: Pages) -> list[str]:
    """Return the text of each node that has some, in the order of the nodes."""
    said: dict[int, str] = {}
    for page in pages.pages:
        for item in page.drawn():
            if isinstance(item, Line):
                for span in item.spans:
                    if span.tag != ARTIFACT:
                        words = " ".join(shape.text for shape in span.words).replace("\u00ad", "")
                        said[span.tag] = said.get(span.tag, "") + words + (" " if span.space_after else "")
    return [said[tag] for tag in sorted(said)]

"""Reads the lists of an OpenDocument text and counts their items."""

from __future__ import annotations

from collections.abc import Callable

from essayeditor.importers.odt.names import TEXT, XML, H, P, whole
from essayeditor.importers.odt.styles import OdtStyles
from essayeditor.importers.raw import Item, ListMark, Para, Role
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

ReadParagraph = Callable[[Element], list[Item]]
ReadBlock = Callable[[Element], None]


class ListCounter:
    """Counts list items as the lists come; a list may go on counting from one before it."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._by_style: dict[str, dict[int, int]] = {}
        self._by_list: dict[str, dict[int, int]] = {}

    def read(self, element: Element, items: list[Item], paragraph: ReadParagraph, block: ReadBlock) -> None:
        """Read a text:list into `items`."""
        style = element.get(TEXT + "style-name", "")
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        before = element.get(TEXT + "continue-list", "")
        counters: dict[int, int] = {}
        if before in self._by_list:
            counters = self._by_list[before]
        elif goes_on and style in self._by_style:
            counters = self._by_style[style]
        self._by_style[style] = counters
        key = element.get(XML + "id", "")
        if key:
            self._by_list[key] = counters
        self._level(element, style, 1, counters, items, paragraph, block)

    def _level(
        self, element: Element, style: str, level: int, counters: dict[int, int], items: list[Item],
        paragraph: ReadParagraph, block: ReadBlock,
    ) -> None:  # fmt: skip
        style = element.get(TEXT + "style-name") or style
        for item in element:
            first = item.tag == TEXT + "list-item"
            if first:
                start = item.get(TEXT + "start-value")
                if start:
                    counters[level] = whole(start, 1) - 1
            for child in item:
                if child.tag == TEXT + "list":
                    self._level(child, style, level + 1, counters, items, paragraph, block)
                elif child.tag in (P, H):
                    read = paragraph(child)
                    for each in read:
                        if isinstance(each, Para) and each.role is not Role.HEADING and each is read[0]:
                            each.mark = self._mark(style, level, counters, first)
                            first = False
                    items.extend(read)
                else:
                    block(child)

    def _mark(self, style: str, level: int, counters: dict[int, int], first: bool) -> ListMark | None:
        shape = self._styles.level(style, level)
        place = min(level, 9) - 1
        if not first:
            return ListMark(ListKind.CONTINUATION, place, 0, style, shape.indent)
        counters[level] = counters.get(level, shape.start - 1) + 1
        for deeper in [n for n in counters if n > level]:
            del counters[deeper]
        return ListMark(shape.kind or ListKind.CONTINUATION, place, counters[level], style, shape.indent)

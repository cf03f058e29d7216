"""styles.xml: the list of styles written out, with the character and table styles beside them."""

from __future__ import annotations

from essayeditor.exporters.docx.look import Face, Look
from essayeditor.exporters.docx.styles import Style, paragraph_styles, style_id
from essayeditor.exporters.docx.xml import Element, colour, half_points, new, put, sub, twips


def styles_part(look: Look, language: str, essay_depth: int) -> Element:
    """Return the whole styles.xml."""
    root = new("w:styles")
    _defaults(root, look, language)
    styles = paragraph_styles(look, essay_depth)
    faces = {style.id: style.face for style in styles}
    for style in styles:
        _paragraph_style(root, style, faces.get(style.based))
    _character_styles(root, look)
    _table_styles(root, look)
    return root


def _defaults(root: Element, look: Look, language: str) -> None:
    defaults = sub(root, "w:docDefaults")
    run = sub(sub(defaults, "w:rPrDefault"), "w:rPr")
    sub(run, "w:rFonts", ascii=look.serif, hAnsi=look.serif, eastAsia=look.serif, cs="Times New Roman")
    sub(run, "w:kern", val=0)
    sub(run, "w:sz", val=half_points(look.face("body").size))
    sub(run, "w:szCs", val=half_points(look.face("body").size))
    sub(run, "w:lang", val=language, eastAsia="ja-JP", bidi="ar-SA")
    sub(sub(sub(defaults, "w:pPrDefault"), "w:pPr"), "w:widowControl")


_OPENING_TRACKING = 12  # twentieths of a point: 60 thousandths of the body's size
_LARGE = 15  # points
_HIDDEN = frozenset({"Gap", "Kept", "annotation text", "toc 1", "toc 2", "toc 3"})


def _paragraph_style(root: Element, style: Style, parent: Face | None) -> None:
    element = sub(root, "w:style", type="paragraph", styleId=style.id)
    if not style.based:
        put(element, "w:default", 1)
    sub(element, "w:name", val=style.name)
    if style.based:
        sub(element, "w:basedOn", val=style.based)
    if style.next:
        sub(element, "w:next", val=style.next)
    if style.name in _HIDDEN:
        sub(element, "w:semiHidden")
        sub(element, "w:unhideWhenUsed")
    else:
        sub(element, "w:qFormat")
    _paragraph_properties(element, style)
    lowered = style.face.leading / 8 if style.name == "Drop Cap" else 0.0
    _run_properties(element, style.face, parent, lowered)


def _paragraph_properties(element: Element, style: Style) -> None:
    """Write w:pPr, its children in the order of the schema (ISO 29500-1, 17.3.1.26)."""
    properties = sub(element, "w:pPr")
    if style.keep_next:
        sub(properties, "w:keepNext")
    if style.keep_lines:
        sub(properties, "w:keepLines")
    if style.outside:
        sub(properties, "w:framePr", wrap="around", vAnchor="text", hAnchor="margin", xAlign="outside", y=1)
    if style.rules:
        borders = sub(properties, "w:pBdr")
        for rule in style.rules:
            sub(
                borders,
                f"w:{rule.side}",
                val="single",
                sz=rule.width,
                space=rule.space,
                color=colour(rule.colour),
            )
    if style.tab:
        sub(sub(properties, "w:tabs"), "w:tab", val="right", pos=twips(style.tab))
    if not style.hyphenate:
        sub(properties, "w:suppressAutoHyphens")
    face = style.face
    spacing = {"before": twips(face.before), "after": twips(face.after)}
    line = 240 if style.line == "auto" else twips(face.leading)
    sub(properties, "w:spacing", **spacing, line=line, lineRule=_line_rule(style))
    _indents(properties, style)
    sub(properties, "w:jc", val={"start": "left", "end": "right"}.get(style.align, style.align))
    if style.outline is not None:
        sub(properties, "w:outlineLvl", val=style.outline)


def _line_rule(style: Style) -> str:
    """Return how Word is to take the leading: exactly, where type is large and a face would spread it."""
    large = style.face.size >= _LARGE and style.line != "auto"
    return "exact" if large else style.line


def _indents(properties: Element, style: Style) -> None:
    if style.name.startswith(("List Bullet", "List Number", "Proof Item")):
        return  # the numbering says it
    edges = {"left": twips(style.left), "right": twips(style.right)}
    if style.first < 0:
        sub(properties, "w:ind", **edges, hanging=twips(-style.first))
    else:
        sub(properties, "w:ind", **edges, firstLine=twips(style.first))


def _run_properties(element: Element, face: Face, parent: Face | None, lowered: float = 0.0) -> None:
    """Write w:rPr in the order of the schema (ISO 29500-1, 17.3.2.28): what differs from the parent style."""
    properties = sub(element, "w:rPr")
    if parent is None or face.family != parent.family:
        sub(properties, "w:rFonts", ascii=face.family, hAnsi=face.family)
    for tag, now, before in (
        ("w:b", face.bold, parent is not None and parent.bold),
        ("w:i", face.italic, parent is not None and parent.italic),
    ):
        if now != before:
            sub(properties, tag, val=int(now))
            sub(properties, f"{tag}Cs", val=int(now))
    if parent is None or face.colour != parent.colour:
        sub(properties, "w:color", val=colour(face.colour))
    tracking = twips(face.size * face.tracking / 1000)
    if tracking != (twips(parent.size * parent.tracking / 1000) if parent else 0):
        sub(properties, "w:spacing", val=tracking)
    if lowered:
        sub(properties, "w:position", val=-half_points(lowered))
    if parent is None or face.size != parent.size:
        sub(properties, "w:sz", val=half_points(face.size))
        sub(properties, "w:szCs", val=half_points(face.size))
    if not len(properties):
        element.remove(properties)


def _character_styles(root: Element, look: Look) -> None:
    default = sub(root, "w:style", type="character", default=1, styleId="DefaultParagraphFont")
    sub(default, "w:name", val="Default Paragraph Font")
    sub(default, "w:uiPriority", val=1)
    sub(default, "w:semiHidden")
    sub(default, "w:unhideWhenUsed")
    for name in ("footnote reference", "endnote reference"):
        properties = _character(root, name)
        sub(properties, "w:color", val=colour(look.accent))
        sub(properties, "w:vertAlign", val="superscript")
    properties = _character(root, "Hyperlink")
    sub(properties, "w:color", val=colour(look.accent))
    sub(properties, "w:u", val="single")
    properties = _character(root, "Opening Words")
    sub(properties, "w:smallCaps")
    sub(properties, "w:spacing", val=_OPENING_TRACKING)
    properties = _character(root, "HTML Code")
    sub(properties, "w:rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New")
    properties = _character(root, "Caption Label")
    sub(properties, "w:b")
    sub(properties, "w:color", val=colour(look.accent))
    _character(root, "Formula")
    properties = _character(root, "annotation reference")
    sub(properties, "w:sz", val=16)


def _character(root: Element, name: str) -> Element:
    style = sub(root, "w:style", type="character", styleId=style_id(name))
    sub(style, "w:name", val=name)
    sub(style, "w:basedOn", val="DefaultParagraphFont")
    sub(style, "w:unhideWhenUsed")
    return sub(style, "w:rPr")


def _table_styles(root: Element, look: Look) -> None:
    default = sub(root, "w:style", type="table", default=1, styleId="TableNormal")
    sub(default, "w:name", val="Normal Table")
    sub(default, "w:semiHidden")
    sub(default, "w:unhideWhenUsed")
    _cell_margins(sub(default, "w:tblPr"), 0, 5.4)
    none = sub(root, "w:style", type="numbering", default=1, styleId="NoList")
    sub(none, "w:name", val="No List")
    sub(none, "w:semiHidden")
    sub(none, "w:unhideWhenUsed")
    _essay_table(root, look)
    for name in ("Case Study Box", "Asks Box", "Sidebar Box"):
        properties = sub(_table(root, name), "w:tblPr")
        borders = sub(properties, "w:tblBorders")
        sub(borders, "w:top", val="single", sz=24, space=0, color=colour(look.accent))
        _cell_margins(properties, look.grid / 2, look.grid)
        shaded = sub(root[-1], "w:tcPr")
        sub(shaded, "w:shd", val="clear", color="auto", fill=colour(look.tint))


def _essay_table(root: Element, look: Look) -> None:
    style = _table(root, "Essay Table")
    properties = sub(style, "w:tblPr")
    borders = sub(properties, "w:tblBorders")
    sub(borders, "w:top", val="single", sz=8, space=0, color=colour(look.accent))
    sub(borders, "w:bottom", val="single", sz=8, space=0, color=colour(look.accent))
    sub(borders, "w:insideH", val="single", sz=2, space=0, color=colour(look.rule))
    _cell_margins(properties, 0, look.q)
    first = sub(style, "w:tblStylePr", type="firstRow")
    edges = sub(sub(first, "w:tcPr"), "w:tcBorders")
    sub(edges, "w:bottom", val="single", sz=4, space=0, color=colour(look.accent))


def _table(root: Element, name: str) -> Element:
    style = sub(root, "w:style", type="table", styleId=style_id(name))
    sub(style, "w:name", val=name)
    sub(style, "w:basedOn", val="TableNormal")
    sub(style, "w:qFormat")
    return style


def _cell_margins(properties: Element, upright: float, beside: float) -> None:
    margins = sub(properties, "w:tblCellMar")
    for side, width in (("top", upright), ("left", beside), ("bottom", upright), ("right", beside)):
        sub(margins, f"w:{side}", w=twips(width), type="dxa")

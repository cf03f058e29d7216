"""typst with PDF/UA-1. `typst_book.py FOLDER FONTS`; needs the package `typst`."""

from __future__ import annotations

import sys
from pathlib import Path

import typst
from material import Essay, load

_HEAD = """#set document(title: "Stories from Community Britain", author: "Various")
#set page(width: 156mm, height: 234mm, margin: (inside: 20mm, outside: 26mm, top: 24mm, bottom: 24mm),
  numbering: "1", header: context { let h = query(heading.where(level: 1).before(here()))
  if h.len() > 0 { align(center, text(8pt, h.last().body)) } })
#set text(font: "FONT", size: 10pt, lang: "en", region: "gb", hyphenate: true)
#set par(justify: true, leading: 6.8pt, first-line-indent: 13.5pt, spacing: 6.8pt)
#show heading.where(level: 1): it => { pagebreak(weak: true); block(below: 20pt, text(26pt, it.body)) }
#show quote: it => block(inset: (x: 13.5pt), above: 12pt, below: 12pt, it.body)
#text(30pt)[Stories from Community Britain]
#pagebreak()
#outline(depth: 1)
"""


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#$*_`<>@[]~'\"-/=+" else c for c in text)


def _essay(essay: Essay) -> str:
    parts = [f"= {_escaped(essay.title)}\n", f"_{_escaped(essay.author)}_\n"]
    for block in essay.blocks:
        if block.kind == "h":
            parts.append(f"== {_escaped(block.text)}\n")
        elif block.kind == "q":
            parts.append(f"#quote(block: true)[{_escaped(block.text)}]\n")
        elif block.kind == "i":
            picture = f'image("{block.picture}", width: 100%, alt: "A hall")'
            parts.append(f"#figure({picture}, caption: [{_escaped(block.text)}], placement: auto)\n")
        else:
            text, at = "", 0
            for position, said in block.notes:
                text += _escaped(block.text[at:position]) + f"#footnote[{_escaped(said)}]"
                at = position
            parts.append(text + _escaped(block.text[at:]) + "\n")
    return "\n".join(parts)


def main(folder: Path, fonts: Path, family: str) -> None:
    """Write the source, and let typst make book.pdf of it."""
    source = folder / "book.typ"
    source.write_text(_HEAD.replace("FONT", family) + "\n".join(map(_essay, load(folder))), "utf-8")
    typst.compile(
        str(source), output=str(folder / "book.pdf"), font_paths=[str(fonts)], pdf_standards=["ua-1"]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

"""WeasyPrint with PDF/UA-1. `weasyprint_book.py FOLDER FONTS FAMILY`; needs the package `weasyprint`."""

from __future__ import annotations

import html
import sys
from pathlib import Path

from material import Essay, load
from weasyprint import HTML

_STYLE = """
@font-face { font-family: Book; src: url("FONTFILE"); }
@font-face { font-family: Book; font-style: italic; src: url("ITALICFILE"); }
@page { size: 156mm 234mm; margin: 24mm 23mm;
  @top-center { content: string(title); font: 8pt Book }
  @bottom-center { content: counter(page); font: 8pt Book } }
body { font: 10pt/13.5pt Book; text-align: justify; hyphens: auto }
p { margin: 0; text-indent: 13.5pt }
h1 { font-size: 26pt; line-height: 30pt; string-set: title content(); break-before: page; text-align: left }
h2 { font-size: 11.5pt; break-after: avoid }
blockquote { margin: 7pt 13.5pt }
img { width: 100% }
.note { float: footnote; font-size: 8pt; line-height: 10pt }
nav a::after { content: leader(".") target-counter(attr(href), page) }
"""


def _essay(number: int, essay: Essay) -> str:
    parts = [f'<section><h1 id="e{number}">{html.escape(essay.title)}</h1><p>{html.escape(essay.author)}</p>']
    for block in essay.blocks:
        if block.kind == "h":
            parts.append(f"<h2>{html.escape(block.text)}</h2>")
        elif block.kind == "q":
            parts.append(f"<blockquote><p>{html.escape(block.text)}</p></blockquote>")
        elif block.kind == "i":
            caption = html.escape(block.text)
            parts.append(
                f'<figure><img src="{block.picture}" alt="A hall"><figcaption>{caption}</figcaption></figure>'
            )
        else:
            text, at = "", 0
            for position, said in block.notes:
                text += (
                    html.escape(block.text[at:position]) + f'<span class="note">{html.escape(said)}</span>'
                )
                at = position
            parts.append(f"<p>{text}{html.escape(block.text[at:])}</p>")
    return "".join(parts) + "</section>"


def main(folder: Path, fonts: Path) -> None:
    """Make book.pdf."""
    essays = load(folder)
    style = _STYLE.replace("FONTFILE", (fonts / "serif-text.ttf").as_uri()).replace(
        "ITALICFILE", (fonts / "serif-text-italic.ttf").as_uri()
    )
    contents = "".join(f'<p><a href="#e{n}">{html.escape(e.title)}</a></p>' for n, e in enumerate(essays))
    body = "".join(_essay(n, e) for n, e in enumerate(essays))
    page = (
        f'<html lang="en-GB"><head><title>Stories from Community Britain</title><style>{style}</style></head>'
        f"<body><h1>Contents</h1><nav>{contents}</nav>{body}</body></html>"
    )
    HTML(string=page, base_url=str(folder) + "/").write_pdf(str(folder / "book.pdf"), pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

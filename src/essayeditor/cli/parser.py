"""What can be typed, and the help that teaches it."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

import essayeditor

COMMANDS = ("new", "import", "read", "info", "export", "proof", "demo", "self-test")

_ABOUT = """\
Collect essays, arrange them into a book, and export it as PDF or DOCX.

A collection is one file, NAME.essays, that keeps every text in every version, its contributors
and its order. The usual way through:

  essayeditor new stories.essays --title "Stories from Community Britain"
  essayeditor import stories.essays submissions/ --section "Local economy"
  essayeditor info stories.essays
  essayeditor export stories.essays --pdf stories.pdf --docx stories.docx

Files that are imported are read and never changed. A file that is like nothing in the collection
becomes a new essay. One that may be a version of an essay there waits in the inbox, until an editor
says so in the window or it is imported with --as-version-of; the same file is never taken twice."""

_STATUS = """\
Exit status: 0 when all is done, 1 when there is something to look at or the work failed,
2 when the command was not understood. Errors are told on standard error."""


def build() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser = ArgumentParser(
        prog="essayeditor", description=_ABOUT, epilog=_STATUS, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"Essay Editor {essayeditor.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, summary: str, example: str) -> ArgumentParser:
        return commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"Example:\n  essayeditor {example}\n\n{_STATUS}",
            formatter_class=RawDescriptionHelpFormatter,
        )

    new = command(
        "new",
        "make a collection, empty or from a template",
        'new stories.essays --title "Stories from Community Britain" --template stories',
    )
    _collection(new, "the file to make; it must not exist yet")
    new.add_argument("--title", metavar="T", help="the book's title (else the file's name)")
    new.add_argument(
        "--template",
        metavar="NAME",
        default="",
        help="what it begins with: stories, anthology, one-author, or a template of your own",
    )
    _json(new)

    import_ = command(
        "import",
        "read essays into a collection",
        'import stories.essays foreword.docx submissions/ --section "Local economy"',
    )
    _collection(import_)
    import_.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of files")
    import_.add_argument(
        "--section", metavar="NAME", default="", help="put them in this section, made if new"
    )
    what = import_.add_mutually_exclusive_group()
    what.add_argument(
        "--as-version-of",
        metavar="ESSAY",
        default="",
        help="take the one file as the next version of this essay: its id (see info), or its title",
    )
    what.add_argument(
        "--take",
        action="store_true",
        help="take at once what is certainly a version of an essay, or a returned proof",
    )
    what.add_argument("--all-new", action="store_true", help="make each a new essay, whatever it is like")
    _generous(import_)
    _json(import_)

    read = command(
        "read", "read one file without a collection, to see what is in it", "read essay.docx --text"
    )
    read.add_argument("path", type=Path, metavar="PATH", help="the file to read")
    _generous(read)
    how = read.add_mutually_exclusive_group()
    how.add_argument(
        "--text", action="store_true", help="print every word of it, each note on its own line at the end"
    )
    how.add_argument("--json", action="store_true", help="print the Document and the report as JSON")

    info = command("info", "say what is in a collection", "info stories.essays --json")
    _collection(info)
    _json(info)

    export = command(
        "export",
        "make the book",
        "export stories.essays --pdf stories.pdf --docx stories.docx --theme community-britain",
    )
    _collection(export)
    export.add_argument(
        "--pdf", type=Path, metavar="OUT", help="write the book as PDF, tagged and for keeping; at most 10 MB"
    )
    export.add_argument(
        "--print",
        dest="print_pdf",
        type=Path,
        metavar="OUT",
        help="write it as PDF for a printer: 3 mm bleed, marks where it is cut, pictures at 300 an inch",
    )
    export.add_argument("--docx", type=Path, metavar="OUT", help="write the book as a Word document")
    export.add_argument(
        "--theme", metavar="NAME", default="", help="how the pages look (else the collection's own)"
    )
    export.add_argument(
        "--essay", metavar="ID", default="", help="this essay alone: its id (see info), or its title"
    )
    export.add_argument(
        "--edition",
        metavar="NAME",
        default="",
        help="an edition of the book, by its name (else the full book)",
    )
    _embedding(export)
    export.add_argument("--draft", action="store_true", help="mark every page as a draft")
    _json(export)

    proof = command(
        "proof",
        "make a contributor's proof of one essay as a Word file, with the editors' changes tracked",
        'proof stories.essays "A hall of our own" hall.docx --answer-by 2025-02-14',
    )
    _collection(proof)
    proof.add_argument("essay", metavar="ESSAY", help="the essay: its id (see info), or its title")
    proof.add_argument("docx", type=Path, metavar="OUT.docx", help="the file to write")
    proof.add_argument("--answer-by", metavar="DATE", default="", help="until when to answer")
    proof.add_argument(
        "--answer-to", metavar="ADDRESS", default="", help='how to answer, as in "by e-mail to …"'
    )
    proof.add_argument(
        "--no-changes", dest="changes", action="store_false", help="show the text as it will be printed"
    )
    _embedding(proof)
    _json(proof)

    demo = command("demo", "make the sample collection and its book in a folder", "demo out")
    demo.add_argument("folder", type=Path, metavar="FOLDER", help="where to make it; made if it is not there")
    _json(demo)

    command("self-test", "try the whole program in a temporary folder, and say what works", "self-test")
    return parser


def _collection(parser: ArgumentParser, what: str = "the collection") -> None:
    parser.add_argument("file", type=Path, metavar="FILE.essays", help=what)


def _generous(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--generous",
        action="store_true",
        help="let a large file that you trust have 4 GB of memory and two minutes",
    )


def _embedding(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--embed-fonts", action="store_true", help="put the fonts into the Word file (some 2 MB more)"
    )


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the result as JSON, for machines")

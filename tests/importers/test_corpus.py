"""The corpora beside the project: real files read whole, with the figures printed and held to bars."""

import csv
import gc
import statistics
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, read
from essayeditor.importers.archive import Archive
from essayeditor.importers.docx.package import WordPackage
from essayeditor.importers.finish import missing_words
from essayeditor.importers.limits import DEFAULT_LIMITS
from essayeditor.text.document import all_blocks, inlines, walk
from essayeditor.text.marks import SUGGESTIONS
from essayeditor.text.plain import plain
from tests.corpora import CORPUS, needs_corpus

pytestmark = [needs_corpus, pytest.mark.corpus, pytest.mark.timeout(300)]

WORD = CORPUS / "word"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_PACKAGES = {  # git's stand-ins for links to other files: a line of text under a .docx name
    "scripts__performance__docs__handbook-1p.docx",
    "scripts__performance__docs__handbook-872p.docx",
}
LINKED_PICTURES = {  # their bytes are not in the file, and are never fetched: counted apart, and told
    "tests__test-data__external-picture.docx": 1,
    "features__steps__test_files__shp-inline-shape-access.docx": 1,
}
PICTURES_NOT_IN_FILE = {"test__odt__odt__imageRelative.odt": 1}


@dataclass
class Figures:
    """What was counted over one corpus."""

    files: int = 0
    refused: list[str] = field(default_factory=list)
    found: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)
    missing: dict[str, list[str]] = field(default_factory=dict)
    words: int = 0
    essay_words: int = 0
    essay_missing: int = 0
    less: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    @property
    def recall(self):
        return 1 - sum(map(len, self.missing.values())) / max(1, self.words)

    @property
    def essay_recall(self):
        return 1 - self.essay_missing / max(1, self.essay_words)

    def __str__(self):
        lines = [
            f"{self.files} files, {len(self.refused)} refused",
            f"all: {self.words:,} words, recall {self.recall:.6f}",
            f"essay-like {self.essay_words:,} words, recall {self.essay_recall:.6f}",
            f"median {statistics.median(self.seconds) * 1000:.1f} ms, longest {max(self.seconds):.2f} s",
        ]
        lines += [f"{name}: {self.kept[name]} of {self.found[name]} kept" for name in sorted(self.found)]
        lines += [f"missing in {name}: {' '.join(words)[:200]}" for name, words in self.missing.items()]
        return "\n".join(lines)


def manifest():
    with (WORD / "MANIFEST.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def corpus(suffix):
    files = [
        (WORD / row["file"], row["essay_like"] == "1") for row in manifest() if row["file"].endswith(suffix)
    ]
    if suffix == ".docx":
        files += [(path, True) for path in sorted((CORPUS / "books" / "docx").rglob("*.docx"))]
    return files


def file_words(path):
    """Every word of a Word package by a walk of this test's own: text elements under their paragraphs."""
    package = WordPackage(Archive(path.read_bytes(), DEFAULT_LIMITS), DEFAULT_LIMITS)
    parts = [package.main, package.related("footnotes"), package.related("endnotes")]
    lines = []
    for part in filter(None, parts):
        root = package.xml(part)
        for fallback in list(
            root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
        ):
            if (fallback.getprevious()) is not None and "".join(fallback.getprevious().itertext()).strip():
                fallback.getparent().remove(fallback)
        by_paragraph = {}
        for element in root.iter(W + "t", W + "delText", W + "tab", W + "br", W + "cr"):
            paragraph = next(element.iterancestors(W + "p"), None)
            by_paragraph.setdefault(paragraph, []).append(
                element.text or ("" if element.tag == W + "t" else " ")
            )
        lines += ["".join(pieces) for pieces in by_paragraph.values()]
    return [word for line in lines for word in line.replace("—", " ").split() if any(map(str.isalnum, word))]


def read_all(suffix):
    figures = Figures()
    gc.collect()
    for path, essay_like in corpus(suffix):
        start = time.perf_counter()
        try:
            imported = read(path)
        except FileRefused as refused:
            figures.refused.append(f"{path.name}: {refused}")
            continue
        figures.seconds.append(time.perf_counter() - start)
        account(figures, path, imported, essay_like)
    return figures


def account(figures, path, imported, essay_like):
    report = imported.report
    figures.files += 1
    figures.words += report.words_in_file
    figures.essay_words += report.words_in_file if essay_like else 0
    warned = [r.text for r in report.remarks if "not in the essay:" in r.text]
    if warned:
        figures.missing[path.name] = warned[0].split("“")[1].split()
        figures.essay_missing += len(figures.missing[path.name]) if essay_like else 0
    for name, count in report.found.items():
        figures.found[name] += count
        figures.kept[name] += min(count, report.kept[name])
        if report.kept[name] < count:
            figures.less[name, path.name] = (count, report.kept[name])


@pytest.fixture(scope="module")
def docx():
    return read_all(".docx")


@pytest.fixture(scope="module")
def odt():
    return read_all(".odt")


def test_every_readable_docx_is_read(docx, capsys):
    with capsys.disabled():
        print(f"\nDOCX: {docx}")
    assert docx.refused == []
    assert docx.files > 1000


def test_no_docx_takes_long(docx):
    assert max(docx.seconds) < 10


def test_no_word_of_a_docx_is_lost(docx):
    assert docx.essay_recall >= 0.9998
    assert docx.recall >= 0.9995


def test_things_of_docx_are_kept(docx):
    for name in ("notes", "comments", "tables", "links", "suggestions"):
        assert docx.kept[name] == docx.found[name], {k: v for k, v in docx.less.items() if k[0] == name}


def test_pictures_of_docx_are_kept(docx):
    less = {file: found - kept for (name, file), (found, kept) in docx.less.items() if name == "pictures"}
    assert less == {}
    linked = {file: found for (name, file), (found, _) in docx.less.items() if name == "linked pictures"}
    assert linked == LINKED_PICTURES


def test_the_text_printed_holds_every_word_of_the_books():
    """`full_text` against a walk that shares nothing with the reader, on the two real essay collections."""
    words = missing = 0
    for path in sorted((CORPUS / "books" / "docx").rglob("*.docx")):
        inside = file_words(path)
        read_words = full_text(read(path)).replace("—", " ").split()
        words += len(inside)
        missing += len(missing_words(inside, read_words))
    assert words > 100_000
    assert missing == 0


def test_tracked_changes_keep_their_author():
    """Each run that somebody inserted or deleted stands in the essay under a mark of that author."""
    checked = 0
    for row in manifest():
        if "trackchanges" not in row["features"] or not row["file"].endswith(".docx"):
            continue
        path = WORD / row["file"]
        marked = said_under_marks(read(path))
        for author, said in tracked_runs(path):
            checked += 1
            assert any(said in text for text in marked.get(author, ())), (path.name, author, said)
    assert checked > 300


def said_under_marks(imported):
    """What is said under suggestions, by author; white space taken out, as structure may change it."""
    found: dict[str, list[str]] = {}
    for block in all_blocks(imported.document):
        for text in inlines(block):
            for mark in text.marks:
                if mark.kind in SUGGESTIONS:
                    said = "".join(plain(text.cut(mark.start, mark.end)).split())
                    found.setdefault(mark.author, []).append(said)
        change = getattr(block, "change", None)
        if change is not None:  # what comes or goes whole does not say it again of its words
            inside = [text for one in walk((block,)) for text in inlines(one)]
            found.setdefault(change.author, []).extend("".join(plain(text).split()) for text in inside)
    return found


def tracked_runs(path):
    package = WordPackage(Archive(path.read_bytes(), DEFAULT_LIMITS), DEFAULT_LIMITS)
    root = package.xml(package.main)
    for change in root.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
        for run in change.iterfind(W + "r"):
            if run.find(f"{W}rPr/{W}vanish") is not None or run.find(W + "sym") is not None:
                continue
            said = "".join("".join(t.text or "" for t in run.iterchildren(W + "t", W + "delText")).split())
            if said and next(run.iterancestors(W + "txbxContent"), None) is None:
                yield change.get(W + "author", ""), unicodedata.normalize("NFC", said)


def test_links_of_docx_are_kept(docx):
    """Every link to the web or to a mailbox is on its words; others are told of in the report."""
    lost = {}
    total = 0
    for path, _ in corpus(".docx"):
        if path.name in NOT_PACKAGES:
            continue
        wanted = web_links(path)
        if not wanted:
            continue
        imported = read(path)
        have = Counter(
            mark.value
            for block in all_blocks(imported.document)
            for text in inlines(block)
            for mark in text.marks
            if mark.kind == "link"
        )
        total += len(wanted)
        missing = [address for address in wanted if address not in have]
        if missing:
            lost[path.name] = missing
    assert total > 100
    assert sum(map(len, lost.values())) / total <= 0.01, lost


def web_links(path):
    package = WordPackage(Archive(path.read_bytes(), DEFAULT_LIMITS), DEFAULT_LIMITS)
    relationships = package.relationships(package.main)
    root = package.xml(package.main)
    found = []
    for link in root.iter(W + "hyperlink"):
        key = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        target = relationships[key].target if key in relationships else ""
        says = "".join(t.text or "" for t in link.iter(W + "t")).strip()
        if target.lower().startswith(("http://", "https://", "mailto:")) and says:
            place = link.get(W + "anchor")
            found.append((f"{target}#{place}" if place else target).replace(" ", "%20"))
    return found


def test_every_odt_is_read_whole(odt, capsys):
    with capsys.disabled():
        print(f"\nODT: {odt}")
    assert odt.refused == []
    assert odt.recall >= 0.998
    assert odt.kept["notes"] == odt.found["notes"]
    assert odt.kept["comments"] == odt.found["comments"]
    assert odt.kept["tables"] == odt.found["tables"]


def test_ids_are_unique_and_values_canonical():
    """What the readers build holds what the model promises, on a tenth of the corpus."""
    for path, _ in [*corpus(".docx")[::10], *corpus(".odt")[::5]]:
        try:
            document = read(path).document
        except FileRefused:
            continue
        ids = [block.id for block in all_blocks(document)] + [note.id for note in document.notes]
        assert len(ids) == len(set(ids)), path.name

"""Tracked changes and comments."""

from essayeditor.text.blocks import ListItem, Table
from essayeditor.text.marks import MarkKind
from essayeditor.text.plain import plain, plain_text
from essayeditor.text.settle import accepted, rejected
from tests.importers.odt.build import LONG, blocks, imported, p, remarks

INFO = (
    "<office:change-info><dc:creator>Mair</dc:creator><dc:date>2025-01-14T21:02:45</dc:date>"
    "</office:change-info>"
)


def region(key: str, kind: str, inside: str = "") -> str:
    change = f"<text:{kind}>{INFO}{inside}</text:{kind}>"
    return f'<text:changed-region text:id="{key}">{change}</text:changed-region>'


def tracked(*regions: str) -> str:
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def start(key: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>'


def end(key: str) -> str:
    return f'<text:change-end text:change-id="{key}"/>'


def gone(key: str) -> str:
    return f'<text:change text:change-id="{key}"/>'


def accepted_and_rejected(body: str) -> tuple[list[str], list[str]]:
    document = imported(body).document
    return (
        plain_text(accepted(document)).splitlines(),
        plain_text(rejected(document)).splitlines(),
    )


def test_an_insertion_and_a_deletion_have_their_author_and_time():
    (block,) = blocks(
        tracked(region("i", "insertion"), region("d", "deletion", p("old ")))
        + p(f"The {gone('d')}{start('i')}new {end('i')}hall")
    )
    assert block.content.text == "The old new hall"
    said = [(block.content.text[m.start : m.end], m.kind, m.author, m.when) for m in block.content.marks]
    assert said == [
        ("old ", MarkKind.DELETED, "Mair", "2025-01-14T21:02:45"),
        ("new ", MarkKind.INSERTED, "Mair", "2025-01-14T21:02:45"),
    ]


def test_an_insertion_over_paragraphs_splits_them_when_accepted_alone():
    body = tracked(region("i", "insertion")) + p(f"One{start('i')} and") + p(f"two{end('i')} more") + p(LONG)
    assert accepted_and_rejected(body) == (["One and", "two more", LONG], ["One more", LONG])


def test_a_deletion_over_paragraphs_is_put_back_as_paragraphs():
    body = (
        tracked(region("d", "deletion", p(" end of one.") + p("All of two.") + p("Start ")))
        + p(f"Beginning{gone('d')}of three.") + p(LONG)
    )  # fmt: skip
    after, before = accepted_and_rejected(body)
    assert before == ["Beginning end of one.", "All of two.", "Start of three.", LONG]
    assert after == ["Beginningof three.", LONG]


def test_a_whole_deleted_paragraph_and_a_deleted_table_between_paragraphs_come_back():
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    found = blocks(tracked(region("d", "deletion", p("Deleted.") + table)) + p(LONG) + gone("d") + p(LONG))
    assert [type(b).__name__ for b in found] == ["Paragraph", "Paragraph", "Table", "Paragraph"]
    assert all(m.kind is MarkKind.DELETED for m in found[1].content.marks)
    assert found[1].end is not None
    assert isinstance(found[2], Table)
    assert found[2].rows[0][0].blocks[0].content.marks[0].kind is MarkKind.DELETED


def test_words_deleted_from_a_list_item_come_back_into_it():
    def listed(said: str) -> str:
        return f'<text:list text:style-name="Dots"><text:list-item>{p(said)}</text:list-item></text:list>'

    (item,) = blocks(tracked(region("d", "deletion", listed("old "))) + listed(f"The {gone('d')}hall"))
    assert isinstance(item, ListItem)
    assert plain(item.content) == "The old hall"


def test_a_change_of_looks_is_a_suggestion_that_changes_no_word():
    result = imported(
        tracked(region("f", "format-change"))
        + p(f'Set {start("f")}<text:span text:style-name="Bold">bold</text:span>{end("f")} here')
    )
    (block,) = result.document.blocks
    marks = {m.kind: m for m in block.content.marks}
    assert marks[MarkKind.REFORMATTED].value == "bold"
    assert rejected(result.document).blocks[0].content.text == "Set bold here"


def test_suggestions_do_not_reach_into_the_notes_that_are_called_among_them():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('In the note')}</text:note-body></text:note>"
    )
    result = imported(tracked(region("i", "insertion")) + p(f"A{start('i')}b{note}c{end('i')}d"))
    assert result.document.notes[0].blocks[0].content.marks == ()
    assert result.document.notes[0].blocks[0].end is None


def annotation(said: str, name: str = "", author: str = "Mair", **about: str) -> str:
    extra = "".join(f' {k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in about.items())
    named = f' office:name="{name}"' if name else ""
    return (
        f"<office:annotation{named}{extra}><dc:creator>{author}</dc:creator>"
        f"<dc:date>2025-01-14T21:02:45</dc:date>{p(said)}</office:annotation>"
    )


def test_comments_keep_their_stretch_author_time_thread_and_state():
    asked = annotation("Is it so?", "c1", loext__resolved="true")
    told = annotation("It is.", "c2", "Ifan", loext__parent_name="c1")
    body = p(
        f"Say {asked}this<office:annotation-end office:name='c1'/>{told} and that{annotation('A place')}."
    )
    result = imported(body)
    first, second = result.comments
    assert (first.start, first.end, first.resolved) == (4, 8, True)
    assert [(r.author, r.text) for r in first.thread] == [("Mair", "Is it so?"), ("Ifan", "It is.")]
    assert first.thread[0].when == "2025-01-14T21:02:45"
    assert (second.start, second.end) == (17, 17)
    assert result.document.blocks[0].content.text == "Say this and that."
    assert result.report.found["comments"] == result.report.kept["comments"] == 3
    assert result.report.words_in_file == 4


def test_older_replies_only_name_whom_they_answer():
    reply = annotation("Reply to Mair (14/01/2025, 21:02): Because.", "c2", "Ifan")
    result = imported(p(f"A{annotation('Why?', 'c1')}{reply}"))
    (comment,) = result.comments
    assert [r.author for r in comment.thread] == ["Mair", "Ifan"]


def test_a_comment_over_paragraphs_marks_its_first():
    body = p(f"One {annotation('Hm', 'c')}two") + p("three<office:annotation-end office:name='c'/> four")
    (comment,) = imported(body).comments
    assert (comment.start, comment.end) == (4, 7)


def test_a_note_on_a_change_is_told():
    info = INFO.replace("</office:change-info>", f"{p('because it is wrong')}</office:change-info>")
    body = (
        f'<text:tracked-changes><text:changed-region text:id="i"><text:insertion>{info}</text:insertion>'
        f"</text:changed-region></text:tracked-changes>{p(start('i') + 'New' + end('i') + ' words')}"
    )
    result = imported(body)
    assert "A note on a suggested change was left out, the change kept: “because it is wrong”" in remarks(
        result
    )
    assert "are not in the essay" not in remarks(result)

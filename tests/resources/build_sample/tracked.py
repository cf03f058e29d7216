"""Tracked changes and comments, as Word for Windows keeps them."""

from itertools import groupby
from typing import TYPE_CHECKING

from .docx import WML, namespaces, text
from .source import Block, Span

if TYPE_CHECKING:
    from .word365 import WordWriter as _Base
else:
    _Base = object

_DESK = 'w:author="Copy desk" w:date="2025-01-20T{:02d}:{:02d}:00Z"'
_AUTHOR = 'w:author="Sample contributor" w:date="2025-01-21T{:02d}:{:02d}:00Z"'
_COMMENTS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_COMMENT_IDS = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"
_PEOPLE = "http://schemas.microsoft.com/office/2011/relationships/people"


class Tracked(_Base):
    """Adds the wrappers for insertions, deletions and moves, and the parts that hold the comments."""

    changes = 900

    def stamp(self, *, moved: bool = False) -> str:
        """The id, author and time of the next change: the desk's, and every fifth the author's own.

        A move is the desk's, and has one time at both its ends.
        """
        self.changes += 1
        minute = self.changes % 60
        if moved:
            return f'w:id="{self.changes}" {_DESK.format(11, 6)}'
        who = (
            _AUTHOR.format(8, minute) if self.changes % 5 == 0 else _DESK.format(9 + self.changes % 3, minute)
        )
        return f'w:id="{self.changes}" {who}'

    def runs(self, kind: str, spans: tuple[Span, ...]) -> str:
        out = ""
        open_comment = 0
        for (change, comment), group in groupby(spans, key=lambda span: (span.change, span.comment)):
            if comment and comment != open_comment:
                out += "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in self.comment_ids(comment))
            inner = super().runs(kind, tuple(group))
            out += self.changed(change, inner)
            if comment:
                out += "".join(self.comment_end(i) for i in self.comment_ids(comment))
            open_comment = comment
        return out

    def changed(self, change: str, inner: str) -> str:
        if change == "ins":
            return f"<w:ins {self.stamp()}>{inner}</w:ins>"
        if change == "del":
            inner = inner.replace("<w:t>", "<w:delText>").replace("<w:t ", "<w:delText ")
            return f"<w:del {self.stamp()}>{inner.replace('</w:t>', '</w:delText>')}</w:del>"
        if change in ("from", "to"):
            tag = "moveFrom" if change == "from" else "moveTo"
            start = f'<w:{tag}RangeStart {self.stamp(moved=True)} w:name="move187760001"/>'
            edge = self.changes
            return (
                f'{start}<w:{tag} {self.stamp(moved=True)}>{inner}</w:{tag}><w:{tag}RangeEnd w:id="{edge}"/>'
            )
        return inner

    def comment_ids(self, number: int) -> list[int]:
        """The ids of a comment and of its replies: their places in the list."""
        return [index for index, comment in enumerate(self.essay.comments) if comment.number == number]

    def comment_end(self, identity: int) -> str:
        mark = self.r('<w:rStyle w:val="CommentReference"/>', f'<w:commentReference w:id="{identity}"/>')
        return f'<w:commentRangeEnd w:id="{identity}"/>{mark}'

    def write_inserted(self, block: Block) -> str:
        """A whole paragraph that was inserted: its words and its mark."""
        ppr = f"{self.ppr('bullet', block)}<w:rPr><w:ins {self.stamp()}/></w:rPr>"
        return self.p(ppr, self.changed("ins", self.runs("bullet", block.spans)))

    def add_comments(self) -> None:
        spaces = namespaces(*self.prefixes)
        ids = [f"5A10{index:04X}" for index in range(len(self.essay.comments))]
        first = {}
        comments, extended, durable = "", "", ""
        for index, comment in enumerate(self.essay.comments):
            mark = self.r('<w:rStyle w:val="CommentReference"/>', "<w:annotationRef/>")
            comments += (
                f'<w:comment w:id="{index}" w:author="{comment.author}" w:date="{comment.when}" '
                f'w:initials="{comment.initials}"><w:p w14:paraId="{ids[index]}" w14:textId="77777777" '
                f'w:rsidR="{self.rsids[1]}" w:rsidRDefault="{self.rsids[1]}"><w:pPr>'
                '<w:pStyle w:val="CommentText"/>'
                f"</w:pPr>{mark}{self.r('', text(comment.text))}</w:p></w:comment>"
            )
            first.setdefault(comment.number, ids[index])
            parent = f' w15:paraIdParent="{first[comment.number]}"' if comment.reply else ""
            extended += f'<w15:commentEx w15:paraId="{ids[index]}"{parent} w15:done="0"/>'
            durable += (
                f'<w16cid:commentId w16cid:paraId="{ids[index]}" w16cid:durableId="2B{index:02X}41C7"/>'
            )
        people = "".join(
            f'<w15:person w15:author="{who}"><w15:presenceInfo w15:providerId="None" w15:userId="{who}"/>'
            "</w15:person>"
            for who in ("Copy desk", "Sample contributor")
        )
        for name, kind, root, inner in (
            ("comments", "comments", "w:comments", comments),
            ("commentsExtended", _COMMENTS, "w15:commentsEx", extended),
            ("commentsIds", _COMMENT_IDS, "w16cid:commentsIds", durable),
            ("people", _PEOPLE, "w15:people", people),
        ):
            self.package.relate("word/document.xml", kind, f"{name}.xml")
            self.package.add(f"word/{name}.xml", f"<{root} {spaces}>{inner}</{root}>", f"{WML}{name}+xml")

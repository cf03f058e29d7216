"""The queries about an essay: asked, sent, answered, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from essayeditor.collection.entities import Query
from essayeditor.ui.collect.rights.forms import AnswerForm, QuestionForm
from essayeditor.ui.collect.rights.group import Act, Group, Row
from essayeditor.ui.collect.rights.values import Line
from essayeditor.ui.shell import Shell
from essayeditor.ui.widgets import buttons


class Queries(Group):
    """A row for each query, the open ones first."""

    def __init__(
        self, shell: Shell, letter: Callable[[str], object], place: Callable[[], str] | None = None
    ) -> None:
        """`place`, where there is a text beside it, returns the block that a question is about."""
        super().__init__("Queries")
        self._place_of = place
        self.open_ones = 0
        self._shell = shell
        self._essay = ""
        self._shown: object = None
        self._queries: dict[str, Query] = {}
        self.ask = buttons.button("Ask a question…", self.ask_question, "query")
        self.send = buttons.link("Write the letter…", lambda: letter(self._essay))
        self.foot(self.ask)
        self.foot(self.send)

    def show_queries(self, essay: str, found: list[tuple[Query, Line]]) -> None:
        """Show the queries about an essay."""
        if essay != self._essay:
            self.close_form()
        shown = (essay, tuple(found))
        if shown == self._shown:
            return
        self._essay, self._shown = essay, shown
        self._queries = {query.id: query for query, _line in found}
        self.open_ones = sum(not query.closed for query, _line in found)
        self.detail.setText(f"{self.open_ones} open" if self.open_ones else "")
        self.send.setVisible(self.open_ones > 0)
        self.show_rows([(query.id, self._row(query, line)) for query, line in found])

    def _row(self, query: Query, line: Line) -> Row:
        acts: list[Act] = [] if query.closed else [("Close…", lambda: self._ask_answer(query.id))]
        links: list[Act] = []
        if query.block and self._shell.has("edit"):
            links.append(("Show in the text", lambda: self._show(query)))
        if query.closed:
            links.append(("Open again", lambda: self._perform(lambda desk: desk.reopen_query(query.id))))
        links.append(("Delete", lambda: self._perform(lambda desk: desk.delete_query(query.id))))
        if query.answer:
            line = Line(line.key, line.icon, line.tone, line.title, f"{line.said}. Answer: {query.answer}")
        return Row(line, acts, links)

    def ask_question(self) -> None:
        """Open the form for a question."""
        people = [(person.id, person.name) for _, person in self._shell.session.record.authors(self._essay)]
        block = self._place_of() if self._place_of is not None else ""
        form = QuestionForm(people, date.today(), about_place=bool(block))
        form.block = block
        form.done.connect(lambda: self._ask(form))
        form.cancelled.connect(self.close_form)
        self.open_form("", form)
        form.question.setFocus()

    def _ask(self, form: QuestionForm) -> None:
        essay, question, whom = self._essay, form.question.toPlainText(), str(form.whom.currentData() or "")
        block = form.block
        if self._perform(lambda desk: desk.add_query(essay, question, block, contributor=whom)) is not None:
            self.close_form()

    def _ask_answer(self, query: str) -> None:
        form = AnswerForm(self._queries[query].answer, date.today())
        form.done.connect(lambda: self._close(query, form))
        form.cancelled.connect(self.close_form)
        self.open_form(query, form)
        form.answer.setFocus()

    def _close(self, query: str, form: AnswerForm) -> None:
        answer = form.answer.toPlainText()
        if self._perform(lambda desk: desk.close_query(query, answer)) is not None:
            self.close_form()

    def _show(self, query: Query) -> None:
        from essayeditor.ui.edit.queries import go_to

        if not go_to(self._shell, query):
            self._shell.session.told.emit("The place that was asked about is no longer in the text.", False)

    def _perform(self, operation: Callable[..., object]) -> object:
        return self._shell.session.perform(operation)

"""The commands that work on a collection."""

from __future__ import annotations

from argparse import Namespace

from essayeditor.cli import output
from essayeditor.cli.summary import Summary, of_collection, of_export, of_import
from essayeditor.collection.editions import editions
from essayeditor.desk import Desk, ImportResult, Progress
from essayeditor.desk.editions import FULL
from essayeditor.desk.jobs.importing import Matches
from essayeditor.foundation.errors import OperationRefused

SUFFIX = ".essays"


def new(options: Namespace) -> int:
    """Make a collection, empty or from a template."""
    path = options.file if options.file.suffix else options.file.with_suffix(SUFFIX)
    with Desk.create(path, options.title or path.stem, options.template):
        pass
    if options.json:
        output.machine({"file": str(path), "title": options.title or path.stem})
    else:
        output.say(f"Made {path}. Next: essayeditor import {path} FILES")
    return 0


def import_(options: Namespace) -> int:
    """Read files into a collection, and say of each what became of it."""
    with Desk.open(options.file) as desk:
        if options.as_version_of:
            result = _import_version(desk, options)
        else:
            section = _section(desk, options.section) if options.section else ""
            matches = Matches.NEW if options.all_new else Matches.TAKE if options.take else Matches.WAIT
            job = desk.import_files(options.paths, section, matches=matches, generous=options.generous)
            result = job.wait(on_progress=_show)
        output.progress("")
        rows = of_import(result)
    return _told(rows, options)


def _import_version(desk: Desk, options: Namespace) -> ImportResult:
    """Take one file as the next version of the essay that is named, one that waits already too."""
    if len(options.paths) != 1 or options.paths[0].is_dir():
        raise OperationRefused("Name one file to take as the next version of an essay.")
    essay = _essay(desk, options.as_version_of)
    job = desk.import_files(options.paths, generous=options.generous, version_of=essay)
    return job.wait(on_progress=_show)


def info(options: Namespace) -> int:
    """Say what is in a collection."""
    with Desk.open(options.file, read_only=True) as desk:
        rows = of_collection(desk)
    return _told(rows, options)


def export(options: Namespace) -> int:
    """Make the book as PDF, DOCX or both."""
    if not (options.pdf or options.print_pdf or options.docx):
        output.error("Say what to make: --pdf OUT, --print OUT, --docx OUT, or several.")
        return 2
    with Desk.open(options.file, read_only=True) as desk:
        essay = _essay(desk, options.essay) if options.essay else ""
        job = desk.export(
            options.pdf,
            options.docx,
            theme=options.theme,
            essay=essay,
            draft=options.draft,
            print_pdf=options.print_pdf,
            edition=_edition(desk, options.edition),
            embed_fonts=options.embed_fonts,
        )
        rows = of_export(job.wait(on_progress=_show))
        output.progress("")
    return _told(rows, options)


def proof(options: Namespace) -> int:
    """Make a contributor's proof of one essay."""
    with Desk.open(options.file, read_only=True) as desk:
        job = desk.proof(
            _essay(desk, options.essay),
            options.docx,
            answer_by=options.answer_by,
            answer_to=_how_to_answer(options.answer_to),
            changes=options.changes,
            embed_fonts=options.embed_fonts,
        )
        rows = of_export(job.wait(on_progress=_show))
        output.progress("")
    return _told(rows, options)


def _how_to_answer(address: str) -> str:
    """Return how to answer as part of a sentence: a bare address is one for e-mail."""
    return f"by e-mail to {address}" if "@" in address and " " not in address else address


def demo(options: Namespace) -> int:
    """Make the sample collection and its book in a folder, or take what is there."""
    from essayeditor.cli.demo import make

    rows = make(options.folder, _show)
    output.progress("")
    return _told(rows, options)


def _told(rows: Summary, options: Namespace) -> int:
    """Print a summary as asked for, and return the exit status it means."""
    if options.json:
        output.machine(rows.data)
    else:
        output.say(*rows.lines)
        if rows.looks:
            output.say("To look at:", *(f"  {line}" for line in rows.looks))
    for problem in rows.problems:
        output.error(problem)
    return 1 if rows.problems else 0


def _show(step: Progress) -> None:
    output.progress(" ".join(part for part in (step.what, f"{step.done} of {step.of}", step.detail) if part))


def _section(desk: Desk, name: str) -> str:
    """Return the key of the section of this name, made at the end if there is none."""
    for section in desk.record.sections():
        if section.title.casefold() == name.casefold():
            return section.id
    before = {section.id for section in desk.record.sections()}
    desk.add_section(name)
    (made,) = (section.id for section in desk.record.sections() if section.id not in before)
    return made


def _edition(desk: Desk, name: str) -> str:
    """Return the key of the edition of this name, "" for the full book."""
    found = editions(desk.record)
    if not name or name.casefold() == FULL.casefold():
        return ""
    for edition in found:
        if edition.name.casefold() == name.casefold():
            return edition.id
    names = ", ".join([FULL, *(edition.name for edition in found)])
    raise OperationRefused(f"There is no edition ‘{name}’. Those there are: {names}.")


def _essay(desk: Desk, wanted: str) -> str:
    """Return the key of the essay with this key, the start of it, or this title."""
    essays = desk.record.essays()
    found = [e for e in essays if e.id == wanted or e.title.casefold() == wanted.casefold()]
    found = found or [e for e in essays if len(wanted) >= 4 and e.id.startswith(wanted)]
    if len(found) == 1:
        return found[0].id
    trouble = "More than one essay fits" if found else "There is no essay"
    raise OperationRefused(f"{trouble} ‘{wanted}’. `essayeditor info` lists them with their ids.")

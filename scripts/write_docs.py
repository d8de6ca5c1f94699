"""Write what the documentation shows of sifcalc, from sifcalc itself.

The reference pages are made whole; in the README and the other pages, what commands print is
filled in anew below each command. What a block leaves out after "..." stays left out.
"""

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from documentation import ROOT, pages, transcripts
from expect_complaints import arguments_of, bad_cases
from man_pages import file_name, manual
from rich.console import Console

from sifcalc.answers import ANSWER_TYPES, answered, ruled
from sifcalc.case import columns
from sifcalc.casefile.written import MARKS
from sifcalc.cli import exits, main, sifcalc
from sifcalc.console.inputs import open_source
from sifcalc.console.streams import Streams
from sifcalc.diagnostics import DIAGNOSTICS
from sifcalc.output import FORMATS, CaseResults, Query
from sifcalc.output.formats import markdown as markdown_format
from sifcalc.output.formats.sheets import LAYOUTS, table
from sifcalc.output.formats.table import print_page
from sifcalc.output.pages.document import (
    Block,
    Cell,
    Document,
    Table,
    cell,
    document,
    heading,
    paragraph,
)
from sifcalc.wording import listed

CROYDON = "examples/croydon-2017.yaml"
WIDTH = 80
MADE_BY = "<!-- Written by scripts/write_docs.py: `make docs` writes it again. -->\n\n"


def commands() -> str:
    """The command reference: the help of every command."""
    parts = [f"{MADE_BY}# Commands\n"]
    for name, command in _commands("sifcalc", sifcalc):
        context = click.Context(command, info_name=name, terminal_width=WIDTH)
        context.help_option_names = ["-h", "--help"]
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for own in command.list_commands(context):
            if part := command.get_command(context, own):
                yield from _commands(f"{name} {own}", part)


def rulebook(framework: str) -> str:
    """The rulebook page of a framework: every entry in full."""
    query = Query(ANSWER_TYPES["rules"], explain=True, named=framework)
    page = document(ruled(query), query)
    return MADE_BY + markdown_format.filled(page)


def formats() -> str:
    """The page on formats: what each is for, which command has it, and the columns of tables."""
    blocks: list[Block] = [heading("Formats")]
    rows = [
        cells(
            name,
            ", ".join(entry.endings),
            entry.summary,
            listed(kind.name for kind in ANSWER_TYPES.values() if name in kind.formats),
        )
        for name, entry in FORMATS.items()
    ]
    headings = ("Format", "Endings of files", "What it is", "Answers of")
    blocks.append(Table("Formats", headings, tuple(rows)))
    blocks.append(paragraph("Due is what timeline lists with --due-within."))
    blocks.append(heading("Columns of a table of cases"))
    rows = [
        cells(column.name, column.description, column.takes, "; ".join(column.headings))
        for column in columns()
    ]
    headings = ("Column", "What it holds", "Takes", "Headings that mean the same")
    blocks.append(Table("Columns", headings, tuple(rows)))
    blocks.append(
        paragraph(
            "Headings are read in any case, spacing and punctuation, over several lines, with "
            "the or without, and with (grade), judgement or rating behind a grade's, (date) or "
            "(dd/mm/yyyy) behind a date's. Where two frameworks share a heading, the other "
            "headings tell which is meant. A heading that is nearly one of these, or below "
            "which a cell holds a grade in words, is refused, at the row of the first grade "
            "where that is not among the first twenty: --column HEADING=name reads it, --column "
            "HEADING= passes it over, and a column without a heading is called by its number, "
            "as column 7. Other columns are carried through unread, and a note names them: in "
            "JSON under other; in CSV, and in a workbook's first sheet after its summary and in "
            "Grade, as columns after sifcalc's own, under their own headings. One that is called "
            "like a column of sifcalc's is called other: and its heading there. What has no "
            "heading, or one that is known only once the rows are read, is in the column other of "
            "CSV as JSON."
        )
    )
    blocks.append(heading("Answers read back"))
    blocks.append(
        paragraph(
            "What grade writes as CSV (with --excel or without), XLSX, JSON or JSON Lines is read"
            " back as the same cases: each authority, its judgements, and as its award what"
            " awarded says. So is the sheet Grade of the workbooks of timeline and report. What"
            " sifcalc worked out, overall first, is passed over, and a note says so. The dates of a"
            " case are not in a grading: for a timeline give the case. Any other answer with cases"
            " in it is refused."
        )
    )
    blocks.append(
        paragraph(
            "In a table of your own, awarded is the award where it stands beside overall, and a"
            " row in which they differ is noted. An overall without awarded is refused beside"
            f" {listed(sorted(MARKS), 'or')}: it may be one that sifcalc worked out. So is an"
            " answer of grade that lacks a judgement, and a row that tells of an award and does"
            " not give it."
        )
    )
    blocks.append(heading("Whose a case is"))
    blocks.append(
        paragraph(
            "An authority is matched by any name, number or code that sifcalc authorities knows,"
            " as of the inspection's first day on site, else the report's day, else the re-"
            "inspection's. authority stays as it was typed; authority_name (as in Ofsted's"
            " reports), authority_code (the ONS code of the time), ofsted_urn and region are"
            " empty where it is not matched, and a note says why, once for each name. With"
            " --authorities strict that is a complaint."
        )
    )
    blocks.append(heading("Sheets of a workbook"))
    blocks.append(
        paragraph(
            "Answers about cases begin with the sheet Summary, on one printed page: the grade, why"
            " in a line each, the next five dates, what is overdue or past and not recorded, and"
            " what the marks mean. Then there is a sheet for each part that has a row; the words of"
            " each clock, what follows, what was left out, warnings and notes are in Words. The"
            " reasons for a grade stand with it; over several cases they are in Reasons, a row a"
            " rule, which names the cases."
        )
    )
    blocks.append(
        paragraph(
            "Headings are plain words, and the comment on each is the column's name in data. A"
            " grade, a status, yes and no are words too; a date is a date. The first columns are"
            " printed, landscape on A4 and as wide as the page, the headings on every page. The"
            " rest, with headings in italics, are to the right of what is printed, and those that"
            " were carried through come last."
        )
    )
    blocks.append(heading("Events of a calendar"))
    blocks.append(
        paragraph(
            "Each event is of whole days, takes up no time, and its title begins with what takes"
            " place: Done, on the day it was done; Due, on the last day for it, or the day it is"
            " of; Open, over a window of up to ten working days; Opens and Closes, at both ends of"
            " a longer one; Expected, for what is projected, planned, or only seen in practice."
            " The authority stands last. The whole words, the source and the count are in the"
            " description. What is projected, provisional, not certain to apply or warned of is"
            " tentative."
        )
    )
    blocks.append(
        paragraph(
            "Where a window that had two events is done, or is one event now, its opening is"
            " withdrawn (STATUS:CANCELLED, under the same UID), and the other event says what is"
            " so now: nothing is there twice."
        )
    )
    blocks.append(
        paragraph(
            "Importing a calendar again updates its events. An event is told by its clock and by"
            " its cycle: the authority that is matched (else its name as typed, but for case and"
            " spacing) and the first day on site, else the day the report was received, else"
            " published. Where that day may still come or change, or two cases share it, give the"
            " case an id (case_id in a table): the id then tells its own cycle. A re-inspection"
            " is told by the authority and its own first day, so that it has the same events in"
            " the file of the first inspection as in a file of its own without an id. Where both"
            " files are given, those are the events, and the list of --due-within, of its own"
            " file. Two cases that nothing tells apart are refused a calendar together. A visit"
            " or an inspection by itself is told by its kind and day."
        )
    )
    blocks.append(heading("Single clocks"))
    blocks.append(
        paragraph(
            "With --get timeline, visit and inspection print a clock's date, or earliest/latest"
            " where it has a window, and of several clocks id, tab and date a line; the name of the"
            " case and a tab come first where there are several cases, or a table. As json it is an"
            " array of an object a clock, as jsonl an object a line, as csv a row under the columns"
            " of due: in each a milestone's keys, with status and working_days_left among them, as"
            " the answer for the whole case has it, and schema_version, framework, as_of and whose"
            " case it is. They come by case, in the order asked. A clock that has no date has no"
            " line, object or row; standard error says why, and the exit code is 3, also where"
            " others have one. The array may be empty."
        )
    )
    blocks.append(heading("What differs"))
    blocks.append(
        paragraph(
            "The data of changes and record is one object a case: as_of_before and as_of, changes"
            " and comes_next. Of each of the changes, kind is grade, met, not_met, moved, new,"
            " gone, due or status; before and after are the milestone as in timeline, null where"
            " it has no date; working_days_moved is negative for one that comes sooner; of kind"
            " grade, grade_before and grade are the overall effectiveness. comes_next are the next"
            " three milestones. A case that is in one file alone has a note that says in which,"
            " and all its clocks are new or gone."
        )
    )
    for kind in ANSWER_TYPES.values():
        if "csv" in kind.formats:
            blocks.append(heading(f"Columns of the CSV of {kind.name}"))
            blocks.append(paragraph(f"{listed(table(LAYOUTS[kind.name]).headings)}."))
    return MADE_BY + markdown_format.filled(Document("Formats and columns", tuple(blocks)))


def diagnostics() -> str:
    """The page on complaints: what each means, how it is cured, and a bad case that has it."""
    parts = [f"{MADE_BY}# Complaints\n"]
    parts.append(
        "What is wrong is said on standard error as `file:line:column: id: what`, with the line and"
        " what is meant in it; in a table the column is the number of the cell. Everything that is"
        " wrong is said at once. With `--diagnostics json` each complaint, and each note, is an"
        " object on a line of its own. Where many cells of a table's column have the same fault,"
        " the first three are said, and how many there are in all; there are never over 40 lines,"
        " unless --all-complaints is given. An id never changes its meaning.\n"
    )
    for id, diagnostic in DIAGNOSTICS.items():
        parts.append(f"## {id}\n\n{diagnostic.meaning}\n\n{diagnostic.cure}\n")
        parts.append(f"```text\n{_example_of(id)}```\n")
    return "\n".join(parts)


def _example_of(id: str) -> str:
    """What a bad case with that complaint, if it can be that alone, says of which command."""
    lines = []
    for path in bad_cases():
        said = path.with_name(f"{path.name}.stderr").read_text(encoding="utf-8")
        if f": {id}: " in said:
            others = sum(f": {other}: " in said for other in DIAGNOSTICS if other != id)
            example = f"$ sifcalc {shlex.join(arguments_of(path))}\n{said}"
            lines.append((others, len(said), example))
    return min(lines)[-1]


def cells(*texts: str) -> tuple[Cell, ...]:
    """A row of a table."""
    return tuple(map(cell, texts))


def picture() -> str:
    """A picture of the terminal: what `sifcalc grade` prints of Croydon, drawn by rich."""
    query = Query(ANSWER_TYPES["grade"])
    graded = answered(open_source(str(ROOT / CROYDON)), query)
    answers = [a for case in graded if isinstance(case, CaseResults) for a in case.answers]
    console = Console(
        record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    page = document(answers, query)
    print_page(console, page.blocks, plain=False)
    drawn = console.export_svg(title=f"sifcalc grade {CROYDON}", unique_id="sifcalc")
    # A picture asks for nothing from anywhere: the reader's own fonts do.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def manuals() -> dict[str, Callable[[], str]]:
    """The page for `man` of each command, by the name of its file."""
    commands = dict(_commands("sifcalc", sifcalc))
    pages: dict[str, Callable[[], str]] = {}
    for name, command in commands.items():
        parent = name.rpartition(" ")[0]
        of_it = [other for other in commands if other.rpartition(" ")[0] == name]
        others = [*filter(None, [parent]), *of_it]
        pages[f"docs/man/{file_name(name)}.1"] = partial(manual, name, command, others)
    return pages


PAGES: dict[str, Callable[[], str]] = {
    "docs/commands.md": commands,
    "docs/rulebook.md": partial(rulebook, "sif"),
    "docs/rulebook-ilacs.md": partial(rulebook, "ilacs"),
    "docs/diagnostics.md": diagnostics,
    "docs/formats.md": formats,
    "docs/terminal.svg": picture,
    **manuals(),
}


def printed(command: str) -> str:
    """What a command prints at a terminal 80 columns wide."""
    written = io.BytesIO()
    with _at_a_terminal(written) as paper:
        code = main(shlex.split(command)[1:])
        paper.flush()
    if code not in (exits.ANSWERED, exits.BREACH):
        sys.exit(f"{command}: exit code {code}")
    return written.getvalue().decode()


@contextmanager
def _at_a_terminal(written: io.BytesIO) -> Iterator[io.TextIOWrapper]:
    before, width, is_terminal = sys.stdout, Streams.width, Streams.is_terminal
    shown_with = {name: os.environ.get(name, "") for name in ("TERM", "PAGER")}
    sys.stdout = paper = io.TextIOWrapper(written, encoding="utf-8", newline="")
    Streams.width, Streams.is_terminal = WIDTH, True  # type: ignore[assignment] # as a terminal has
    os.environ |= {"TERM": "dumb", "PAGER": "cat"}
    try:
        yield paper
    finally:
        sys.stdout = before
        os.environ |= shown_with
        Streams.width, Streams.is_terminal = width, is_terminal  # type: ignore[method-assign]


def filled(text: str) -> str:
    """The text with what its commands print filled in."""

    def block(match: re.Match[str]) -> str:
        return (
            "```console\n" + "".join(_transcript(*part) for part in transcripts(match[1])) + "```"
        )

    return re.sub(r"^```console\n(.*?)^```$", block, text, flags=re.MULTILINE | re.DOTALL)


def _transcript(command: str, before: str) -> str:
    now = printed(command)
    kept = before.partition("...\n")[0]
    if kept != before and kept.count("\n") < now.count("\n"):
        lines = now.splitlines(keepends=True)[: kept.count("\n")]
        now = "".join([*lines, "...\n"])
    return f"$ {command}\n{now}"


if __name__ == "__main__":
    os.chdir(ROOT)
    for name, page in PAGES.items():
        Path(name).write_text(page(), encoding="utf-8")
    for path in pages():
        with TemporaryDirectory() as folder:
            shutil.copytree("examples", Path(folder, "examples"))
            os.chdir(folder)  # commands that write files write them here
            path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
            os.chdir(ROOT)

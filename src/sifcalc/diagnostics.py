"""What each complaint means, by ids that stay the same from release to release."""

from typing import NamedTuple


class Diagnostic(NamedTuple):
    """What a complaint means, and what cures it."""

    meaning: str
    cure: str


DIAGNOSTICS = {
    "answer-of-sifcalc": Diagnostic(
        "What was given is an answer of sifcalc rather than a case, or has columns of one: then its"
        " overall effectiveness may be what sifcalc worked out, and not what was awarded.",
        "Give the case that was answered. Of answers, those of `sifcalc grade` are read back as"
        " they were written. In a table of your own, name the column of the award `awarded`.",
    ),
    "bad-csv": Diagnostic(
        "The table is not CSV, has no heading that sifcalc knows, or a row has more cells than"
        " there are headings: then which cell is which is not known.",
        "Put quotes around a cell that holds the delimiter or a new line, or save the table again.",
    ),
    "bad-date": Diagnostic(
        "A date is in a form that could be read in two ways, is no day of the calendar, was another"
        " day of the week than it says, or is outside 1980 to 2100.",
        "Write 2017-09-04, 04/09/2017 with the day first, or 4 September 2017. In a workbook, give"
        " the cell the format of a date.",
    ),
    "bad-json": Diagnostic(
        "The file is not JSON, or uses what no case needs, such as NaN.",
        "Mend it where the place points: most often a comma or a quote is missing just before.",
    ),
    "bad-xlsx": Diagnostic(
        "The file is no workbook, is damaged, has a password, declares entities, or has no heading"
        " that sifcalc knows.",
        "Open it in Excel and save it as an Excel Workbook (.xlsx), or the sheet as CSV UTF-8.",
    ),
    "bad-yaml": Diagnostic(
        "The file is not YAML, or uses what no case needs: aliases, tags, several documents, a key"
        " of more than a word.",
        "Mend it where the place points. Indent with spaces, and put quotes around text that"
        " begins with a sign.",
    ),
    "contradicts-file": Diagnostic(
        "An option says other than the file.", "Leave out the option, or mend the file."
    ),
    "duplicate-key": Diagnostic(
        "A key or a column is there twice, and which of them counts is not known.",
        "Keep one of the two.",
    ),
    "impossible-dates": Diagnostic(
        "Two dates cannot both be true, such as a report before the inspection ended.",
        "Mend whichever of the two is wrong; both places are named.",
    ),
    "no-case": Diagnostic(
        "The file is empty, or holds no keys or no rows.",
        "Write a case in it: `sifcalc new` shows how.",
    ),
    "nothing-to-count-from": Diagnostic(
        "A timeline was asked for, and the case has no date that any clock counts from.",
        "Give the day the report was received, or at least the day it was published.",
    ),
    "nothing-to-grade": Diagnostic(
        "A grade was asked for, and no key judgement is given.",
        "Give at least one of the three key judgements, if only as not judged.",
    ),
    "nothing-to-report": Diagnostic(
        "A report was asked for, and the case has neither a judgement nor a date.",
        "Give a judgement, or the day the report was received.",
    ),
    "out-of-range": Diagnostic(
        "A count leaves the years for which sifcalc has bank holidays, 1980 to 2100.",
        "Check the year of the date it is counted from.",
    ),
    "split-headings": Diagnostic(
        "The headings of a table are spread over several rows, with one above another.",
        "Put every heading in one row, with only titles above it.",
    ),
    "too-deep": Diagnostic(
        "Lists or mappings are nested deeper than in any case.", "Write the case without nesting."
    ),
    "too-large": Diagnostic(
        "The file, a line, a cell or the number of rows is larger than in any real table of cases."
        " Of a workbook: a row of more than 16,384 cells, a sheet of more than 500,000 cells or"
        " 200,000 rows, and more than 300,000 texts or 32 million bytes of them.",
        "Check that it is the file you meant. A sheet saved as CSV may have two million rows.",
    ),
    "unknown-authority": Diagnostic(
        "Under --authorities strict: an authority is no name, number or code of one, had that name"
        " on no such day, or is one of several until a day tells which. On the page: an inspection"
        " is to be counted though it is undated, and that authority has none.",
        "Write the name that is given as the nearest, or one that `sifcalc authorities` shows.",
    ),
    "unknown-grade": Diagnostic(
        "A judgement has a word that is no grade.",
        "Write outstanding, good, requires improvement (or RI), inadequate, not judged, or Ofsted's"
        " number, 1 to 4.",
    ),
    "unknown-key": Diagnostic(
        "A key is none that a case has, or stands where it does not belong.",
        "Use the key that is named; `sifcalc new` lists them all.",
    ),
    "unknown-sheet": Diagnostic(
        "The workbook has no sheet of the name or number given, or the file is no workbook.",
        "Give the name of a sheet that is listed, or leave --sheet out.",
    ),
    "unread-heading": Diagnostic(
        "A heading of a table is none of sifcalc's and nearly one, or grades stand in its column,"
        " or several frameworks have it: what it means is not guessed, and it is not passed over.",
        'Write the name that is meant in its place, or give `--column "HEADING=name"`, which reads'
        ' it so. `--column "HEADING="` passes it over.',
    ),
    "unreadable-file": Diagnostic(
        "The file cannot be opened, or is no text.", "Check its name, and that you may read it."
    ),
    "unsaved-formula": Diagnostic(
        "A cell holds a formula whose result the workbook does not hold, so that it looks empty.",
        "Open the workbook in Excel and save it, or write the value in place of the formula.",
    ),
    "unwritable-file": Diagnostic(
        "The file that -o, `new` or `record` names cannot be written, or is none that `record` can"
        " write into. What was there is as it was.",
        "Check the folder, that you may write there, that there is room, and that no other program"
        " has the file open. `new` and `schema` replace a file only with --force. What `record`"
        " cannot write, write in by hand.",
    ),
    "wrong-activity": Diagnostic(
        "What inspectors did is none of those that sifcalc has, or what is given does not go with"
        " it.",
        "Write one of those that the complaint names, or leave the key out.",
    ),
    "wrong-framework": Diagnostic(
        "The framework that is named is none that sifcalc has, or has other judgements than the"
        " case.",
        "Write one of those that the complaint names, or leave the key out.",
    ),
    "wrong-judgement": Diagnostic(
        "Inspections that began on that day are not given this judgement.",
        "Check the first day on site; give the judgements as the report names them.",
    ),
    "wrong-kind": Diagnostic(
        "A value is of another kind than its key takes, such as a list for a date.",
        "Write what the complaint says it takes.",
    ),
}
"""The diagnostic of each complaint, by the complaint's id."""

"""Values given as options of a command, by themselves or beside a file."""

from collections.abc import Mapping
from copy import deepcopy

from sifcalc.case import Case, columns, value_at
from sifcalc.casefile.located import LocatedData, put
from sifcalc.casefile.validate import case_of
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.grades import in_plain


def option_name(column: str) -> str:
    """The option for a column of a table: --report-received for report_received."""
    return "--" + column.replace("_", "-")


def options_tree(given: Mapping[str, str]) -> LocatedData:
    """The values given, by their columns' names, as data; the place of each is its option."""
    return _with(LocatedData({}, Place("options"), {}, {}, lambda _path: ""), given)


def merged_tree(located: LocatedData, in_file: Case, given: Mapping[str, str]) -> LocatedData:
    """The data of a file, whose case is `in_file`, with the values given as options added.

    Raises BadInput for a value that cannot be read, or that contradicts the file.
    """
    in_options = case_of(options_tree(given))
    complaints = []
    for column in columns():
        said, asked = value_at(in_file, column.path), value_at(in_options, column.path)
        if column.name in given and said is not None and said != asked:
            place = located.place(column.path)
            words = str(in_plain(said))
            message = f"{given[column.name]!r} contradicts {place}, which says {words!r}"
            option = Place(option_name(column.name))
            complaints.append(Complaint("contradicts-file", message, option))
    if complaints:
        raise BadInput(*complaints)
    return _with(located, given)


def _with(located: LocatedData, given: Mapping[str, str]) -> LocatedData:
    data, values = deepcopy(located.data), dict(located.values)
    for column in columns():
        if column.name in given:
            put(data, column.path, given[column.name])
            values[column.path] = Place(option_name(column.name))
    return located._replace(data=data, values=values)

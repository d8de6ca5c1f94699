"""A chart in a workbook: stacked bars, each of them a hundred percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any  # xlsxwriter gives it: it says nothing of types

if TYPE_CHECKING:
    from sifcalc.output.pages.document import Shares

_NAME = "Chart"
_FILLS = {"best": "#00592F", "good": "#8FCAA3", "caution": "#F2C879", "bad": "#A3001B"}
_ON_DARK = ("best", "bad")
_HEIGHT, _OF_A_BAR, _WIDTH = 160, 32, 660
"""The pixels of a chart: its height without bars, that of each bar, and its width."""
_CELL = (64, 20)
"""The pixels of a cell: its width and its height, where nothing else is set."""

WIDTHS = (30, 13, 13, 22, 13)
"""The widths of the columns of a chart's numbers, in characters."""


def add_chart(workbook: Any, page: Any, shares: Shares, heading: Any) -> None:
    """Write the numbers of the bars to the page, in the style of a heading the names of the grades.

    Excel's own chart of them stands beside them.
    """
    parts = shares.bars[0].parts
    for column, name in enumerate(("What", *(part.words.capitalize() for part in parts))):
        page.write_string(0, column, name, heading)
    for row, bar in enumerate(shares.bars, start=1):
        page.write_string(row, 0, bar.label)
        for column, part in enumerate(bar.parts, start=1):
            page.write_number(row, column, part.number)
    last = len(shares.bars)

    chart = workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for column, part in enumerate(parts, start=1):
        chart.add_series(
            {
                "name": [_NAME, 0, column],
                "categories": [_NAME, 1, 0, last, 0],
                "values": [_NAME, 1, column, last, column],
                "fill": {"color": _FILLS[part.tone]},
                "border": {"color": "#FFFFFF"},
                "gap": 40,
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",  # a part of zero has no label
                    "font": {"color": "#FFFFFF" if part.tone in _ON_DARK else "#000000"},
                },
            }
        )
    chart.set_title({"name": shares.title, "overlay": False})
    chart.set_y_axis({"reverse": True})  # else the first bar is the lowest
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT + _OF_A_BAR * last})
    said = f"{shares.title}, in percent. The cells beside it have the numbers."
    beside = len(parts) + 2
    page.insert_chart(1, beside, chart, {"description": said})
    page.repeat_rows(0)
    rows = (_HEIGHT + _OF_A_BAR * last) // _CELL[1] + 2
    page.print_area(0, 0, rows, beside + _WIDTH // _CELL[0])

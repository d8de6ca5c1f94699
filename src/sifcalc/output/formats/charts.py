"""A chart in a workbook: stacked bars, each of them a hundred percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any  # xlsxwriter gives it: it says nothing of types

if TYPE_CHECKING:
    from sifcalc.output.pages.document import Shares

_NAME = "Chart"
_FILLS = {"best": "#00592F", "good": "#8FCAA3", "caution": "#F2C879", "bad": "#A3001B"}
_ON_DARK = ("best", "bad")
_HEIGHT, _OF_A_BAR, _WIDTH = 160, 32, 760
"""The pixels of a chart: its height without bars, that of each bar, and its width."""


def add_chart(workbook: Any, shares: Shares) -> None:
    """Add a sheet with the numbers of the bars, and Excel's own chart of them."""
    page = workbook.add_worksheet(_NAME)
    parts = shares.bars[0].parts
    for column, part in enumerate(parts, start=1):
        page.write_string(0, column, part.words)
    for row, bar in enumerate(shares.bars, start=1):
        page.write_string(row, 0, bar.label)
        for column, part in enumerate(bar.parts, start=1):
            page.write_number(row, column, part.number)
    last = len(shares.bars)
    page.set_column(0, 0, max(len(bar.label) for bar in shares.bars) + 3)
    page.set_column(1, len(parts), max(len(part.words) for part in parts) + 3)

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
                    "num_format": "0;;",  # a part of none has no label
                    "font": {"color": "#FFFFFF" if part.tone in _ON_DARK else "#000000"},
                },
            }
        )
    chart.set_title({"name": shares.title, "overlay": False})
    chart.set_y_axis({"reverse": True})  # else the first bar is the lowest
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT + _OF_A_BAR * last})
    said = f"{shares.title}, in percent. The cells beside it have the numbers."
    page.insert_chart(1, len(parts) + 2, chart, {"description": said})
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)

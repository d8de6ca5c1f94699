"""Judgements and deadlines under Ofsted's single inspection framework, 2013 to 2018.

So far: working days in England.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sifcalc.workdays import BankHoliday as BankHoliday
    from sifcalc.workdays import add_working_days as add_working_days
    from sifcalc.workdays import bank_holidays_between as bank_holidays_between
    from sifcalc.workdays import count_working_days as count_working_days
    from sifcalc.workdays import is_working_day as is_working_day

__version__ = "0.1.0"

# Each public name is imported when it is first asked for: importing pydantic takes longer than
# most of what sifcalc is asked to do.
_HOMES = {
    "workdays": (
        "BankHoliday",
        "add_working_days",
        "bank_holidays_between",
        "count_working_days",
        "is_working_day",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    """The public name `name`, its module imported when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'sifcalc' has no attribute {name!r}")
    value = getattr(import_module(f"sifcalc.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion in an editor or a notebook."""
    return sorted(__all__)

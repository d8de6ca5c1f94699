"""The templates that pages and case files are filled from."""

from collections.abc import Callable
from functools import cache
from typing import Any  # a filter takes and gives whatever a template has

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape


@cache
def template(name: str, **filters: Callable[..., Any]) -> Template:
    """The template of that name; in one of HTML what is filled in is never markup."""
    environment = Environment(
        loader=PackageLoader("sifcalc.templates", ""),
        autoescape=select_autoescape(("html.jinja", "svg.jinja"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"kind": lambda block: type(block).__name__, **filters}
    return environment.get_template(name)

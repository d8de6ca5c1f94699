"""The option that keeps to one party's clocks."""

from __future__ import annotations

import click

from sifcalc.cli.options import one_of
from sifcalc.rulebook.terms import Party
from sifcalc.wording import listed


class PartyType(click.ParamType):  # type: ignore[type-arg] # generic only from click 8.3
    """A party by its name, in any case, with spaces or hyphens."""

    name = "party"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Party:
        """The party, or a usage error."""
        parties = {party.value.casefold(): party for party in Party}
        named = str(value).casefold().replace("-", " ").replace("_", " ")
        if named not in parties:
            names = listed((party.value for party in Party), "or")
            self.fail(f"{value!r} is not one of those who act: {names}", param, ctx)
        return parties[named]


actor_option = click.option(
    "--actor",
    type=PartyType(),
    metavar="NAME",
    help="Only what this party does.",
    shell_complete=one_of(lambda: (party.value.replace(" ", "-") for party in Party)),
)

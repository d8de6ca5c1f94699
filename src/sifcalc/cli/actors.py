"""The option that keeps to one party's clocks."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from sifcalc.cli.options import one_of
from sifcalc.rulebook.actors import Party
from sifcalc.wording import listed

if TYPE_CHECKING:
    from sifcalc.cli.options import Command


class PartyType(click.ParamType):  # type: ignore[type-arg] # generic only from click 8.3
    """A party by its name, in any case, with spaces or hyphens."""

    name = "party"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Party:
        """The party, or a usage error."""
        parties = {party.value.casefold(): party for party in Party}
        parties |= dict.fromkeys(("la", "council", "authority"), Party.LOCAL_AUTHORITY)
        named = str(value).casefold().replace("-", " ").replace("_", " ")
        if named not in parties:
            names = listed((party.value for party in Party), "or")
            self.fail(f"{value!r} is not one of those who act: {names}", param, ctx)
        return parties[named]


_actor_option = click.option(
    "--actor",
    type=PartyType(),
    metavar="NAME",
    help="Only what this party does; LA and council are the local authority.",
    shell_complete=one_of(lambda: (party.value.replace(" ", "-") for party in Party)),
)
_mine_option = click.option("--mine", is_flag=True, help="Only what the local authority does.")


def actor_option(command: Command) -> Command:
    """Give a command --actor and --mine, as `actor`."""

    @wraps(command)
    def with_actor(*, actor: Party | None, mine: bool, **rest: object) -> object:
        if mine and actor not in (None, Party.LOCAL_AUTHORITY):
            raise click.UsageError(f"--mine is what the local authority does, --actor {actor}.")
        return command(actor=Party.LOCAL_AUTHORITY if mine else actor, **rest)

    return _actor_option(_mine_option(with_actor))

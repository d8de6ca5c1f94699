"""A group of commands that knows what a mistyped one may have meant."""

import click

from sifcalc.wording import nearest


class Suggesting(click.Group):
    """A group that names the command most like one that it does not have."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that comes first, and what follows it; a usage error where there is none."""
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = nearest(name.lower(), known)
        hint = f" Did you mean {near!r}?" if near else ""
        raise click.UsageError(f"No such command {name!r}.{hint}", ctx)

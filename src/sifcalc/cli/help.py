"""`sifcalc help`."""

from __future__ import annotations

import click

from sifcalc.console.streams import Streams


def _commands(context: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    root = context.find_root()
    commands = root.command.list_commands(root) if isinstance(root.command, click.Group) else []
    return [name for name in commands if name.startswith(typed)]


@click.command("help")
@click.argument("names", metavar="[COMMAND]...", nargs=-1, shell_complete=_commands)
@click.pass_context
def command(context: click.Context, names: tuple[str, ...]) -> None:
    """Show the help of sifcalc, or of one of its commands, as --help does.

    A command of a command is named after it: sifcalc help workdays add.
    """
    shown = context.find_root()
    for name in names:
        group = shown.command
        if not isinstance(group, click.Group):
            raise click.UsageError(f"`{shown.command_path}` has no commands of its own.")
        _, named, _ = group.resolve_command(shown, [name])
        assert named  # noqa: S101 - an unknown name has been refused
        shown = click.Context(named, info_name=name, parent=shown)
    Streams().write(f"{shown.get_help()}\n")

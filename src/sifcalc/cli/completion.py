"""`sifcalc completion`."""

from __future__ import annotations

from importlib.metadata import version

import click
from click.shell_completion import get_completion_class

from sifcalc.console.streams import Streams

SHELLS = {"bash": "8.0", "zsh": "8.0", "fish": "8.0", "powershell": "8.5"}
"""The shells, with the click that began to complete in each."""


@click.command("completion")
@click.argument("shell", metavar=f"[{'|'.join(SHELLS)}]", type=click.Choice(list(SHELLS)))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options, files and the ids of clocks.

    Add the line for yours to what it runs when it starts:

    \b
    bash        eval "$(sifcalc completion bash)"
    zsh         eval "$(sifcalc completion zsh)"
    fish        sifcalc completion fish | source
    PowerShell  sifcalc completion powershell | Out-String | Invoke-Expression
    """  # noqa: D301 - click's own sign for lines that stay as they are
    complete = get_completion_class(shell)
    if complete is None:
        raise click.UsageError(
            f"click {version('click')}, which is installed, does not complete in {shell}: click"
            f" {SHELLS[shell]} or newer does (pip install --upgrade click)."
        )
    program = complete(context.find_root().command, {}, "sifcalc", "_SIFCALC_COMPLETE")
    Streams().write(f"{program.source()}\n")

"""The command `reperes`: each verb is loaded only when it is called, so that the quick ones stay quick."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

# Each verb, in the order of the help, with the module of `commands` that holds it.
VERBS = {
    "nouveau": "nouveau",
    "valider": "valider",
    "verifier": "verifier",
    "bilan": "bilan",
    "comparer": "comparer",
    "ecarts": "ecarts",
    "construire": "construire",
    "servir": "servir",
    "preparer": "construire",
    "publiable": "publiable",
    "adresses": "adresses",
    "liens": "liens",
    "schema": "schema",
    "registre": "registre",
    "annuaire": "annuaire",
}


class Verbs(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Run a verb; what it prints is UTF-8 everywhere: a pipe of Windows knows neither « → » nor « ≤ »."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name all verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a verb, or return nothing when there is none of this name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"reperes_sante.commands.{VERBS[cmd_name]}"), cmd_name)
        return command


@click.group(cls=Verbs)
def main() -> None:
    """Repères Santé : écrire et vérifier les fiches, construire le site."""

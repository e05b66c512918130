"""The verbs of the command `reperes`, each loaded only when it is called: the quick ones stay quick."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from reperes_sante.france.register import FILES

ELSEWHERE = "Allez dans le dossier du projet, ou nommez-le par « --racine »."
REGISTER = (
    "Copiez « data/registre » depuis le dépôt de Repères Santé ; « make registre », dans ce dépôt, le refait."
)


def _project(*needed: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the project, refused without what a verb needs of the register.

    Args:
        needed: files of the register.
    """
    return click.option(
        "--racine",
        default=".",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=partial(_checked, needed),
        help="Dossier du projet (par défaut, le dossier courant).",
    )


def _checked(
    needed: tuple[str, ...], _context: click.Context, _parameter: click.Parameter, root: Path
) -> Path:
    if not (root / "data").is_dir():
        raise click.UsageError(f"Il n'y a pas de dossier « data » dans « {root} ». {ELSEWHERE}")
    missing = [name for name in needed if not (root / "data" / "registre" / name).is_file()]
    if missing:
        raise click.UsageError(f"Il manque le registre officiel ({', '.join(missing)}). {REGISTER}")
    return root


PROJECT = _project(*FILES)
# For verbs that make the register, or never read it.
DATA = _project()


# Each verb, in the order of the help, with the module of `commands` that holds it.
VERBS = {
    "nouveau": "nouveau",
    "valider": "valider",
    "verifier": "verifier",
    "bilan": "bilan",
    "comparer": "comparer",
    "ecarts": "publiable",
    "construire": "construire",
    "servir": "construire",
    "preparer": "construire",
    "publiable": "publiable",
    "adresses": "publiable",
    "liens": "publiable",
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

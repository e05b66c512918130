"""The verbs of the command `reperes`, each loaded only when it is called: the quick ones stay quick."""

from __future__ import annotations

import ast
import atexit
import gc
import io
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from reperes_sante.commands.french import speak_french

speak_french()
ELSEWHERE = "Allez dans le dossier du projet, ou nommez-le par « --racine »."
REGISTER = (
    "Copiez « data/registre » depuis le dépôt du générateur ; « make registre », dans ce dépôt, le refait."
)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _project(*, needs_register: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the project, refused without what a verb needs."""
    return click.option(
        "--racine",
        default=".",
        type=FOLDER,
        callback=partial(_checked, needs_register),
        help="Dossier du projet (par défaut, le dossier courant).",
    )


def _checked(
    needs_register: bool,  # noqa: FBT001 - click gives what follows by place
    _context: click.Context,
    _parameter: click.Parameter,
    root: Path,
) -> Path:
    if not (root / "data").is_dir():
        raise click.UsageError(f"Il n'y a pas de dossier « data » dans « {root} ». {ELSEWHERE}")
    if needs_register:
        from reperes_sante.france.register import FILES  # noqa: PLC0415 - help does not need it

        missing = [name for name in FILES if not (root / "data" / "registre" / name).is_file()]
        if missing:
            raise click.UsageError(f"Il manque le registre officiel ({', '.join(missing)}). {REGISTER}")
    return root


PROJECT = _project(needs_register=True)
# For verbs that make the register, or never read it.
DATA = _project(needs_register=False)


# What a verb reads lives as long as it: the collector of garbage, which by default looks at 700 new objects,
# spent a seventh of a build on finding nothing.
SELDOM = 50_000

# Each verb, in the order of the help, with the module of `commands` that holds it.
VERBS = {
    "commencer": "commencer",
    "mettre-a-jour": "commencer",
    "nouveau": "nouveau",
    "renommer": "reecrire",
    "alleger": "reecrire",
    "valider": "valider",
    "verifier": "verifier",
    "bilan": "bilan",
    "comparer": "bilan",
    "ecarts": "publiable",
    "construire": "construire",
    "servir": "servir",
    "preparer": "construire",
    "apercu": "construire",
    "publiable": "publiable",
    "adresses": "publiable",
    "liens": "publiable",
    "schema": "schema",
    "registre": "registre",
    "annuaire": "registre",
}


def _function(verb: str) -> str:
    return verb.replace("-", "_")


class Verbs(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Run a verb; what it prints is UTF-8 everywhere: a pipe of Windows knows neither « → » nor « ≤ »."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        gc.set_threshold(SELDOM)
        # The system takes everything back at once: Python would first look for what could be given back.
        atexit.register(gc.freeze)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a verb; what it refuses, or what the disk or the system refuses it, is told in words."""
        from reperes_sante.model.findings import DataError  # noqa: PLC0415 - help does not need it
        from reperes_sante.read import luck  # noqa: PLC0415 - the same

        try:
            return super().invoke(ctx)
        except luck.RefusalError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.sortie)
        except DataError as error:
            click.echo("\n".join(map(str, error.findings)), err=True)
            ctx.exit(1)
        except OSError as error:
            # Whoever reads what is printed may have heard enough.
            if isinstance(error, BrokenPipeError):
                raise
            click.echo(str(luck.told(error)), err=True)
            ctx.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is typed; of one that does not exist, name those that are written nearly so."""
        if args[0] not in VERBS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=VERBS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name all verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a verb, or return nothing when there is none of this name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(
            import_module(f"reperes_sante.commands.{VERBS[cmd_name]}"), _function(cmd_name)
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs, each with its sentence, without importing what they work with."""
        room = formatter.width - 6 - max(map(len, VERBS))
        with formatter.section("Commandes "):
            formatter.write_dl(
                [(verb, _Told(verb).get_short_help_str(room)) for verb in self.list_commands(ctx)]
            )


class _Told(click.Command):
    """A verb as its docstring tells it, without its module having been run."""

    def __init__(self, name: str) -> None:
        tree = ast.parse(Path(__file__).with_name(f"{VERBS[name]}.py").read_text("utf-8"))
        found = next(
            item for item in tree.body if isinstance(item, ast.FunctionDef) and item.name == _function(name)
        )
        super().__init__(name, help=cleandoc(ast.get_docstring(found) or ""))


@click.group(
    cls=Verbs,
    subcommand_metavar="COMMANDE [MOTS]...",
    context_settings={"help_option_names": ["--help", "--aide"]},
)
def main() -> None:
    """Repères Santé : écrire et vérifier les fiches, construire le site."""

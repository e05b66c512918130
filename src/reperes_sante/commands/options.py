"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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

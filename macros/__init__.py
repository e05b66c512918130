"""The glue to the site engine: gives pages the macros that render the data.

MkDocs (mkdocs-macros-plugin) and Zensical both call `define_env`; nothing else of the project knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from reperes_sante.findings import DataError
from reperes_sante.rendering import BLOCS
from reperes_sante.site import prepare


def define_env(env: Any) -> None:  # noqa: ANN401
    """Register the macros; called by the engine with its own environment, once per build or per page.

    Raises:
        PluginError: the data hold errors; the engine prints them and stops, or waits when it serves.
    """
    try:
        renderer = prepare(Path(env.project_dir)).renderer
    except DataError as error:
        raise PluginError(f"les données contiennent des erreurs.\n{error}") from None

    def url() -> str:
        return str(env.variables["page"].url)

    env.macro(renderer.titre, "titre")
    env.macro(lambda rubrique, fiche: renderer.page(rubrique, fiche, url()), "fiche")
    for nom in BLOCS:
        env.macro(_bloc(renderer.bloc, nom, url), nom)


def _bloc(render: Callable[..., str], nom: str, url: Callable[[], str]) -> Callable[..., str]:
    return lambda *arguments: render(nom, url(), *arguments)

"""The glue to the site engine: gives pages the macros that render the data.

MkDocs (mkdocs-macros-plugin) and Zensical both call `define_env`; nothing else of the project knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from reperes_sante.model.findings import DataError
from reperes_sante.publish.preview import PreviewRenderer, shown
from reperes_sante.publish.recipe import prepare
from reperes_sante.render import BLOCS, Renderer

Now = Callable[[], Renderer | PreviewRenderer]


def define_env(env: Any) -> None:  # noqa: ANN401
    """Register the macros; called by the engine with its own environment, once per build or per page.

    Raises:
        PluginError: the data hold errors; the engine prints them and stops.
    """

    def url() -> str:
        return str(env.variables["page"].url)

    # The plugin tells pages what git says of the last commit, and fails at a zone that no clock has.
    env.variables.pop("git", None)
    now = _renderer(Path(env.project_dir))
    env.macro(lambda *named: now().titre(*named), "titre")
    env.macro(lambda genre, cle: now().page(genre, cle, url()), "fiche")
    env.macro(lambda genre, cle, chemin: now().partie(genre, cle, chemin, url()), "partie")
    for nom in BLOCS:
        env.macro(_bloc(now, nom, url), nom)


def _renderer(root: Path) -> Now:
    """Return what gives the renderer: a preview changes it with its data, the engine keeps its macros."""
    if root in shown:
        return lambda: shown[root]
    try:
        renderer = prepare(root).renderer
    except DataError as error:
        raise PluginError(f"les données contiennent des erreurs.\n{error}") from None
    return lambda: renderer


def _bloc(now: Now, nom: str, url: Callable[[], str]) -> Callable[..., str]:
    return lambda *arguments: now().bloc(nom, url(), *arguments)

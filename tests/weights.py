"""What first visits weigh, beside the stock theme in the same run; `make mesures` keeps it in the data."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser

from reperes_sante.model.rubriques import Rubrique
from reperes_sante.publish.recipe import build
from tests.browser import open_browser
from tests.built import BuiltPage, BuiltSite
from tests.conftest import ROOT, copy_project
from tests.server import served
from tests.visits import Visit, kinds, visit

# Kinds of pages that the site tells of: an address without the names of things, and what to call it.
NAMES = {
    "": "Accueil",
    "territoires/*/": f"Territoire : {Rubrique.APERCU.label}",
    **{f"territoires/*/{r.value}/": f"Territoire : {r.label}" for r in Rubrique if r is not Rubrique.APERCU},
    "themes/*/": "Thème",
    "organismes/*/": "Organisme",
    "numeros-utiles/": "Numéros utiles",
}
HEAD = "# Fichier généré par « make mesures » : ne le modifiez pas à la main.\n"


class Weights(NamedTuple):
    """Visits of one run, each on a fast line and on a slow one.

    Attributes:
        navigateur: browser and version.
        visites: our pages, by name.
        temoin: name of the stock theme's home page, and its visit.
    """

    navigateur: str
    visites: dict[str, tuple[Visit, Visit]]
    temoin: tuple[str, tuple[Visit, Visit]]


def measured_kinds(site: BuiltSite) -> dict[str, BuiltPage]:
    """Return the pages to tell, by name of kind: the heaviest of each."""
    heaviest = kinds(site)
    return {name: heaviest[kind] for kind, name in NAMES.items() if kind in heaviest}


def weigh(root: Path) -> Weights:
    """Visit the built site of a project, and the same content with the stock theme.

    Args:
        root: a copy of the project, built into `site/`; the stock theme is built into `temoin/`.
    """
    stock = build_stock(root)
    site = BuiltSite(root / "site")
    with open_browser() as browser:
        with served(site.folder) as base:
            ours = {nom: _both(browser, base + page.adresse) for nom, page in measured_kinds(site).items()}
        with served(stock) as base:
            theirs = _both(browser, base)
        name = f"Le même accueil avec le thème Material {version('mkdocs-material')} non modifié"
        return Weights(f"Chromium {browser.version}", ours, (name, theirs))


def build_stock(root: Path) -> Path:
    """Build the same pages with the theme as it comes: its own skeleton, styles, scripts and search."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    text = text.replace("  custom_dir: overrides", "  # custom_dir: overrides", 1)
    (root / "temoin.yml").write_text(text.replace("plugins:\n", "plugins:\n  - search\n", 1), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "temoin.yml", "--site-dir", "temoin"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root / "temoin"


def keep(weights: Weights, path: Path, day: dt.date) -> None:
    """Write the measures as data."""
    name, (stock, _) = weights.temoin
    content = {
        "mesure_le": day.isoformat(),
        "navigateur": weights.navigateur,
        "visites": [_row(nom, fast) for nom, (fast, _) in weights.visites.items()],
        "temoin": _row(name, stock),
    }
    path.write_text(HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120), "utf-8")


def _row(nom: str, seen: Visit) -> dict[str, object]:
    return {"nom": nom, "poids": round(seen.octets / 1000, 1), "fichiers": len(seen.adresses)}


def _both(browser: Browser, url: str) -> tuple[Visit, Visit]:
    return visit(browser, url), visit(browser, url, slow=True)


def main() -> None:
    """Measure the project and keep the measures in its data."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "projet", ROOT)
        build(root, root / "site")
        keep(weigh(root), ROOT / "data" / "mesures.yml", dt.datetime.now(tz=dt.UTC).date())


if __name__ == "__main__":
    main()

"""Measure, and print a table: `make bench`, or `make bench-petit` for what is measured in a minute.

Nothing here is a test. What commands take is told in seconds of processor too: these hardly depend on what
else runs.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.built import gzipped
from tests.conftest import ROOT, copy_project
from tests.first_search import costs
from tests.grown import grow
from tests.measured import MOST_BYTES, MOST_NODES, change, follow, over, pages, run
from tests.visits import Visit
from tests.weights import Weights, weigh

FICHE = "arras.yml"
# How many territories a project is grown to, one after the other; nothing stands for all there are.
GROWN = (400, None)
HEAVIEST = 10
# One question in ten of the table.
EVERY = 10


Rows = list[tuple[str, str]]


def costs_of(root: Path) -> Rows:
    """Return what checking and building cost: with nothing kept, with all kept, after a change."""
    fiche = min((root / "data" / "territoires").glob("*.yml"))
    count = len(list(fiche.parent.glob("*.yml")))
    shutil.rmtree(root / "build", ignore_errors=True)
    rows = [("valider, rien de gardé", run(root, "valider")), ("valider", run(root, "valider"))]
    rows.append(("construire, rien de gardé", run(root, "construire")))
    rows.append(("construire, rien de changé", run(root, "construire")))
    change(fiche, "Une phrase changée.")
    rows.append(("construire, une fiche changée", run(root, "construire")))
    return [(f"{name}, {count} territoires", str(spent)) for name, spent in rows]


def previewed(root: Path) -> Rows:
    """Return how soon the preview shows a page, then what is saved."""
    count = len(list((root / "data" / "territoires").glob("*.yml")))
    seen = follow(root, root / "data" / "territoires" / FICHE)
    saves = ", ".join(f"{seconds:.2f}" for seconds in seen.saves)
    return [
        (f"aperçu, première page, {count} territoires", f"{seen.first:.1f} s"),
        (
            f"aperçu, de l'enregistrement à l'onglet, {count} territoires",
            f"{statistics.median(seen.saves):.2f} s ({saves}), {seen.cpu:.2f} s de processeur",
        ),
    ]


def heaviest(root: Path) -> Rows:
    """Return the heaviest pages of a built site, and how many pass a budget."""
    found = pages(root / "site")
    heavy = over(found)
    told = [(f"page {page.path}", f"{page.octets / 1000:.1f} ko, {page.elements} éléments") for page in found]
    return [
        (
            f"pages, dont plus de {MOST_BYTES / 1000:.0f} ko ou {MOST_NODES} éléments",
            f"{len(found)}, {len(heavy)}",
        ),
        *told[:HEAVIEST],
    ]


def first_searches(site: Path, count: int) -> tuple[tuple[str, str], ...]:
    """Measure in a browser what a first search costs: median and greatest, pasted, then typed slowly."""
    pasted, typed = costs(site, EVERY), costs(site, 4 * EVERY, letter_by_letter=True)
    name = f"première recherche, {count} territoires"
    told = f"{statistics.median(pasted) / 1000:.0f} ko, au plus {max(pasted) / 1000:.0f}"
    return (name, told), (f"{name}, lettre à lettre, au plus", f"{max(typed) / 1000:.0f} ko")


def visited(weights: Weights) -> list[tuple[str, str]]:
    """Return a row for each first visit: weight, files, and when it is readable on a slow line."""
    stock, seen = weights.temoin
    return [(f"visite : {name}", _visited(*both)) for name, both in {**weights.visites, stock: seen}.items()]


def _visited(fast: Visit, slow: Visit) -> str:
    readable = f"lisible en {slow.lisible / 1000:.2f} s en 3G lente"
    return f"{fast.octets / 1000:.1f} ko, {len(fast.adresses)} fichiers, {readable}"


def commune_rows(assets: Path) -> list[tuple[str, str]]:
    """Return what « Ma commune » weighs, per kind of file of the register."""
    sizes = {path.stem: gzipped(path) for path in (assets / "communes").iterdir()}
    rows = [("communes : index, gzip", f"{sizes.pop('index') / 1000:.1f} ko")]
    for kind in ("noms", "codes", "departement"):
        own = [size for stem, size in sizes.items() if stem.startswith(f"{kind}-")]
        rows.append(
            (f"communes : {len(own)} fichiers « {kind} », le plus grand, gzip", f"{max(own) / 1000:.1f} ko")
        )
    return rows


def small(root: Path) -> None:
    """Print what is measured in a minute, on the data as they are."""
    printed(costs_of(root))
    printed(heaviest(root))
    printed(previewed(root))


def whole(root: Path) -> None:
    """Print all of it, on the data as they are, then on more and more territories."""
    small(root)
    assets, files = root / "site" / "assets", len(list((root / "data" / "territoires").glob("*.yml")))
    printed([("feuille de style, gzip", f"{gzipped(assets / 'site.css') / 1000:.1f} ko")])
    printed(first_searches(root / "site", files))
    printed(visited(weigh(root)))
    printed(commune_rows(assets))
    for wanted in GROWN:
        count = grow(root, wanted)
        printed(costs_of(root))
        printed(heaviest(root))
        printed(previewed(root))
        printed(first_searches(root / "site", count))


def printed(rows: Iterable[tuple[str, str]]) -> None:
    """Print rows as they come: some are long to measure."""
    for name, value in rows:
        print(f"{name:<75} {value}", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        (small if "--petit" in sys.argv else whole)(copy_project(Path(folder) / "projet", ROOT))

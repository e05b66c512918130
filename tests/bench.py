"""Measure, and print a table: `make bench`. Nothing here is a test."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reperes_sante.publish.recipe import build, open_site
from reperes_sante.publish.search import FOLDER, search_files, searchable
from reperes_sante.read.disk import write_if_changed
from reperes_sante.validate import load
from tests.built import gzipped
from tests.conftest import ROOT, copy_project
from tests.first_search import costs
from tests.visits import Visit
from tests.weights import Weights, weigh

MODEL = "flers-agglo"
RUNS = 5
# One question in ten of the table.
EVERY = 10


def seconds(action: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median wall time of an action, in seconds."""
    return statistics.median(_once(action) for _ in range(runs))


def _once(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def validate(root: Path) -> None:
    """Run `reperes valider` as a whole process."""
    command = [sys.executable, "-m", "reperes_sante", "valider", "--racine", str(root)]
    subprocess.run(command, capture_output=True, check=True)


def with_every_epci(root: Path) -> int:
    """Give every intercommunalité of the register a file, copied from a real one; return how many files."""
    folder = root / "data" / "territoires"
    taken = {territoire.siren for territoire in load(root).catalogue.territoires.values()}
    text = (folder / f"{MODEL}.yml").read_text("utf-8")
    model = load(root).catalogue.territoires[MODEL]
    for code, epci in load(root).catalogue.registre.epci.items():
        if code not in taken:
            name = f"essai-{code}"
            own = text.replace(f"id: {MODEL}", f"id: {name}").replace(model.siren or "", code)
            own = own.replace(f"nom: {model.nom}\n", f"nom: {json.dumps(epci.nom)}\n", 1)
            (folder / f"{name}.yml").write_text(own, "utf-8")
    return len(list(folder.glob("*.yml")))


def first_searches(site: Path, count: int) -> tuple[tuple[str, str], ...]:
    """Measure in a browser what a first search costs: median and greatest, pasted, then typed slowly."""
    pasted, typed = costs(site, EVERY), costs(site, 4 * EVERY, letter_by_letter=True)
    name = f"première recherche, {count} territoires"
    told = f"{statistics.median(pasted) / 1000:.0f} ko, au plus {max(pasted) / 1000:.0f}"
    return (name, told), (f"{name}, lettre à lettre, au plus", f"{max(typed) / 1000:.0f} ko")


def search_everywhere(root: Path, site: Path) -> None:
    """Replace the search of a built site by that of a project with a file for each intercommunalité."""
    opened = open_site(root)
    shutil.rmtree(site / FOLDER)
    found = searchable(opened.catalogue, opened.renderer, root / "docs")
    for name, text in search_files(*found, opened.catalogue).items():
        write_if_changed(site / name, text)


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


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "projet", ROOT)
        files = len(list((root / "data" / "territoires").glob("*.yml")))
        rows = [
            (
                f"reperes valider, {files} territoires (processus entier)",
                f"{seconds(lambda: validate(root)):.2f} s",
            )
        ]
        rows.append(("construction du site", f"{seconds(lambda: build(root, root / 'site'), runs=1):.2f} s"))
        pages = sorted((root / "site").rglob("*.html"))
        rows.append(("pages", str(len(pages))))
        rows.append(("plus grande page, gzip", f"{max(map(gzipped, pages)) / 1000:.1f} ko"))
        assets = root / "site" / "assets"
        rows.append(("feuille de style, gzip", f"{gzipped(assets / 'site.css') / 1000:.1f} ko"))
        rows.extend(first_searches(root / "site", files))
        rows += visited(weigh(root))
        rows += commune_rows(assets)
        many = with_every_epci(root)
        search_everywhere(root, root / "site")
        rows.extend(first_searches(root / "site", many))
        spent = seconds(lambda: validate(root), runs=1)
        rows.append((f"reperes valider, {many} territoires (processus entier)", f"{spent:.1f} s"))
        rows.append(("soit par fichier", f"{1000 * spent / many:.1f} ms"))
    for name, value in rows:
        print(f"{name:<90} {value}")


if __name__ == "__main__":
    main()

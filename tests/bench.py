"""Measure, and print a table: `make bench`. Nothing here is a test."""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reperes_sante.loading import load
from reperes_sante.publication import build
from tests.conftest import copy_project

MODEL = "flers-agglo"
RUNS = 5


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
    siren = load(root).catalogue.territoires[MODEL].siren or ""
    for code in load(root).catalogue.registre.epci:
        if code not in taken:
            name = f"essai-{code}"
            own = text.replace(f"id: {MODEL}", f"id: {name}").replace(siren, code)
            (folder / f"{name}.yml").write_text(own, "utf-8")
    return len(list(folder.glob("*.yml")))


def gzipped(path: Path) -> int:
    """Return the size of a file once compressed, in bytes."""
    return len(gzip.compress(path.read_bytes(), 9))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "projet")
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
        rows.append(("index de recherche, gzip", f"{gzipped(assets / 'recherche.json') / 1000:.1f} ko"))
        shutil.rmtree(root / "site")
        many = with_every_epci(root)
        spent = seconds(lambda: validate(root), runs=1)
        rows.append((f"reperes valider, {many} territoires (processus entier)", f"{spent:.1f} s"))
        rows.append(("soit par fichier", f"{1000 * spent / many:.1f} ms"))
    for name, value in rows:
        print(f"{name:<62} {value:>10}")


if __name__ == "__main__":
    main()

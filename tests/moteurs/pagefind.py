"""Pagefind, asked in a real browser, as its own page would: WebAssembly and index in pieces."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import open_browser
from tests.built import gzipped
from tests.conftest import ROOT
from tests.server import served

HERE = Path(__file__).parent
# A first search is paid by few questions only: each needs a new browser session.
MEASURED = 15
ASK = """async ([question, francais]) => {
  const moteur = await import("/pagefind/pagefind.js");
  const { motsUtiles, racine } = await import("/francais.js");
  const demande = francais ? motsUtiles(question).map(racine).join(" ") : question;
  const { results } = await moteur.search(demande);
  const fiches = await Promise.all(results.slice(0, 8).map((resultat) => resultat.data()));
  return fiches.map(({ url }) => url.replace(/^\\//, ""));
}"""


def pagefind(folder: Path, asked: Sequence[str], *, francais: bool) -> tuple[list[int], list[list[str]]]:
    """Return the bytes of some first searches, and the addresses found for each question.

    Args:
        folder: holds `corpus.json`.
        asked: the questions.
        francais: whether index and questions go through our French analysis first.
    """
    public = folder / ("pagefind-francais" if francais else "pagefind-simple")
    paths = (HERE / "pagefind.mjs", folder / "corpus.json", public / "pagefind")
    command = ["node", *map(str, paths), *(["francais"] if francais else [])]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("francais.js", "lettres.js"):
        shutil.copy(ROOT / "docs" / "assets" / "js" / name, public)
    (public / "index.html").write_text("<!doctype html><title>Essai</title>")
    with served(public) as address, open_browser() as browser:
        page = browser.new_page()
        page.goto(address)
        found = [page.evaluate(ASK, [question, francais]) for question in asked]
        step = max(1, len(asked) // MEASURED)
        costs = [
            _cost(browser, address, public, [asked[rank], francais]) for rank in range(0, len(asked), step)
        ]
    return costs, found


def _cost(browser: Browser, address: str, public: Path, question: list[object]) -> int:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(address)
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url))
    page.evaluate(ASK, question)
    context.close()
    files = (public / url.removeprefix(address).split("?")[0] for url in fetched)
    return sum(map(_weight, files))


def _weight(path: Path) -> int:
    """Return the bytes that a host sends: Pagefind compresses its pieces itself, not its scripts."""
    is_text = path.suffix in {".js", ".json"}
    return gzipped(path) if is_text else path.stat().st_size

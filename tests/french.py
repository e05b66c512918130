"""What wears a reader of French out, counted on a built site: `uv run python -m tests.french [FOLDER]`.

Two colons in one sentence, brackets that follow brackets, and the site that speaks of its own making. Pages
for those who contribute are left out: they are about the site.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.built import BuiltPage, BuiltSite
from tests.conftest import ROOT
from tests.heights import SELF_TALK

BLOCKS = "p, li, dt, dd, td, th, caption, summary, h1, h2, h3, h4, h5, h6"
# Sources bear the titles that others gave them; a nested block is counted for itself.
APART = f"nav, .sources, .invisible, svg, sup, .explication, {BLOCKS}"
SENTENCE = re.compile(r"(?<=[.!?…;])\s+|\s·\s|\n")
COLON = re.compile(r"\s:(?=\s|$)")
BRACKETS = re.compile(r"\([^()]*\)(?:\s*,?\s*\([^()]*\))+")
FAULTS: dict[str, Callable[[str], bool]] = {
    "two colons": lambda sentence: len(COLON.findall(sentence)) > 1,
    "brackets after brackets": lambda sentence: bool(BRACKETS.search(sentence)),
    "talk of the site about itself": lambda sentence: bool(SELF_TALK.search(sentence)),
}


def sentences(page: BuiltPage) -> Iterator[str]:
    """Yield the sentences that a page shows, line by line as readers see them."""
    main = BeautifulSoup(str(page.main), "lxml")
    for block in main.select(BLOCKS):
        if block.find_parent(["nav"]) or block.find_parent(class_="sources"):
            continue
        yield from (said for said in SENTENCE.split(_own_text(block)) if said)


def _own_text(block: Tag) -> str:
    copy = BeautifulSoup(str(block), "lxml").select_one(block.name)
    assert copy
    for apart in copy.select(APART):
        apart.decompose()
    for line in copy.select("br"):
        line.replace_with("\n")
    return "\n".join(" ".join(line.split()) for line in copy.get_text().splitlines())


def found(site: BuiltSite) -> dict[str, list[tuple[str, str]]]:
    """Return the sentences that show each fault, with the address of their page."""
    told: dict[str, list[tuple[str, str]]] = {name: [] for name in FAULTS}
    for page in site.pages.values():
        if page.adresse.startswith("contribuer/"):
            continue
        for sentence in sentences(page):
            for name, is_so in FAULTS.items():
                if is_so(sentence):
                    told[name].append((page.adresse, sentence))
    return told


def report(told: dict[str, list[tuple[str, str]]], shown: int = 12) -> str:
    """Return the counts, then the pages where most stand, and some sentences."""
    lines = []
    for name, where in told.items():
        pages = Counter(address for address, _ in where)
        lines.append(f"{name}: {len(where)} on {len(pages)} pages")
        lines += [f"  {number:>4}  {address}" for address, number in pages.most_common(5)]
        lines += [f"        {said[:160]}" for _, said in where[:: max(1, len(where) // shown)][:shown]]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(found(BuiltSite(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"))))

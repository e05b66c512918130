"""Ask search engines the questions of `tests/verite/recherche.csv`, and print how each does: `make moteurs`.

Every engine gets the same entries. « notre français » means our analysis, and the words of the data. With
`--tous`, the same is done with a file for each intercommunalité of France.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.publish.recipe import open_site
from reperes_sante.publish.search import FOLDER, search_files, searchable
from reperes_sante.validate import load
from tests.conftest import ROOT, copy_project
from tests.grown import grow
from tests.moteurs.pagefind import pagefind
from tests.questions import read

HERE = Path(__file__).parent
QUESTIONS = read(ROOT / "tests" / "verite" / "recherche.csv")


class Answers(NamedTuple):
    """What an engine answered: its name, bytes of a first search, addresses found, for each question."""

    nom: str
    octets: Sequence[int]
    reponses: Sequence[Sequence[str]]


def write_corpus(root: Path, folder: Path) -> None:
    """Write into a folder what the engines read: entries, questions, our own files."""
    site = open_site(root)
    found, documents = searchable(site.catalogue, site.renderer, root / "docs")
    corpus = [
        {**asdict(entry), "noms": " ".join(words["noms"]), "echos": " ".join(words["echos"])}
        for entry, words in zip(found, documents, strict=True)
    ]
    (folder / "corpus.json").write_text(json.dumps(corpus), "utf-8")
    (folder / "questions.json").write_text(json.dumps([question.texte for question in QUESTIONS]), "utf-8")
    for name, text in search_files(found, documents, site.catalogue).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def answers(folder: Path) -> Iterator[Answers]:
    """Yield the answers of every engine on the corpus of a folder."""
    paths = (HERE / "comparer.mjs", folder / "corpus.json", folder / "questions.json", folder / FOLDER)
    command = ["node", "--max-old-space-size=6000", *map(str, paths)]
    lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    yield from (Answers(**json.loads(line)) for line in lines)
    asked = [question.texte for question in QUESTIONS]
    for nom, francais in (("Pagefind", False), ("Pagefind, notre français", True)):
        yield Answers(nom, *pagefind(folder, asked, francais=francais))


def row(found: Answers) -> tuple[Any, ...]:
    """Return a line of the table: name, first, first three, median and greatest bytes."""
    pairs = list(zip(found.reponses, (question.pages for question in QUESTIONS), strict=True))
    firsts = sum(any(url in wanted for url in urls[:1]) for urls, wanted in pairs)
    threes = sum(any(url in wanted for url in urls[:3]) for urls, wanted in pairs)
    median, most = statistics.median(found.octets), max(found.octets)
    return found.nom, f"{firsts / len(pairs):.1%}", f"{threes / len(pairs):.1%}", median, most


def main(*arguments: str) -> None:
    """Print one table, or two."""
    with tempfile.TemporaryDirectory() as name:
        root = copy_project(Path(name) / "projet", ROOT)
        for everywhere in (False, True) if "--tous" in arguments else (False,):
            count = grow(root) if everywhere else len(load(root).catalogue.territoires)
            folder = Path(name) / str(count)
            folder.mkdir()
            write_corpus(root, folder)
            print(f"\n{count} territoires, {len(QUESTIONS)} questions")
            print(f"{'moteur':<40}{'premier':>9}{'des 3':>9}{'médiane, ko':>14}{'au plus, ko':>14}")
            for found in answers(folder):
                nom, firsts, threes, median, most = row(found)
                print(
                    f"{nom:<40}{firsts:>9}{threes:>9}{median / 1000:>14.0f}{most / 1000:>14.0f}", flush=True
                )


if __name__ == "__main__":
    main(*sys.argv[1:])

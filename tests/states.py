"""For each state of the model, its words and its mark in every place: `uv run python -m tests.states`.

Each row is a contract in one state, of the smallest project. A place that says it otherwise has its own cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bs4 import BeautifulSoup, Tag

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_dispositif, of_territoire
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.open_data.csv_files import csv_files
from reperes_sante.open_data.json_files import json_files
from reperes_sante.open_data.publication import Publication
from reperes_sante.publish.typeset import card
from reperes_sante.publish.typeset.sheet import sheet
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from reperes_sante.view.etats import situation
from tests.broken import PROJET, ROOT, TODAY

SITE = "https://essai.fr/"
ID = "ici-cls"
SIGNED = {"etat": "signe", "date": "2025-06"}
# Beside the states themselves: what time, another contract, or nothing at all makes of them.
OTHERS: Mapping[str, list[dict[str, str]]] = {
    "(aucun état)": [],
    "(signé, rien depuis huit ans)": [{"etat": "signe", "date": "2018-06"}],
    "(signature annoncée)": [{"etat": "signe", "date": "2027", "prevue": "oui"}],
    "(remplacé par un autre)": [{"etat": "signe", "date": "2019-06"}],
}
STATES: Mapping[str, list[dict[str, str]]] = {
    **{
        etat.label: [
            {
                "etat": etat.value,
                "date": "2026-05",
                **({"prevue": "oui"} if etat is E.SIGNATURE_PREVUE else {}),
            }
        ]
        for etat in E
    },
    **OTHERS,
}


def catalogue_in(folder: Path, states: list[dict[str, str]], *, is_replaced: bool = False) -> Catalogue:
    """Return the smallest project, whose territory has one contract in these states.

    Args:
        folder: an empty folder.
        states: the states of the contract.
        is_replaced: another contract, signed, follows it.
    """
    shutil.copytree(ROOT / "tests" / "minimal" / "data", folder / "data")
    (folder / "data" / "registre").symlink_to(PROJET / "data" / "registre")
    axes = [{"titre": "Un axe", "thematiques": ["logement"]}]
    contracts: list[dict[str, Any]] = [{"id": ID, "nom": "Contrat", "etats": states, "axes": axes}]
    if is_replaced:
        contracts.append({"id": "ici-2", "nom": "Suite", "succede_a": ID, "etats": [SIGNED]})
    own = {"id": "arras", "nom": "Arras", "siren": "200033579", "verifie_le": "2026-11-22"}
    territoire = {**own, "sources": ["page-essai"], "contrats": contracts}
    # JSON is YAML.
    (folder / "data" / "territoires" / "arras.yml").write_text(json.dumps(territoire), "utf-8")
    return load(folder, TODAY).catalogue


def places(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each place with what it says there, its mark in brackets; nothing for one that shows nothing."""
    dispositif = catalogue.dispositifs[ID]
    territoire = catalogue.territoire_du_dispositif[ID]
    page = partial(rendered, Renderer(catalogue, ROOT / "macros", SITE, {}))
    own = of_dispositif(catalogue, dispositif).partition("#")[0]
    kind = "cls" if own.endswith("/cls/") else "contrat"
    yield from _chips("sa page", page(kind, "arras" if kind == "cls" else ID, own))
    yield from _chips("vue d'ensemble", page("apercu", "arras", of_territoire(territoire)))
    yield from _chips("thème", page("theme", "logement", "themes/logement/"))
    yield from _chips("communes", page("departement", "62", "ma-commune/62/"))
    for name, block in (("liste", "liste_territoires"), ("comparaison", "comparaison")):
        yield from _chips(name, page(None, block, f"{block}/"))
    drawn = page("historique", "arras", "territoires/arras/historique/").select(
        f'.reperage__ligne:has(a[href$="{ID}"]) svg'
    )
    if drawn:
        last = drawn[0].select("svg path")[-1:]
        yield (
            "repère de l'historique",
            " ".join(str(path["class"][0]).removeprefix("reperage__") for path in last),
        )
    for name, document in (
        ("PDF", sheet(catalogue, territoire, SITE)),
        ("image", card(catalogue, territoire)),
    ):
        yield from _typeset(name, json.loads(document.data))
    publication = Publication(catalogue, SITE)
    told = json.loads(dict(json_files(publication))["donnees/v1/territoires/arras.json"])["territoire"]
    (where,) = (s for s in told.get("situations", ()) if s["dispositif"] == ID)
    yield "JSON", f"{where['mots']} [{where['situation']}]"
    (table,) = (text for path, text in csv_files(publication) if path.endswith("/contrats.csv"))
    rows = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";")
    yield from (("CSV", f"{row['etat']} [{row['situation']}]") for row in rows if row["id"] == ID)


def rendered(renderer: Renderer, genre: str | None, key: str, url: str) -> BeautifulSoup:
    """Return a page, or a block of a page written by hand when no family is named."""
    html = renderer.page(genre, key, url) if genre else renderer.bloc(key, url)
    return BeautifulSoup(html, "lxml")


def _chips(name: str, page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield the chip that follows the link to the contract, or its heading."""
    anchor = page.select_one(f'#{ID}, a[href$="#{ID}"]')
    chip = anchor.find_next(_is_state) if anchor else None
    if isinstance(chip, Tag):
        yield name, f"{plain(chip.get_text())} [{_mark(chip)}]"


def _is_state(tag: Tag) -> bool:
    return "puce" in tag.get_attribute_list("class") and _mark(tag) not in ("cls", "clsm", "cias")


def _mark(chip: Tag) -> str:
    return next(str(name).removeprefix("puce--") for name in chip["class"] if name != "puce")


def _typeset(name: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    (kind,) = (genre for genre in data["genres"] if genre["couleur"] == "cls")
    shown = [chosen for chosen in kind.get("presents", [kind]) if chosen.get("nom", "Contrat") == "Contrat"]
    yield from ((name, f"{plain(chosen['etat'])} [{chosen['ton']}]") for chosen in shown)


def plain(text: str) -> str:
    """Return a text with plain spaces and apostrophes."""
    return " ".join(re.sub("[\u00a0\u202f\u2060]", " ", text).replace("’", "'").split())


def table() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield each state, what `view/phases.py` makes of it, and what each place says."""
    for label, states in STATES.items():
        with TemporaryDirectory() as folder:
            catalogue = catalogue_in(Path(folder), states, is_replaced="remplacé" in label)
            where = situation(catalogue, catalogue.dispositifs[ID])
            told = dict(places(catalogue))
        yield label, f"{plain(where.mots)} [{where.phase.marque}]", told


def main() -> None:
    """Print the table as Markdown: the words once, then the places that say the same, then the others."""
    print("| état | mots [marque] | mêmes mots, même marque | autrement |\n|---|---|---|---|")
    for label, expected, told in table():
        same = [
            name for name, words in told.items() if words.partition(" [")[0] == expected.partition(" [")[0]
        ]
        others = [f"{name} : {words}" for name, words in told.items() if name not in same]
        print(f"| {label} | {expected} | {', '.join(same)} | {' ; '.join(others)} |")


if __name__ == "__main__":
    main()

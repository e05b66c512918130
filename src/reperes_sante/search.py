"""The search index: one document per page, glossary entry, help number and organisme."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TypedDict

import markdown
from lxml.html import fragment_fromstring

from reperes_sante.catalogue import Catalogue
from reperes_sante.pages import Rubrique, page_de_l_organisme, page_du_theme, pages_of
from reperes_sante.rendering import Renderer
from reperes_sante.stubs import is_by_hand

GENRES = {
    Rubrique.APERCU: "Territoire",
    Rubrique.CLS: "CLS",
    Rubrique.CLSM: "CLSM",
    Rubrique.CIAS: "CIAS",
    Rubrique.AUTRES: "Autres dispositifs",
    Rubrique.HISTORIQUE: "Historique",
    Rubrique.SOURCES: "Sources",
}
MACRO_CALL = re.compile(r"\{\{.*?\}\}|\{[#:.][^}]*\}|^---\n.*?\n---\n", re.DOTALL)


APART = " | ".join(
    (
        "//h1",
        "//nav",
        "//script",
        *(f'//*[contains(concat(" ", @class, " "), " {name} ")]' for name in ("sources", "verifie")),
    )
)


class Entry(TypedDict):
    """What the browser's search reads: address, title, kind, place, text, and words to find it by."""

    url: str
    titre: str
    territoire: str
    genre: str
    texte: str
    mots: str


def search_index(catalogue: Catalogue, renderer: Renderer, docs: Path) -> str:
    """Return the index as JSON text: `{"documents": [{"id": 0, "url": …}, …]}`.

    Args:
        catalogue: the data.
        renderer: renders the territories' pages, whose text is indexed.
        docs: folder of the hand-written pages.
    """
    entries = (*_territories(catalogue, renderer), *_by_hand(docs), *_shared(catalogue))
    # At one address, the page written by hand is the one that is published.
    published = {entry["url"]: entry for entry in entries}
    documents = [{"id": rank, **entry} for rank, entry in enumerate(published.values())]
    return json.dumps({"documents": documents}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _territories(catalogue: Catalogue, renderer: Renderer) -> Iterator[Entry]:
    for territoire in catalogue.territoires.values():
        for page in pages_of(territoire):
            html = renderer.page(page.rubrique.value, territoire.id, page.adresse)
            is_main = page.rubrique not in (Rubrique.HISTORIQUE, Rubrique.SOURCES)
            yield Entry(
                url=page.adresse,
                titre=unescape(renderer.titre(page.rubrique.value, territoire.id)),
                territoire=territoire.nom,
                genre=GENRES[page.rubrique],
                texte=_text(html) if is_main else "",
                mots="",
            )


def _by_hand(docs: Path) -> Iterator[Entry]:
    for path in sorted(docs.rglob("*.md")):
        if not is_by_hand(path):
            continue
        source = MACRO_CALL.sub("", path.read_text("utf-8"))
        titre = next((line[2:] for line in source.splitlines() if line.startswith("# ")), path.stem)
        url = re.sub(r"(^|/)index/$", r"\1", f"{path.relative_to(docs).with_suffix('').as_posix()}/")
        texte = _text(markdown.markdown(source, extensions=["tables"]))
        yield Entry(url=url, titre=titre, territoire="", genre="Page", texte=texte, mots="")


def _shared(catalogue: Catalogue) -> Iterator[Entry]:
    for terme in catalogue.glossaire.termes:
        titre = f"{terme.sigle} – {terme.developpe}" if terme.developpe else terme.sigle
        yield _entry(f"glossaire/#{terme.id}", titre, "Glossaire", terme.sens)
    for ligne in catalogue.numeros.numeros:
        yield _entry(
            f"numeros-utiles/#{ligne.id}", f"{ligne.numero} – {ligne.nom}", "Numéro utile", ligne.pour_qui
        )
    for theme in catalogue.thematiques.values():
        yield _entry(page_du_theme(theme.id).adresse, theme.nom, "Thème", theme.definition)
    for organisme in catalogue.organismes.values():
        mots = " ".join((organisme.sigle or "", *organisme.autres_noms))
        url = page_de_l_organisme(organisme.id).adresse
        yield _entry(url, organisme.nom, "Organisme", organisme.description or "", mots)


def _entry(url: str, titre: str, genre: str, texte: str, mots: str = "") -> Entry:
    return Entry(url=url, titre=titre, territoire="", genre=genre, texte=texte, mots=mots)


def _text(html: str) -> str:
    """Return what a page says of its own: not its title, its menus nor its list of sources."""
    tree = fragment_fromstring(html, create_parent=True)
    for apart in tree.xpath(APART):
        apart.drop_tree()
    return " ".join(" ".join(tree.itertext()).split())

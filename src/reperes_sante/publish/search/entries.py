"""What the search can find: pages and their parts, glossary entries, help numbers, organismes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import partages
from reperes_sante.link.pages import (
    Page,
    PageDuContrat,
    PageGeneree,
    Partie,
    dispositifs_de,
    generated_pages,
    page_de_l_organisme,
    page_de_la_langue,
    page_du_besoin,
    page_du_theme,
)
from reperes_sante.model.communs import Ligne, Terme
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.publish.search.words import STOP_WORDS, words
from reperes_sante.publish.stubs import address_of, names_of, pages_and_parts, pages_of_blocks
from reperes_sante.read.kept import digest
from reperes_sante.read.pressed import compact
from reperes_sante.read.written import Written, read_written, written_pages
from reperes_sante.render import BLOCS, Renderer
from reperes_sante.render.fragments import ATTRIBUTES, end_of, has_classes, with_classes
from reperes_sante.view.names import noms_du_lieu

# Every page is a page, and has parts: these words say nothing of one.
PAGE = "Page"
PART = "Partie"
# Pages about the site itself, and their parts: asked for by name, never what somebody in need looks for. They
# are those at the foot of each page (a test compares with `overrides/partials/footer.html`), and the guide.
ABOUT = "Ce site"
ABOUT_PAGES = frozenset(
    (
        "a-propos/", "accessibilite/", "aide/", "confidentialite/", "contribuer/", "donnees/",
        "eco-conception/", "mentions-legales/", "plan-du-site/", "recherche/",
    )
)  # fmt: skip
# Between the heading of a part and the title of its page.
OF_PAGE = " – "


@dataclass(frozen=True)
class Entry:
    """A page, or a part of one.

    Attributes:
        url: address from the root of the site, with the anchor of the part.
        titre: what the link says.
        genre: sort of page, as its label says.
        territoire: short name of the territory that it is about, if any.
        texte: what is searched and quoted.
        mots: other names and everyday words that lead to it.
        lieux: names and post codes of the places that it covers.
        cle: what `data/recherche.yml` calls it: `numero samu-15`.
        elan: what its score is multiplied by.
        phrases: what people type who look for it without knowing what it is called.
    """

    url: str
    titre: str
    genre: str
    territoire: str = ""
    texte: str = ""
    mots: str = ""
    lieux: str = ""
    cle: str = ""
    elan: float = 1
    phrases: tuple[str, ...] = ()

    @property
    def est_partie(self) -> bool:
        """Tell whether it is a part of a hand-written page, whose title ends with that of the page."""
        return self.genre in {PART, ABOUT} and "#" in self.url

    def also(self, mots: Iterable[str]) -> Entry:
        """Return the same, found by more words."""
        return replace(self, mots=" · ".join(filter(None, (self.mots, *mots))))


PARTS = ("h2", "h3")
FOR_EDITORS = "contribuer/"
# It is about all territories, and is asked for by the names of two: « comparer béthune et lens ».
COMPARISON = "comparer/"


class Ecrites:
    """The entries of pages written by hand, by what each holds, brought up to date while they are asked for.

    Args:
        before: what `told` returned before, of the same code.
    """

    def __init__(self, before: Iterable[str] = ()) -> None:
        self._before: dict[str, list[list[Any]]] = dict(map(json.loads, before))
        self._now: dict[str, tuple[Entry, ...]] = {}

    def of(self, path: Path, raw: bytes, docs: Path) -> tuple[Entry, ...]:
        """Return the entries of a page, read only if it is new.

        Raises:
            ReadError: it cannot be read; all that is wrong with it is told.
        """
        name = path.relative_to(docs)
        key = digest((name.as_posix().encode(), raw))
        if key in self._before:
            self._now[key] = tuple(map(_kept, self._before[key]))
        else:
            page = read_written(raw, (docs.name / name).as_posix())
            url = address_of(name.as_posix())
            self._now[key] = tuple(_entries(url, path.stem, page)) if page.cherchee else ()
        return self._now[key]

    def told(self) -> Iterator[str]:
        """Yield in a line what is known of each page, and of no other."""
        return (compact((key, list(map(astuple, own)))) for key, own in self._now.items())


def _kept(told: Sequence[Any]) -> Entry:
    entry = Entry(*told)
    return replace(entry, phrases=tuple(entry.phrases))


def pages_by_hand(docs: Path, ecrites: Ecrites) -> Iterator[Entry]:
    """Yield the entries of the pages of a folder, in the order of their paths.

    Args:
        docs: folder of the hand-written pages.
        ecrites: what is known of them.

    Raises:
        DataError: some cannot be read; all that is wrong with them is told.
    """
    return chain.from_iterable(written_pages(docs, lambda path, raw: ecrites.of(path, raw, docs)))


def _entries(url: str, stem: str, page: Written) -> Iterator[Entry]:
    """Yield the page itself, then its parts that have an address of their own."""
    genre, of_part = _kinds_of(url)
    heading = page.tree.find(".//h1")
    titre = stem if heading is None else _said(heading)
    whole, *parts = _cut(page.tree)
    mots = " · ".join(filter(None, (page.description, *page.etiquettes)))
    texte = " ".join(map(_said, whole))
    yield Entry(url, titre, genre, texte=texte, mots=mots, elan=page.elan, phrases=page.phrases)
    for heading, *blocks in parts:
        texte, part = " ".join(map(_said, blocks)), _said(heading)
        # Its words say nothing and the title of the page does: beside it, they would be left out.
        mots = part if STOP_WORDS.issuperset(words(part)) else ""
        nom = f"{part}{OF_PAGE}{titre}"
        yield Entry(f"{url}#{heading.get('id')}", nom, of_part, texte=texte, mots=mots, elan=page.elan)


def _kinds_of(url: str) -> tuple[str, str]:
    """Return the kind of a page and of its parts; a page under another is a part of what that one tells."""
    if url.startswith(FOR_EDITORS) and url != FOR_EDITORS:
        return "Pour contribuer", "Pour contribuer"
    if url.startswith(tuple(ABOUT_PAGES)):
        return ABOUT, ABOUT
    return PART if url.count("/") > 1 else PAGE, PART


def _cut(tree: HtmlElement) -> list[list[HtmlElement]]:
    """Return the blocks of a page, then those of each part, its heading first; never the title."""
    pieces: list[list[HtmlElement]] = [[]]
    for block in _blocks(tree):
        if block.tag in PARTS and block.get("id"):
            pieces.append([])
        if block.tag != "h1":
            pieces[-1].append(block)
    return pieces


def _blocks(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks of a page; those of a fold that bears a heading stand among them."""
    for block in tree:
        summary = block.find("summary") if block.tag == "details" else None
        heading = None if summary is None else summary.find("*[@id]")
        if summary is None or heading is None:
            yield block
        else:
            yield heading
            yield from summary.itersiblings("*")


def _said(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


# Long lists whose facts stand on the other pages of the territory: found by their title only.
TITLE_ONLY = (Rubrique.HISTORIQUE, Rubrique.SOURCES)
# A quotation keeps apart what stands apart on the page.
BLOCKS = ("h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "caption", "th", "td", "summary", "figcaption")
BETWEEN = " · "
# It holds the mark of a source to its word; alone, it says nothing.
WORD_JOINER = "\u2060"
APART = frozenset({"h1", "nav", "script"})
APART_CLASSES = frozenset({"sources", "verifie", "marque", "developpe", "explication"})
TAG = re.compile(rf"</?[a-z]{ATTRIBUTES}>")
_NAMES = "|".join((*sorted(APART), *BLOCKS))
LOOKED_AT = re.compile(rf"<(/?)((?:{_NAMES})(?=[\s/>])|(?={with_classes(APART_CLASSES)})\w+)({ATTRIBUTES})>")


@dataclass(frozen=True)
class Places:
    """Words of the places that a territory's pages are found by."""

    catalogue: Catalogue

    def of(self, territoire: Territoire) -> str:
        """Return names and post codes of its communes, names of its departments, its official name."""
        communes = self.catalogue.communes_de(territoire)
        codes = dict.fromkeys(code for commune in communes for code in commune.codes_postaux)
        names = (commune.nom for commune in communes)
        around = self.catalogue.departements_de(territoire)
        official = self.catalogue.nom_officiel(territoire)
        return " · ".join((territoire.nom, official, *around, *names, *codes))


def entries(catalogue: Catalogue, renderer: Renderer, docs: Path, ecrites: Ecrites) -> tuple[Entry, ...]:
    """Return all that can be found; at one address, the page written by hand is the one that is published.

    Args:
        catalogue: the data.
        renderer: renders the generated pages, whose text is indexed.
        docs: folder of the hand-written pages.
        ecrites: what is known of these.
    """
    found = (
        *_generated(catalogue, renderer, docs),
        *_of_model(renderer, docs),
        *pages_by_hand(docs, ecrites),
        *_shared(catalogue),
    )
    by_url = {entry.url: entry for entry in found}
    if COMPARISON in by_url:
        names = (name for t in catalogue.territoires.values() for name in noms_du_lieu(catalogue, t))
        page = by_url[COMPARISON]
        # In its text, where they weigh least: the page of a territory answers to its own name.
        by_url[COMPARISON] = replace(page, texte=" · ".join(dict.fromkeys((page.texte, *names))))
    return tuple(by_url.values())


def _generated(catalogue: Catalogue, renderer: Renderer, docs: Path) -> Iterator[Entry]:
    places = Places(catalogue)
    lieux = {territoire.id: places.of(territoire) for territoire in catalogue.territoires.values()}
    for page in pages_and_parts(generated_pages(catalogue), renderer, docs):
        if isinstance(page, Page):
            yield _of_territory(page, renderer, lieux[page.territoire.id])
        elif isinstance(page, Partie) and isinstance(page.page, Page):
            yield _of_part(page, page.page, renderer, lieux[page.page.territoire.id])
        elif isinstance(page, PageDuContrat):
            yield _of_former(page, renderer)
        elif page.genre == "departement":
            yield _of_department(page, catalogue, renderer)


def _of_model(renderer: Renderer, docs: Path) -> Iterator[Entry]:
    """Yield the parts of what the model makes, by their title: no other page tells what they do."""
    blocks = (page for page in pages_of_blocks(docs) if BLOCS[page.nom].est_du_modele)
    for part in pages_and_parts(blocks, renderer, docs):
        if isinstance(part, Partie):
            titre = unescape(renderer.titre(part.genre, part.cle, part.chemin))
            yield Entry(part.adresse, titre, _kinds_of(part.adresse)[1])


def _of_department(page: PageGeneree, catalogue: Catalogue, renderer: Renderer) -> Entry:
    """Return names and post codes only: the territories' own pages should answer for what they do."""
    communes = (commune for p in partages(catalogue, page.cle.upper()) for commune in p.communes)
    lieux = " · ".join(dict.fromkeys(word for c in communes for word in (c.nom, *c.codes_postaux)))
    return Entry(page.adresse, unescape(renderer.titre(page.genre, page.cle)), "Communes", lieux=lieux)


def _of_territory(page: Page, renderer: Renderer, lieux: str) -> Entry:
    texte = "" if page.rubrique in TITLE_ONLY else _read(page, renderer)
    return _entry(page, page.adresse, unescape(renderer.titre(page.genre, page.cle)), texte, lieux)


def _read(page: PageGeneree, renderer: Renderer) -> str:
    """Return what a page of a territory, or a part of it, says of its own."""
    render: Callable[..., str] = renderer.partie if isinstance(page, Partie) else renderer.page
    asked = *names_of(page), page.adresse
    return renderer.lu(page.genre, page.cle, page.adresse, lambda: _text(render(*asked)))


def _of_former(page: PageDuContrat, renderer: Renderer) -> Entry:
    """Return a contract that another replaced: places lead to what runs, not to it."""
    sorte, place = page.contrat.GENRE.rubrique.sorte, page.territoire.nom
    titre = unescape(renderer.titre(page.genre, page.cle))
    return Entry(page.adresse, titre, sorte, territoire=place, texte=_read(page, renderer))


def _of_part(part: Partie, page: Page, renderer: Renderer, lieux: str) -> Entry:
    """Return what is told at one address of a divided page."""
    arguments = (part.genre, part.cle, part.chemin)
    texte = "" if page.rubrique in TITLE_ONLY else _read(part, renderer)
    return _entry(page, part.adresse, unescape(renderer.titre(*arguments)), texte, lieux)


def _entry(page: Page, url: str, titre: str, texte: str, lieux: str) -> Entry:
    dispositifs = dispositifs_de(page.territoire, page.rubrique)
    return Entry(
        url=url,
        titre=titre,
        genre=page.rubrique.sorte,
        territoire=page.territoire.nom,
        texte=texte,
        mots=" · ".join((*page.territoire.autres_noms, *(dispositif.nom for dispositif in dispositifs))),
        lieux=lieux,
    )


def _shared(catalogue: Catalogue) -> Iterator[Entry]:
    yield from map(_of_terme, catalogue.glossaire.termes)
    yield from map(_of_number, catalogue.numeros.numeros)
    for thematique in catalogue.thematiques.values():
        url, cle = page_du_theme(thematique.id).adresse, f"thematique {thematique.id}"
        texte, phrases = thematique.definition, thematique.phrases
        yield Entry(url, thematique.nom, "Thème", texte=texte, cle=cle, phrases=phrases)
    for besoin in catalogue.besoins.values():
        yield Entry(page_du_besoin(besoin.id).adresse, besoin.nom, "Besoin", texte=besoin.pour_qui)
    for langue in catalogue.langues.values():
        url, mots = page_de_la_langue(langue.id).adresse, langue.nom_francais
        yield Entry(url, f"{langue.titre} – {langue.nom}", "Urgences", mots=mots)
    for organisme in catalogue.organismes.values():
        mots = " · ".join((organisme.sigle or "", *organisme.autres_noms))
        url, texte = page_de_l_organisme(organisme.id).adresse, organisme.description or ""
        yield Entry(url, organisme.nom, "Organisme", texte=texte, mots=mots)


def _of_terme(terme: Terme) -> Entry:
    titre = f"{terme.sigle} – {terme.developpe}" if terme.developpe else terme.sigle
    mots = f"{terme.sigle} · définition, signification"
    url, cle = f"glossaire/#{terme.id}", f"terme {terme.id}"
    return Entry(url, titre, "Glossaire", texte=terme.sens, mots=mots, cle=cle, phrases=terme.phrases)


def _of_number(ligne: Ligne) -> Entry:
    """Return a help number, also as people may type it: « 39 89 » is « 3989 »."""
    titre, mots = f"{ligne.numero} – {ligne.nom}", ligne.numero.replace(" ", "")
    url, cle = f"numeros-utiles/#{ligne.id}", f"numero {ligne.id}"
    texte, phrases = ligne.pour_qui, ligne.phrases
    return Entry(url, titre, "Numéro utile", texte=texte, mots=mots, cle=cle, phrases=phrases)


def _text(html: str) -> str:
    """Return what a page says of its own: not its title, its menus nor its list of sources."""
    told: list[str] = []
    at, is_leaf = 0, False
    for tag in LOOKED_AT.finditer(html):
        end, name, attributes = tag.groups()
        if tag.start() < at:
            continue
        told.append(html[at : tag.start()])
        at = tag.end()
        if not end and (name in APART or has_classes(attributes, APART_CLASSES)):
            at = end_of(html, name, at)
        elif name in BLOCKS:
            # What holds other blocks ends where the last of them does.
            told.append(BETWEEN if end and is_leaf else " ")
            is_leaf = not end
    whole = unescape(TAG.sub(" ", "".join((*told, html[at:])))).replace(WORD_JOINER, "")
    return BETWEEN.join(filter(None, (" ".join(part.split()) for part in whole.split(BETWEEN))))


def with_words(found: Iterable[Entry], words: dict[str, list[str]]) -> Iterator[Entry]:
    """Add to each entry the everyday words that lead to it, by its key."""
    for entry in found:
        yield entry.also(words.get(entry.cle, ()))

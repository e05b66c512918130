"""Which pages the data make, and where: one pure answer for stubs, links and menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import CentreActionSociale, Conseil
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.model.walk import walk
from reperes_sante.views.communes import departements_presents

# More facts than this would make one page too heavy: who decides and who pays gets a page of its own.
MANY_FACTS = 600
ROUAGES = (
    "composition",
    "projets",
    "methode",
    "instances",
    "chiffres",
    "financements",
    "mandats",
    "documents",
)
DATES = ("etats", "etapes")
# Under the address of a page too heavy to be read at once: its parts.
PARTS = "parties/"
# What a territory itself tells in that page.
ROUAGES_DU_TERRITOIRE = ("mandats", "competences")


class Rubrique(Vocabulaire):
    """A page of a territory: the end of its address, and its name in menus."""

    APERCU = "apercu", "Vue d'ensemble"
    CLS = "cls", "Contrat local de santé"
    CLSM = "clsm", "Santé mentale"
    CIAS = "cias", "Action sociale"
    AUTRES = "autres", "Autres dispositifs"
    FONCTIONNEMENT = "fonctionnement", "Fonctionnement"
    HISTORIQUE = "historique", "Historique"
    SOURCES = "sources", "Sources"


class PageGeneree(Protocol):
    """A page that the data make."""

    @property
    def genre(self) -> str:
        """Which family of pages it belongs to: a key of `rendering.families.FAMILLES`."""

    @property
    def cle(self) -> str:
        """Identifier of the thing that it is about."""

    @property
    def adresse(self) -> str:
        """Address from the root of the site, with its final slash."""


class Page(NamedTuple):
    """A page of a territory.

    Attributes:
        territoire: the territory that it is about.
        rubrique: which of the territory's pages it is.
    """

    territoire: Territoire
    rubrique: Rubrique

    @property
    def genre(self) -> str:
        """The value of the rubrique: `cls`."""
        return str(self.rubrique.value)

    @property
    def cle(self) -> str:
        """The territory's identifier."""
        return self.territoire.id

    @property
    def adresse(self) -> str:
        """Address from the root of the site, with its final slash: `territoires/arras/cls/`."""
        base = f"territoires/{self.territoire.id}/"
        return base if self.rubrique is Rubrique.APERCU else f"{base}{self.rubrique.value}/"


class PageDe(NamedTuple):
    """The page of one thing of a collection.

    Attributes:
        genre: its family: `theme`.
        cle: identifier of the thing.
        dossier: address of the page that lists the collection: `themes/`.
    """

    genre: str
    cle: str
    dossier: str

    @property
    def adresse(self) -> str:
        """Address from the root of the site, with its final slash: `themes/logement/`."""
        return f"{self.dossier}{self.cle}/"


class Partie(NamedTuple):
    """What one address of a divided page shows.

    Attributes:
        page: the page that is divided.
        chemin: the address under that of the page; empty for what stays in place.
    """

    page: PageGeneree
    chemin: str

    @property
    def genre(self) -> str:
        """That of the page."""
        return self.page.genre

    @property
    def cle(self) -> str:
        """That of the page."""
        return self.page.cle

    @property
    def adresse(self) -> str:
        """Address from the root of the site: `territoires/arras/clsm/parties/arras-clsm-actions/`."""
        return f"{self.page.adresse}{self.chemin}"


def page_du_theme(theme: str) -> PageDe:
    """Return the page of a theme from its id."""
    return PageDe("theme", theme, "themes/")


def page_de_l_organisme(organisme: str) -> PageDe:
    """Return the page of an organisme from its id."""
    return PageDe("organisme", organisme, "organismes/")


def page_du_terme(terme: str) -> PageDe:
    """Return the page of a glossary entry from its id."""
    return PageDe("terme", terme, "glossaire/")


def page_du_numero(ligne: str) -> PageDe:
    """Return the page of a help number from its id."""
    return PageDe("numero", ligne, "numeros-utiles/")


def page_du_departement(code: str) -> PageDe:
    """Return the page of a department's communes from its code, « 2A »."""
    return PageDe("departement", code.lower(), "ma-commune/")


def generated_pages(catalogue: Catalogue) -> Iterator[PageGeneree]:
    """Yield every page that the data make."""
    for territoire in catalogue.territoires.values():
        yield from pages_of(territoire)
    yield from map(page_du_theme, catalogue.thematiques)
    yield from map(page_de_l_organisme, catalogue.organismes)
    yield from (page_du_terme(terme.id) for terme in catalogue.glossaire.termes)
    yield from (page_du_numero(ligne.id) for ligne in catalogue.numeros.numeros)
    yield from map(page_du_departement, departements_presents(catalogue))


def pages_of(territoire: Territoire) -> Iterator[Page]:
    """Yield the pages of a territory, in the order of its menu; nothing empty gets a page."""
    filled = {
        Rubrique.APERCU: True,
        Rubrique.CLS: territoire.contrats,
        Rubrique.CLSM: territoire.conseils,
        Rubrique.CIAS: territoire.centres_action_sociale,
        Rubrique.AUTRES: tuple(territoire.autres),
        Rubrique.FONCTIONNEMENT: territoire.mandats
        or territoire.competences
        or any(map(est_long, territoire.dispositifs)),
        Rubrique.HISTORIQUE: True,
        Rubrique.SOURCES: True,
    }
    return (Page(territoire, rubrique) for rubrique, content in filled.items() if content)


def rubrique_of(dispositif: Dispositif) -> Rubrique:
    """Tell which page of its territory shows a dispositif."""
    kinds = {Contrat: Rubrique.CLS, Conseil: Rubrique.CLSM, CentreActionSociale: Rubrique.CIAS}
    return kinds.get(type(dispositif), Rubrique.AUTRES)


def rubrique_de(dispositif: Dispositif, champ: str) -> Rubrique:
    """Tell which page of its territory tells a field of a dispositif."""
    if champ in ROUAGES and est_long(dispositif):
        return Rubrique.FONCTIONNEMENT
    return Rubrique.HISTORIQUE if champ in DATES and est_long(dispositif) else rubrique_of(dispositif)


def est_long(dispositif: Dispositif) -> bool:
    """Tell whether a dispositif is told in two pages: what it does, and how it works."""
    return sum(1 for _ in walk(dispositif)) > MANY_FACTS

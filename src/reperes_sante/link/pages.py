"""The plan of the site: its pages, their addresses, the anchors of what they show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple, Protocol

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import contrats_precedents, est_remplace
from reperes_sante.link.coverage import departements_presents
from reperes_sante.link.places import place_of
from reperes_sante.model.base import DataFile, Model
from reperes_sante.model.besoins import FichierBesoins
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierThematiques,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.langues import FichierLangues
from reperes_sante.model.markers import Part, bearing, marker
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import KINDS, Territoire

# More facts than this would make one page too heavy: who decides and who pays gets a page of its own.
MANY_FACTS = 600
# Under the address of a page too heavy to be read at once: its parts.
PARTS = "parties/"
# The family of the pages in which the blocks of hand-written pages are arranged.
BLOC = "bloc"


# The pages that show dispositifs: there is none where there are no such dispositifs.
DES_DISPOSITIFS = frozenset(kind.GENRE.rubrique for kind in KINDS)


class PageGeneree(Protocol):
    """A page that the data make."""

    @property
    def genre(self) -> str:
        """Which family of pages it belongs to: a key of `FAMILLES`, in `render/families.py`."""

    @property
    def cle(self) -> str:
        """Identifier of the thing that it is about."""

    @property
    def adresse(self) -> str:
        """Address from the root of the site, with its final slash."""


class Page(NamedTuple):
    """A page of a territory."""

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


class Dossier(NamedTuple):
    """Where the things of a collection have their pages: under the page that lists them.

    Attributes:
        adresse: the address of that page.
        modele: what the data files that describe them hold; nothing for what the register tells.
    """

    adresse: str
    modele: type[DataFile] | None = None


DOSSIERS = {
    "theme": Dossier("themes/", FichierThematiques),
    "organisme": Dossier("organismes/", FichierOrganismes),
    "terme": Dossier("glossaire/", FichierGlossaire),
    "numero": Dossier("numeros-utiles/", FichierNumeros),
    "besoin": Dossier("besoins/", FichierBesoins),
    "langue": Dossier("urgences/", FichierLangues),
    "departement": Dossier("ma-commune/"),
}


class PageDe(NamedTuple):
    """The page of one thing of a collection."""

    genre: str
    cle: str

    @property
    def adresse(self) -> str:
        """Address from the root of the site, with its final slash: `themes/logement/`."""
        return f"{DOSSIERS[self.genre].adresse}{self.cle}/"


# From the id of a thing; of a language, from its code.
page_du_theme = partial(PageDe, "theme")
page_de_l_organisme = partial(PageDe, "organisme")
page_du_terme = partial(PageDe, "terme")
page_du_numero = partial(PageDe, "numero")
page_du_besoin = partial(PageDe, "besoin")
page_de_la_langue = partial(PageDe, "langue")


def page_du_departement(code: str) -> PageDe:
    """Return the page of a department's communes from its code, « 2A »."""
    return PageDe("departement", code.lower())


class PageDuContrat(NamedTuple):
    """The page of a contract that another in force follows: what has ended does not stand among what runs."""

    territoire: Territoire
    contrat: Dispositif

    @property
    def genre(self) -> str:
        """The family of these pages."""
        return "contrat"

    @property
    def cle(self) -> str:
        """The contract's identifier."""
        return self.contrat.id

    @property
    def adresse(self) -> str:
        """Address from the root of the site: `territoires/arras/cls/arras-cls-2019/`."""
        return f"{of_territoire(self.territoire, self.contrat.GENRE.rubrique)}{self.contrat.id}/"


class PageDuBloc(NamedTuple):
    """A page written by hand, for a block of it that may show too many things.

    Attributes:
        cle: what the block is called by: the address of the page, its name, what it was given.
        adresse: address of the page from the root of the site.
    """

    cle: str
    adresse: str

    @property
    def genre(self) -> str:
        """The family of the pages in which blocks are arranged."""
        return BLOC

    @property
    def nom(self) -> str:
        """Name of the block."""
        return self.cle.split(" ")[1]


class Partie(NamedTuple):
    """What one address of a divided page shows.

    Attributes:
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


def generated_pages(catalogue: Catalogue) -> Iterator[PageGeneree]:
    """Yield every page that the data make."""
    for territoire in catalogue.territoires.values():
        yield from pages_of(territoire)
        yield from pages_des_anciens(territoire)
    yield from map(page_du_theme, catalogue.thematiques)
    yield from map(page_de_l_organisme, catalogue.organismes)
    yield from (page_du_terme(terme.id) for terme in catalogue.glossaire.termes)
    yield from (page_du_numero(ligne.id) for ligne in catalogue.numeros.numeros)
    yield from map(page_du_besoin, catalogue.besoins)
    yield from map(page_de_la_langue, catalogue.langues)
    yield from map(page_du_departement, departements_presents(catalogue))


def pages_of(territoire: Territoire) -> Iterator[Page]:
    """Yield the pages of a territory, in the order of its menu; nothing empty gets a page."""
    return (Page(territoire, rubrique) for rubrique in Rubrique if _is_filled(territoire, rubrique))


def pages_des_anciens(territoire: Territoire) -> tuple[PageDuContrat, ...]:
    """Return the pages of the contracts that others replaced, in the order of the file."""
    return tuple(PageDuContrat(territoire, contrat) for contrat in contrats_precedents(territoire))


def _is_filled(territoire: Territoire, rubrique: Rubrique) -> bool:
    if rubrique is Rubrique.FONCTIONNEMENT:
        told = parties_a_part(Territoire, rubrique)
        return any(getattr(territoire, field) for field in told) or any(map(est_long, territoire.dispositifs))
    return rubrique not in DES_DISPOSITIFS or bool(dispositifs_de(territoire, rubrique))


def dispositifs_de(territoire: Territoire, rubrique: Rubrique) -> tuple[Dispositif, ...]:
    """Return the dispositifs that a page of a territory shows."""
    return tuple(d for d in territoire.dispositifs if d.GENRE.rubrique is rubrique)


@cache
def parties_a_part(model: type[Model], rubrique: Rubrique) -> tuple[str, ...]:
    """Return the fields of a block that a page of their own tells."""
    parts = bearing(model, Part).items()
    return tuple(name for name, part in parts if part.rubrique is rubrique)


def rubrique_de(dispositif: Dispositif, champ: str) -> Rubrique:
    """Tell which page of its territory tells a field of a dispositif."""
    part = marker(type(dispositif), champ, Part)
    own = part.rubrique if part and est_long(dispositif) else None
    return own or dispositif.GENRE.rubrique


def est_long(dispositif: Dispositif) -> bool:
    """Tell whether a dispositif is told in two pages: what it does, and how it works."""
    return place_of(dispositif).compte > MANY_FACTS


def relative(target: str, page_url: str) -> str:
    """Return the address of a page as another page writes it.

    Args:
        target: address from the root of the site, with its anchor if any: `glossaire/#ars`.
        page_url: address of the page that holds the link: `territoires/arras/cls/`, or nothing for the home.
    """
    path, hash_, anchor = target.partition("#")
    if path == page_url:
        return f"{hash_}{anchor}" or "./"
    # As `posixpath.relpath`, which asks the system each time where it is: a build writes a million links.
    start, there = page_url.split("/")[:-1], path.removesuffix("/").split("/") if path else []
    shared = len(posixpath.commonprefix([start, there]))
    found = "/".join((*[".."] * (len(start) - shared), *there[shared:])) or "."
    slash = "" if path and not path.endswith("/") else "/"
    return f"{found}{slash}{hash_}{anchor}"


def of_territoire(territoire: Territoire, rubrique: Rubrique = Rubrique.APERCU) -> str:
    """Return the address of a territory's page."""
    return Page(territoire, rubrique).adresse


def of_part(catalogue: Catalogue, dispositif: Dispositif, champ: str) -> str:
    """Return the address of the page that tells a field of a dispositif, without anchor."""
    rubrique = rubrique_de(dispositif, champ)
    if rubrique is dispositif.GENRE.rubrique:
        return _page_of(catalogue, dispositif)
    return of_territoire(catalogue.territoire_du_dispositif[dispositif.id], rubrique)


def of_dispositif(catalogue: Catalogue, dispositif: Dispositif) -> str:
    """Return the address of a dispositif: its place in the page that shows it."""
    return f"{_page_of(catalogue, dispositif)}#{dispositif.id}"


def _page_of(catalogue: Catalogue, dispositif: Dispositif) -> str:
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    if est_remplace(territoire, dispositif):
        return PageDuContrat(territoire, dispositif).adresse
    return of_territoire(territoire, dispositif.GENRE.rubrique)

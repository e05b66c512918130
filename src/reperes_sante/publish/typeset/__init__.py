"""Documents that Typst lays out: the printable sheet of each territory, the picture of each shared page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from reperes_sante.france.figures import compte
from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_territoire
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.publish.progress import step
from reperes_sante.publish.typeset.parts import abrege, icones
from reperes_sante.publish.typeset.sheet import sheet
from reperes_sante.publish.typeset.typst import (
    Atelier,
    Composition,
    Order,
    all_laid,
    atelier,
    document,
    laid,
    picture_of,
    sheet_of,
)
from reperes_sante.view.etats import situation
from reperes_sante.view.territories import ligne

TEMPLATE = "partage.typ"
NAME, SUBTITLE = 60, 70
# Size of the name in points: it stands on one line up to 24 signs, on two up to 60.
SHORT_NAME, LARGE, SMALL = 24, 84, 58


def card(catalogue: Catalogue, territoire: Territoire) -> Composition:
    """Return the picture of a territory, to lay out."""
    population = catalogue.population_de(territoire)
    people = compte(population, "habitant", "habitants") if population else ""
    where = " · ".join(filter(None, (", ".join(catalogue.departements_de(territoire)), people)))
    row = ligne(catalogue, territoire)
    kinds = [_kind(catalogue, kind, row.dispositifs[kind.GENRE.couleur]) for kind in PRINCIPAUX]
    return _card(catalogue.site.nom, abrege(territoire.nom, NAME), abrege(where, SUBTITLE), kinds)


def site_card(catalogue: Catalogue) -> Composition:
    """Return the picture of the pages that belong to no territory, to lay out."""
    kinds = [
        {"couleur": kind.GENRE.couleur, "titre": typographier(kind.GENRE.famille), "ton": "", "etat": ""}
        for kind in PRINCIPAUX
    ]
    return _card(catalogue.site.nom, "La santé près de chez vous", "Ce qui se fait, daté et sourcé", kinds)


def _kind(catalogue: Catalogue, kind: type[Dispositif], there: tuple[Dispositif, ...]) -> dict[str, str]:
    couleur = kind.GENRE.couleur
    if not there:
        unknown = {"ton": "neutre", "etat": "Aucun connu à ce jour"}
        return {"couleur": couleur, "titre": typographier(kind.GENRE.famille), **unknown}
    told = situation(catalogue, there[0])
    more = f" (et {len(there) - 1} de plus)" if len(there) > 1 else ""
    state = {"ton": told.phase.marque, "etat": f"{told.mots}{more}"}
    return {"couleur": couleur, "titre": typographier(there[0].sorte.nom), **state}


def _card(site: str, name: str, subtitle: str, kinds: list[dict[str, str]]) -> Composition:
    return document(
        TEMPLATE,
        {
            "site": site,
            "nom": name,
            "corps": LARGE if len(name) <= SHORT_NAME else SMALL,
            "sous_titre": subtitle,
            "genres": kinds,
            "icones": icones(),
        },
    )


CARDS = "assets/partage/"


def sheet_path(territoire: Territoire) -> str:
    """Return the address of a territory's sheet: `territoires/arras/fiche.pdf`."""
    return f"{of_territoire(territoire)}fiche.pdf"


def typeset_files(catalogue: Catalogue, site: str, root: Path) -> dict[str, Path]:
    """Lay out the sheet and the shared picture of each territory, and the picture of the other pages.

    Args:
        catalogue: the data.
        site: address of the site, with its final slash.
        root: the folder of the project.
    """
    orders = _orders(catalogue, site, root)
    with step("Mise en page des fiches et des images", len(orders)) as tick:
        return all_laid(orders, root, tick)


def typeset_on_request(catalogue: Catalogue, site: str, root: Path) -> dict[str, Callable[[], Path]]:
    """Return what makes each document of `typeset_files`, by its path: it returns where it is kept."""
    orders = _orders(catalogue, site, root)
    return {path: partial(_laid, order, root) for path, order in orders.items()}


def _laid(order: Callable[[], Order], root: Path) -> Path:
    return laid(order(), root)


def _orders(catalogue: Catalogue, site: str, root: Path) -> dict[str, Callable[[], Order]]:
    territoires = catalogue.territoires.values()
    # What is wrong in it is told of the first document that needs it.
    shared = cache(partial(atelier, root))
    return {
        f"{CARDS}site.png": lambda: picture_of(site_card(catalogue), shared()),
        **{f"{CARDS}{t.id}.png": partial(_card_of, catalogue, t, shared) for t in territoires},
        **{sheet_path(t): partial(_sheet_of, catalogue, t, site, shared) for t in territoires},
    }


def _card_of(catalogue: Catalogue, territoire: Territoire, shared: Callable[[], Atelier]) -> Order:
    return picture_of(card(catalogue, territoire), shared())


def _sheet_of(
    catalogue: Catalogue, territoire: Territoire, site: str, shared: Callable[[], Atelier]
) -> Order:
    return sheet_of(sheet(catalogue, territoire, site), shared())

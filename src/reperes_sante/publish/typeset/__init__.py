"""Documents that Typst lays out: the printable sheet of each territory, the picture of each shared page."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.france.figures import compte
from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import Page
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.publish.progress import along
from reperes_sante.publish.typeset.parts import abrege, icones
from reperes_sante.publish.typeset.sheet import sheet
from reperes_sante.publish.typeset.typst import Document, document, pdf, png
from reperes_sante.view.etats import situation
from reperes_sante.view.territories import ligne

TEMPLATE = "partage.typ"
NAME, SUBTITLE = 60, 70
# Size of the name in points: it stands on one line up to 24 signs, on two up to 60.
SHORT_NAME, LARGE, SMALL = 24, 84, 58


def card(catalogue: Catalogue, territoire: Territoire) -> Document:
    """Return the picture of a territory, to lay out."""
    population = catalogue.population_de(territoire)
    people = compte(population, "habitant", "habitants") if population else ""
    where = " · ".join(filter(None, (", ".join(catalogue.departements_de(territoire)), people)))
    row = ligne(catalogue, territoire)
    kinds = [_kind(catalogue, kind, row.dispositifs[kind.GENRE.couleur]) for kind in PRINCIPAUX]
    return _card(catalogue.site.nom, abrege(territoire.nom, NAME), abrege(where, SUBTITLE), kinds)


def site_card(catalogue: Catalogue) -> Document:
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


def _card(site: str, name: str, subtitle: str, kinds: list[dict[str, str]]) -> Document:
    return document(
        TEMPLATE,
        {
            "site": site,
            "nom": name,
            "corps": LARGE if len(name) <= SHORT_NAME else SMALL,
            "sous_titre": subtitle,
            "genres": kinds,
            "icones": icones(*(principal.couleur for principal in PRINCIPAUX.values())),
        },
    )


CARDS = "assets/partage/"


def sheet_path(territoire: Territoire) -> str:
    """Return the address of a territory's sheet: `territoires/arras/fiche.pdf`."""
    return f"{Page(territoire, Rubrique.APERCU).adresse}fiche.pdf"


def typeset_files(catalogue: Catalogue, site: str, root: Path) -> dict[str, bytes]:
    """Return the sheet and the shared picture of each territory, and the picture of the other pages.

    Args:
        catalogue: the data.
        site: address of the site, with its final slash.
        root: the folder of the project.
    """
    found = {f"{CARDS}site.png": png(site_card(catalogue), root)}
    for t in along("Mise en page des fiches à imprimer", catalogue.territoires.values()):
        found[f"{CARDS}{t.id}.png"] = png(card(catalogue, t), root)
        found[sheet_path(t)] = pdf(sheet(catalogue, t, site), root)
    return found


__all__ = ["typeset_files"]

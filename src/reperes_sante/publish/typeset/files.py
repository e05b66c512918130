"""The typeset files of the site, by their path."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import Page
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.publish.typeset.card import card, site_card
from reperes_sante.publish.typeset.sheet import sheet
from reperes_sante.publish.typeset.typst import pdf, png

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
    territoires = catalogue.territoires.values()
    return {
        f"{CARDS}site.png": png(site_card(catalogue), root),
        **{f"{CARDS}{t.id}.png": png(card(catalogue, t), root) for t in territoires},
        **{sheet_path(t): pdf(sheet(catalogue, t, site), root) for t in territoires},
    }

"""The open data told to search engines: which files, under which licence, of which date."""

from __future__ import annotations

from typing import Any

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.open_data.about import ADRESSE_LICENCE, ADRESSE_PAGE, DOSSIER, PRODUCTEUR, VERSION
from reperes_sante.open_data.tables import TABLES
from reperes_sante.view.timeline import dernier_jour


def jeu_lie(catalogue: Catalogue, site: str) -> dict[str, Any]:
    """Return the data set in the words of schema.org, which DCAT was mapped to.

    Args:
        catalogue: the data.
        site: address of the site, with its final slash.
    """
    csv = [_file(site, f"{table.nom}.csv", table.titre, "text/csv") for table in TABLES]
    whole = _file(site, "tout.json", "Toutes les données", "application/json")
    publisher = {"@type": "Organization", "name": PRODUCTEUR, "url": site}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{site}{ADRESSE_PAGE}#jeu",
        "name": f"{PRODUCTEUR} : données ouvertes",
        "description": "Contrats locaux de santé, conseils locaux de santé mentale et centres intercommunaux "
        "d'action sociale : états datés, axes, actions, échéances et sources, territoire par territoire.",
        "url": f"{site}{ADRESSE_PAGE}",
        "license": ADRESSE_LICENCE,
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "version": VERSION,
        "dateModified": dernier_jour(catalogue.files).iso,
        "spatialCoverage": {"@type": "Place", "name": "France"},
        "creator": publisher,
        "publisher": publisher,
        "distribution": [whole, *csv],
    }


def _file(site: str, nom: str, titre: str, media: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": titre,
        "encodingFormat": media,
        "contentUrl": f"{site}{DOSSIER}{nom}",
    }

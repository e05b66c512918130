"""What the printable sheet of a territory says: the essential of its pages, in the order of what matters."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from reperes_sante.france.figures import compte, le
from reperes_sante.france.letters import NNBSP, decapitale, typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_dispositif, of_territoire
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.publish.typeset.parts import abrege, icones, left_parts, right_parts
from reperes_sante.publish.typeset.typst import Composition, document
from reperes_sante.view.etats import situation
from reperes_sante.view.names import nom_ici
from reperes_sante.view.territories import Presents, ligne

TEMPLATE = "fiche.typ"
SHOWN = 2
NAME, OWN_NAME, SENTENCE, LONG_LIST, HELP = 70, 110, 240, 300, 50


def sheet(catalogue: Catalogue, territoire: Territoire, site: str) -> Composition:
    """Return the sheet of a territory, to lay out."""
    page = f"{site}{of_territoire(territoire)}"
    name = abrege(territoire.nom, NAME)
    row = ligne(catalogue, territoire)
    return document(
        TEMPLATE,
        {
            "site": catalogue.site.nom,
            "titre": typographier(f"{name} : la santé près de chez vous"),
            "description": typographier(f"{name} : où cela en est, qui appeler."),
            "genre": "Fiche territoire",
            "nom": name,
            "identite": _identity(catalogue, territoire),
            "titre_bref": "En bref",
            "bref": [abrege(phrase, SENTENCE) for phrase in territoire.en_bref],
            "titre_etats": "Où cela en est",
            "genres": [_kind(catalogue, row, kind, site) for kind in PRINCIPAUX],
            "gauche": [asdict(part) for part in left_parts(catalogue, territoire, site)],
            "droite": [asdict(part) for part in right_parts(catalogue, territoire, page)],
            "icones": icones(),
            **_foot(catalogue, territoire, page),
        },
        territoire.verifie_le.premier_jour,
    )


def _identity(catalogue: Catalogue, territoire: Territoire) -> str:
    communes = len(catalogue.communes_de(territoire))
    population = catalogue.population_de(territoire)
    parts = (
        catalogue.nom_officiel(territoire),
        catalogue.type_de(territoire).label,
        compte(communes, "commune", "communes") if communes else "",
        f"{compte(population, 'habitant', 'habitants')} ({catalogue.registre.annee})" if population else "",
        ", ".join(catalogue.departements_de(territoire)),
    )
    return abrege(" · ".join(filter(None, parts)), LONG_LIST)


def _kind(catalogue: Catalogue, row: Presents, kind: type[Dispositif], site: str) -> dict[str, Any]:
    """Return what there is of a main kind, or a sentence that says that nothing is known."""
    genre = kind.GENRE
    there = row.dispositifs[genre.couleur]
    return {
        "couleur": genre.couleur,
        "titre": typographier(there[0].sorte.nom if there else genre.famille),
        "presents": [_present(catalogue, dispositif, alone=len(there) == 1) for dispositif in there[:SHOWN]],
        "autres": len(there[SHOWN:]),
        "absence": typographier(genre.appellation.inconnu),
        "url": f"{site}{of_dispositif(catalogue, there[0])}" if there else "",
    }


def _present(catalogue: Catalogue, dispositif: Dispositif, *, alone: bool) -> dict[str, str]:
    """Return a dispositif by the name that its heading does not say, its tone and its state."""
    told, name = situation(catalogue, dispositif), nom_ici(catalogue, dispositif)
    # The heading of the only one of its kind is its name already.
    is_said = alone and name in (dispositif.sorte.seul, dispositif.sorte.nom)
    return {"nom": "" if is_said else abrege(name, OWN_NAME), "ton": told.phase.marque, "etat": told.mots}


def _foot(catalogue: Catalogue, territoire: Territoire, page: str) -> dict[str, Any]:
    sources = compte(len(catalogue.sources_citees(territoire)), "source", "sources")
    address = urlsplit(page)
    return {
        "aide_titre": f"Besoin d’aide maintenant{NNBSP}?",
        "aide": _help(catalogue),
        "page": page,
        "page_mots": typographier("La page complète, et ce que nous ne savons pas :"),
        "page_courte": f"{address.netloc}{address.path}",
        "sources": f"{page}{Rubrique.SOURCES.value}/",
        "sources_mots": sources,
        "verifie": typographier(f"Sources lues {le(territoire.verifie_le)}{territoire.verifie_le}"),
        "licence": typographier(
            f"Données : {catalogue.site.nom}, Licence Ouverte 2.0."
            " Vous pouvez copier et partager cette fiche."
        ),
    }


def _help(catalogue: Catalogue) -> list[dict[str, str]]:
    """Return the numbers that answer at once, by situation, then the others of the band of every page."""
    told = {a.numero: decapitale(a.quand) for a in catalogue.aide.reflexes if a.quand}
    for line in catalogue.numeros.numeros:
        if line.bandeau:
            told.setdefault(line.id, "par SMS" if line.sms else line.nom)
    return [
        {"numero": catalogue.lignes[number].numero, "quand": abrege(when, HELP)}
        for number, when in told.items()
    ]

"""Families of generated pages: how each finds its thing, names it, describes it and fills its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from reperes_sante.france.letters import nearest
from reperes_sante.france.register import Departement
from reperes_sante.link import contracts, coverage
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import (
    DES_DISPOSITIFS,
    Page,
    PageDuContrat,
    dispositifs_de,
    est_long,
    pages_des_anciens,
    pages_of,
)
from reperes_sante.model.besoins import Besoin
from reperes_sante.model.blocs import Contact
from reperes_sante.model.communs import Ligne, Organisme, Terme, Thematique
from reperes_sante.model.langues import Langue
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.render import titles
from reperes_sante.view import deadlines, etats, lanes, lists, maps, sources, territories, themes, timeline
from reperes_sante.view.lists import filtrage_du_theme, remplacements
from reperes_sante.view.needs import ce_qui_est_fait
from reperes_sante.view.organismes import Presence, contacts_des_organismes, fiche_de, par_role, presences
from reperes_sante.view.phases import RUNS
from reperes_sante.view.themes import (
    Entree,
    ParDispositifEtTheme,
    entrees_par_dispositif,
    index_des_themes,
    par_territoire,
    reperes_du_theme,
)

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Donnees:
    """What pages and blocks are made from: the data, and what is gathered from all of them at once.

    Attributes:
        catalogue: the data.
    """

    catalogue: Catalogue

    @cached_property
    def themes(self) -> Mapping[str, tuple[Entree, ...]]:
        """What bears on each theme, by the theme's id."""
        return index_des_themes(self.catalogue)

    @cached_property
    def entrees(self) -> ParDispositifEtTheme:
        """The same, by the id of the dispositif, then by that of the theme."""
        return entrees_par_dispositif(self.themes)

    @cached_property
    def presences(self) -> Mapping[str, tuple[Presence, ...]]:
        """What each organisme takes part in, by the organisme's id."""
        return presences(self.catalogue)

    @cached_property
    def contacts(self) -> Mapping[str, tuple[Contact, ...]]:
        """The contacts at which an organisme answers, by its id; those without any are absent."""
        return contacts_des_organismes(self.catalogue)


def find(word: str, things: Mapping[str, T], what: str) -> T:
    """Return what a page's author named.

    Args:
        word: what was typed.
        things: what there is, by name.
        what: the noun of these things, with its article.

    Raises:
        ValueError: there is no such thing; the message names the nearest one.
    """
    if word not in things:
        advice = nearest(word, things) or f"Choisissez parmi : {', '.join(sorted(things))}."
        raise ValueError(f"{what} « {word} » n'existe pas. {advice}")
    return things[word]


def content(rubrique: Rubrique, catalogue: Catalogue, territoire: Territoire) -> dict[str, Any]:
    """Return the names that a page's template uses, with their values."""
    if rubrique is Rubrique.APERCU:
        presents = territories.dispositifs_presents(catalogue, territoire)
        return {
            "courants": etats.en_cours(catalogue, presents),
            "autres": tuple(g for g in etats.par_phase(catalogue, presents) if g.phase is not RUNS),
            "a_venir": deadlines.evenements(catalogue, territoire),
            "absences": territories.absences(catalogue, territoire),
            "contacts": territories.contacts(territoire),
            "carte": maps.carte(catalogue, (territoire,)),
        }
    if rubrique is Rubrique.CLS:
        return {
            "courants": contracts.contrats_courants(territoire),
            "en_preparation": contracts.contrats_en_preparation(territoire),
            "precedents": contracts.contrats_precedents(territoire),
        }
    if rubrique is Rubrique.FONCTIONNEMENT:
        return {"longs": tuple(filter(est_long, territoire.dispositifs))}
    if rubrique is Rubrique.HISTORIQUE:
        faits = timeline.faits_du_territoire(territoire)
        return {
            "ailleurs": coverage.venus_d_ailleurs(catalogue, territoire),
            "reperage": lanes.reperage(catalogue, territoire.dispositifs),
            "annees": timeline.frise(faits),
            "filtrage": lists.filtrage_des_faits(faits),
        }
    if rubrique is Rubrique.SOURCES:
        return {"citations": sources.citations(catalogue, territoire)}
    return {"dispositifs": dispositifs_de(territoire, rubrique)}


class Famille(NamedTuple):
    """A family of pages.

    Attributes:
        gabarit: its template.
        trouver: returns the thing that a page is about from its key, or raises ValueError.
        titre: returns the title of the page, as plain text.
        description: returns one plain sentence about the page.
        contenu: returns the names that the template uses.
    """

    gabarit: str
    trouver: Callable[[Catalogue, str], Any]
    titre: Callable[[Any], str]
    description: Callable[[Any], str]
    contenu: Callable[[Donnees, Any], dict[str, Any]]


# What shows dispositifs one after the other, each by the template of its kind; contracts follow one another.
SHARED = "gabarits/dispositifs.html"
OWN = {Rubrique.CLS: "pages/cls.html"}


def _of_territoire(rubrique: Rubrique) -> Famille:
    def contenu(donnees: Donnees, territoire: Territoire) -> dict[str, Any]:
        return {
            "territoire": territoire,
            "rubrique": rubrique,
            "parents": titles.parents(donnees.catalogue, rubrique, territoire),
            "ici": territoire.nom if rubrique is Rubrique.APERCU else rubrique.label,
            "pages": tuple(pages_of(territoire)),
            "titre_de_page": titles.titre(rubrique, territoire),
            **content(rubrique, donnees.catalogue, territoire),
        }

    return Famille(
        OWN.get(rubrique, SHARED) if rubrique in DES_DISPOSITIFS else f"pages/{rubrique.value}.html",
        lambda catalogue, nom: find(nom, catalogue.territoires, "La fiche"),
        lambda territoire: titles.titre(rubrique, territoire),
        lambda territoire: titles.description(rubrique, territoire),
        contenu,
    )


def _contrat(donnees: Donnees, page: PageDuContrat) -> dict[str, Any]:
    territoire = page.territoire
    above = Page(territoire, page.contrat.GENRE.rubrique)
    return {
        "territoire": territoire,
        "contrat": page.contrat,
        "parents": (
            *titles.parents(donnees.catalogue, above.rubrique, territoire),
            (above.rubrique.label, above.adresse),
        ),
        "ici": page.contrat.nom,
        "pages": tuple(pages_of(territoire)),
        "titre_de_page": titles.titre_du_contrat(page),
    }


@lru_cache(maxsize=1)
def _anciens(catalogue: Catalogue) -> dict[str, PageDuContrat]:
    """Return the pages of the contracts that others replaced, by the contract's id."""
    return {page.cle: page for t in catalogue.territoires.values() for page in pages_des_anciens(t)}


def _theme(donnees: Donnees, theme: Thematique) -> dict[str, Any]:
    entrees = donnees.themes[theme.id]
    return {
        "theme": theme,
        "parents": (("Thèmes", "themes/"),),
        "ici": theme.nom,
        "territoires": (lieux := par_territoire(entrees)),
        "regions": themes.lieux_par_region(donnees.catalogue, lieux),
        "reperes": reperes_du_theme(donnees.catalogue, theme.id),
        "filtrage": filtrage_du_theme(donnees.catalogue, entrees),
    }


def _organisme(donnees: Donnees, organisme: Organisme) -> dict[str, Any]:
    return {
        "organisme": organisme,
        "parents": (("Organismes", "organismes/"),),
        "ici": organisme.sigle or organisme.nom,
        "titre_de_page": titles.titre_de_l_organisme(organisme),
        "roles": par_role(donnees.presences[organisme.id]),
        "contacts": donnees.contacts.get(organisme.id, ()),
        "fiche": fiche_de(donnees.catalogue, organisme),
    }


def _terme(donnees: Donnees, terme: Terme) -> dict[str, Any]:
    return {
        "terme": terme,
        "parents": (("Glossaire", "glossaire/"),),
        "ici": terme.sigle,
        "titre_de_page": titles.titre_du_terme(terme),
        "sigles": {nom: autre.sigle for nom, autre in donnees.catalogue.termes.items()},
    }


def _numero(donnees: Donnees, ligne: Ligne) -> dict[str, Any]:
    return {
        "ligne": ligne,
        "parents": (("Numéros utiles", "numeros-utiles/"),),
        "ici": ligne.numero,
        "titre_de_page": titles.titre_du_numero(ligne),
        **remplacements(donnees.catalogue),
    }


def _besoin(donnees: Donnees, besoin: Besoin) -> dict[str, Any]:
    return {
        "besoin": besoin,
        "parents": (("Besoin d'aide", "besoins/"),),
        "ici": besoin.nom,
        "titre_de_page": titles.titre_du_besoin(besoin),
        "territoires": ce_qui_est_fait(donnees.catalogue, donnees.themes, besoin),
    }


def _langue(_: Donnees, langue: Langue) -> dict[str, Any]:
    return {
        "langue": langue,
        "parents": (("Urgences dans d'autres langues", "urgences/"),),
        "ici": langue.nom_francais,
        "titre_de_page": titles.titre_de_la_langue(langue),
    }


def _departement(donnees: Donnees, departement: Departement) -> dict[str, Any]:
    catalogue = donnees.catalogue
    return {
        "parents": (("Ma commune", "ma-commune/"),),
        "ici": departement.nom,
        "titre_de_page": titles.titre_du_departement(departement),
        "partages": coverage.partages(catalogue, departement.code),
        "sans_liste": coverage.sans_liste(catalogue, departement.code),
    }


@lru_cache(maxsize=1)
def _departements(catalogue: Catalogue) -> dict[str, Departement]:
    """Return the departments where something is known, by the key of their page."""
    present = coverage.departements_presents(catalogue)
    return {code.lower(): catalogue.registre.departements[code] for code in present}


FAMILLES: Mapping[str, Famille] = {
    **{rubrique.value: _of_territoire(rubrique) for rubrique in Rubrique},
    "contrat": Famille(
        "pages/contrat.html",
        lambda catalogue, nom: find(nom, _anciens(catalogue), "Le contrat"),
        titles.titre_du_contrat,
        titles.description_du_contrat,
        _contrat,
    ),
    "theme": Famille(
        "pages/theme.html",
        lambda catalogue, nom: find(nom, catalogue.thematiques, "Le thème"),
        titles.titre_du_theme,
        titles.description_du_theme,
        _theme,
    ),
    "organisme": Famille(
        "pages/organisme.html",
        lambda catalogue, nom: find(nom, catalogue.organismes, "L'organisme"),
        titles.intitule_de_l_organisme,
        titles.description_de_l_organisme,
        _organisme,
    ),
    "terme": Famille(
        "pages/terme.html",
        lambda catalogue, nom: find(nom, catalogue.termes, "Le terme"),
        titles.intitule_du_terme,
        titles.description_du_terme,
        _terme,
    ),
    "numero": Famille(
        "pages/numero.html",
        lambda catalogue, nom: find(nom, catalogue.lignes, "Le numéro"),
        titles.titre_du_numero,
        titles.description_du_numero,
        _numero,
    ),
    "besoin": Famille(
        "pages/besoin.html",
        lambda catalogue, nom: find(nom, catalogue.besoins, "Le besoin"),
        titles.titre_du_besoin,
        titles.description_du_besoin,
        _besoin,
    ),
    "langue": Famille(
        "pages/langue.html",
        lambda catalogue, nom: find(nom, catalogue.langues, "La langue"),
        titles.titre_de_la_langue,
        titles.description_de_la_langue,
        _langue,
    ),
    "departement": Famille(
        "pages/departement.html",
        lambda catalogue, code: find(code, _departements(catalogue), "Le département"),
        titles.titre_du_departement,
        titles.description_du_departement,
        _departement,
    ),
}

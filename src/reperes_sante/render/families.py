"""Families of generated pages: how each finds its thing, names it, describes it and fills its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from reperes_sante.france.letters import nearest
from reperes_sante.france.register import Departement
from reperes_sante.link import contracts, coverage
from reperes_sante.link.catalogue import Catalogue, once
from reperes_sante.link.extracts import Fiches
from reperes_sante.link.pages import (
    DES_DISPOSITIFS,
    DOSSIERS,
    PageDuContrat,
    dispositifs_de,
    est_long,
    of_territoire,
    pages_des_anciens,
    pages_of,
)
from reperes_sante.model.besoins import Besoin
from reperes_sante.model.blocs import Contact
from reperes_sante.model.communs import Ligne, Organisme, Terme, Thematique
from reperes_sante.model.langues import Langue
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.view import chart, deadlines, etats, lists, maps, sources, territories, themes, timeline
from reperes_sante.view.headings import nom_commun
from reperes_sante.view.lists import filtrage_du_theme, remplacements
from reperes_sante.view.needs import ce_qui_est_fait
from reperes_sante.view.organismes import (
    Groupe,
    Presence,
    contacts_des_organismes,
    fiche_de,
    par_lettre,
    par_role,
    presences,
)
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
    """What pages and blocks are made from: the data, and what is gathered from all of them at once."""

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
    def annuaire(self) -> tuple[Groupe[Organisme], ...]:
        """The organismes, by the first letter of their name."""
        return par_lettre(self.catalogue.organismes.values())

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
            "carte": maps.carte(catalogue, territoire),
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
            "reperage": chart.reperage(catalogue, territoire.dispositifs),
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
        titre: returns what a tab says of the page, as plain text; its title unless `contenu` gives another.
        description: returns one plain sentence about the page.
        contenu: returns the names that the template uses.
        fiches: returns the ids of the territories that it is made from, from its key; without it, all are.
    """

    gabarit: str
    trouver: Callable[[Catalogue, str], Any]
    titre: Callable[[Any], str]
    description: Callable[[Any], str]
    contenu: Callable[[Donnees, Any], dict[str, Any]]
    fiches: Callable[[Catalogue, str], Fiches] | None = None


# What shows dispositifs one after the other, each by the template of its kind; contracts follow one another.
SHARED = "gabarits/dispositifs.html"
OWN = {Rubrique.CLS: "pages/cls.html"}


def _of_territoire(rubrique: Rubrique) -> Famille:
    def titre(territoire: Territoire) -> str:
        whole = rubrique is Rubrique.APERCU
        return territoire.nom if whole else f"{_sujet(rubrique, territoire)} – {territoire.nom}"

    def contenu(donnees: Donnees, territoire: Territoire) -> dict[str, Any]:
        return {
            "territoire": territoire,
            "rubrique": rubrique,
            "parents": _parents(donnees.catalogue, rubrique, territoire),
            "ici": territoire.nom if rubrique is Rubrique.APERCU else rubrique.label,
            "pages": tuple(pages_of(territoire)),
            **content(rubrique, donnees.catalogue, territoire),
        }

    return Famille(
        OWN.get(rubrique, SHARED) if rubrique in DES_DISPOSITIFS else f"pages/{rubrique.value}.html",
        lambda catalogue, nom: find(nom, catalogue.territoires, "La fiche"),
        titre,
        lambda territoire: rubrique.resume.format(territoire.nom),
        contenu,
        lambda catalogue, nom: (find(nom, catalogue.territoires, "La fiche").id,),
    )


def _sujet(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return what a page is about, without the territory's name: « Contrat local de santé »."""
    things = dispositifs_de(territoire, rubrique)
    is_main = any(dispositif.GENRE.principal for dispositif in things)
    common = nom_commun(things) if is_main else None
    if common is None:
        return rubrique.label
    return common.seul if len(things) == 1 else common.pluriel


def _parents(catalogue: Catalogue, rubrique: Rubrique, territoire: Territoire) -> tuple[tuple[str, str], ...]:
    """Return the pages above a territory's page, without the home: the name and the address of each."""
    liste = () if catalogue.seul else (("Territoires", "territoires/"),)
    own = () if rubrique is Rubrique.APERCU else ((territoire.nom, of_territoire(territoire)),)
    return (*liste, *own)


def _contrat(donnees: Donnees, page: PageDuContrat) -> dict[str, Any]:
    territoire, rubrique = page.territoire, page.contrat.GENRE.rubrique
    return {
        "territoire": territoire,
        "contrat": page.contrat,
        "parents": (
            *_parents(donnees.catalogue, rubrique, territoire),
            (rubrique.label, of_territoire(territoire, rubrique)),
        ),
        "ici": page.contrat.nom,
        "pages": tuple(pages_of(territoire)),
    }


@once
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


def _nom_de_l_organisme(organisme: Organisme) -> str:
    return f"{organisme.nom} ({organisme.sigle})" if organisme.sigle else organisme.nom


def _organisme(donnees: Donnees, organisme: Organisme) -> dict[str, Any]:
    return {
        "organisme": organisme,
        "parents": (("Organismes", "organismes/"),),
        "ici": organisme.sigle or organisme.nom,
        "titre_de_page": _nom_de_l_organisme(organisme),
        "roles": par_role(donnees.presences[organisme.id]),
        "contacts": donnees.contacts.get(organisme.id, ()),
        "fiche": fiche_de(donnees.catalogue, organisme),
    }


def _nom_du_terme(terme: Terme) -> str:
    return f"{terme.sigle} – {terme.developpe}" if terme.developpe else terme.sigle


def _terme(donnees: Donnees, terme: Terme) -> dict[str, Any]:
    return {
        "terme": terme,
        "parents": (("Glossaire", "glossaire/"),),
        "ici": terme.sigle,
        "titre_de_page": _nom_du_terme(terme),
        "sigles": {nom: autre.sigle for nom, autre in donnees.catalogue.termes.items()},
    }


def _numero(donnees: Donnees, ligne: Ligne) -> dict[str, Any]:
    return {
        "ligne": ligne,
        "parents": (("Numéros utiles", "numeros-utiles/"),),
        "ici": ligne.numero,
        **remplacements(donnees.catalogue),
    }


def _besoin(donnees: Donnees, besoin: Besoin) -> dict[str, Any]:
    return {
        "besoin": besoin,
        "parents": (("Besoin d'aide", "besoins/"),),
        "ici": besoin.nom,
        "territoires": ce_qui_est_fait(donnees.catalogue, donnees.themes, besoin),
    }


def _langue(_: Donnees, langue: Langue) -> dict[str, Any]:
    parents = (("Urgences dans d'autres langues", "urgences/"),)
    return {"langue": langue, "parents": parents, "ici": langue.nom_francais}


def _departement(donnees: Donnees, departement: Departement) -> dict[str, Any]:
    catalogue = donnees.catalogue
    return {
        "parents": (("Ma commune", "ma-commune/"),),
        "ici": departement.nom,
        "partages": coverage.partages(catalogue, departement.code),
        "sans_liste": coverage.sans_liste(catalogue, departement.code),
    }


@once
def _departements(catalogue: Catalogue) -> dict[str, Departement]:
    """Return the departments where something is known, by the key of their page."""
    present = coverage.departements_presents(catalogue)
    return {code.lower(): catalogue.registre.departements[code] for code in present}


# A territory, an organisme and an acronym may have one name: what tabs say tells them apart.
FAMILLES: Mapping[str, Famille] = {
    **{rubrique.value: _of_territoire(rubrique) for rubrique in Rubrique},
    "contrat": Famille(
        "pages/contrat.html",
        lambda catalogue, nom: find(nom, _anciens(catalogue), "Le contrat"),
        lambda page: f"{page.contrat.nom} – contrat précédent",
        lambda page: f"{page.contrat.nom} : ce que prévoyait ce contrat, et celui qui l'a remplacé.",
        _contrat,
        lambda catalogue, nom: (find(nom, _anciens(catalogue), "Le contrat").territoire.id,),
    ),
    "theme": Famille(
        "pages/theme.html",
        lambda catalogue, nom: find(nom, catalogue.thematiques, "Le thème"),
        lambda theme: theme.nom,
        lambda theme: f"{theme.nom} : qui agit sur ce sujet, dans quels territoires, et où cela en est.",
        _theme,
    ),
    "organisme": Famille(
        "pages/organisme.html",
        lambda catalogue, nom: find(nom, catalogue.organismes, "L'organisme"),
        lambda organisme: f"{_nom_de_l_organisme(organisme)} (organisme)",
        lambda organisme: (
            f"{organisme.nom} ({organisme.nature}) : "
            "ce que nos sources en disent : contrats, conseils, commissions, actions."
        ),
        _organisme,
    ),
    "terme": Famille(
        "pages/terme.html",
        lambda catalogue, nom: find(nom, catalogue.termes, "Le terme"),
        lambda terme: f"{_nom_du_terme(terme)} (glossaire)",
        lambda terme: f"{terme.sigle} : ce que ce sigle veut dire, et d'où nous le tenons.",
        _terme,
    ),
    "numero": Famille(
        "pages/numero.html",
        lambda catalogue, nom: find(nom, catalogue.lignes, "Le numéro"),
        lambda ligne: f"{ligne.numero} – {ligne.nom}",
        lambda ligne: f"{ligne.numero} : pour qui, quand, à quel prix, et d'où nous le tenons.",
        _numero,
    ),
    "besoin": Famille(
        "pages/besoin.html",
        lambda catalogue, nom: find(nom, catalogue.besoins, "Le besoin"),
        lambda besoin: besoin.nom,
        lambda besoin: f"{besoin.nom} : qui appeler, que faire d'abord, où aller près de chez vous.",
        _besoin,
    ),
    "langue": Famille(
        "pages/langue.html",
        lambda catalogue, nom: find(nom, catalogue.langues, "La langue"),
        lambda langue: f"Urgences en {langue.nom_francais} – {langue.nom}",
        lambda langue: f"Les numéros d'urgence en France, et comment appeler, en {langue.nom_francais}.",
        _langue,
    ),
    "departement": Famille(
        "pages/departement.html",
        lambda catalogue, code: find(code, _departements(catalogue), "Le département"),
        lambda departement: f"Ma commune – {departement.nom}",
        lambda departement: (
            f"{departement.nom} ({departement.code}) : ce qui couvre chaque commune, de A à Z."
        ),
        _departement,
        lambda catalogue, code: coverage.presents(catalogue)[
            find(code, _departements(catalogue), "Le département").code
        ],
    ),
}
if unshown := DOSSIERS.keys() - FAMILLES.keys():
    raise TypeError(
        f"Aucune famille de pages ne montre {', '.join(sorted(unshown))} : ajoutez à FAMILLES, "
        f"dans {__name__}, une ligne « Famille(…) »."
    )

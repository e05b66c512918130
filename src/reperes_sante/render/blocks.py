"""Blocks for hand-written pages: what each shows, given the words that the page's author typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from reperes_sante.edit.completeness import completude
from reperes_sante.edit.reference import BlocSitue, Liste, adresses_des_blocs, messages, reference
from reperes_sante.france.letters import plain_letters
from reperes_sante.france.register import METROPOLE
from reperes_sante.link.contracts import contrats_courants
from reperes_sante.link.coverage import departements_presents, partages
from reperes_sante.link.pages import page_du_departement, pages_des_anciens, pages_of
from reperes_sante.model.communs import Organisme
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.site import Guichet
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.open_data.publication import DOSSIER
from reperes_sante.open_data.tables import TABLES
from reperes_sante.open_data.versions import VERSIONS
from reperes_sante.read.contract import par_etat
from reperes_sante.render.families import Donnees, content, find
from reperes_sante.render.rangement import Cle, Rangement
from reperes_sante.view.chronology import FaitSitue, derniers_faits, faits_des_annees, par_annee
from reperes_sante.view.deadlines import echeancier, prochaines_echeances
from reperes_sante.view.etats import ANNEES_DE_SILENCE
from reperes_sante.view.legal import contact_accessibilite, mentions, parties
from reperes_sante.view.lists import (
    filtrage_des_faits,
    filtrage_des_organismes,
    filtrage_des_territoires,
    filtrage_des_themes,
    remplacements,
)
from reperes_sante.view.maps import zones
from reperes_sante.view.organismes import par_lettre, par_urgence
from reperes_sante.view.phases import Phase
from reperes_sante.view.summary import en_trois_chiffres
from reperes_sante.view.territories import contacts, ligne, par_region
from reperes_sante.view.themes import matrice, par_territoire
from reperes_sante.view.timeline import annee_de, dernier_jour, faits_du_territoire, frise

DEFAULT_NUMBER = 6


Content = dict[str, Any]
Territoires = Sequence[Territoire]
Maker = Callable[..., Content]


@dataclass(frozen=True)
class Bloc:
    """A block.

    Attributes:
        contenu: returns what its template shows, of the things that it is given when it can be arranged.
        repetable: whether a page may hold it several times, so that its anchors need a prefix.
        rangement: how its things are arranged when they are too many for its page.
        groupes: the template of the groups that they are then arranged in.
        autour: returns what its template shows in any case, whichever things it is given.
        est_du_modele: whether the model alone makes its things: new fields divide it, no territory does.
    """

    contenu: Maker
    repetable: bool = False
    rangement: Rangement | None = None
    groupes: str = "gabarits/groupes.html"
    autour: Callable[[Donnees], Content] = lambda _: {}
    est_du_modele: bool = False


def _on_territoire(make: Callable[[Territoire], Content]) -> Bloc:
    def contenu(donnees: Donnees, nom: str) -> Content:
        territoire = find(nom, donnees.catalogue.territoires, "La fiche")
        return {"territoire": territoire, **make(territoire)}

    return Bloc(contenu, repetable=True)


def _overview(donnees: Donnees, nom: str) -> Content:
    territoire = find(nom, donnees.catalogue.territoires, "La fiche")
    return {"territoire": territoire, **content(Rubrique.APERCU, donnees.catalogue, territoire)}


def _on_all(make: Callable[[Donnees], Content]) -> Bloc:
    return Bloc(make)


def _on_territoires(make: Callable[[Donnees, Territoires], Content]) -> Bloc:
    return Bloc(make, rangement=PAR_TERRITOIRE)


def _departments(donnees: Donnees) -> Content:
    catalogue = donnees.catalogue
    codes = departements_presents(catalogue)
    departments = (catalogue.registre.departements[code] for code in codes)
    return {"lignes": [(d, page_du_departement(d.code), partages(catalogue, d.code)) for d in departments]}


def _sitemap(donnees: Donnees, territoires: Territoires) -> Content:
    return {
        "plan": [(t, tuple(pages_of(t)), pages_des_anciens(t)) for t in territoires],
        "lettres": donnees.annuaire,
    }


def _directory(donnees: Donnees, organismes: Sequence[Organisme]) -> Content:
    return {
        "lettres": par_lettre(organismes),
        "filtrage": filtrage_des_organismes(donnees.catalogue, donnees.presences, organismes),
    }


def _themes(donnees: Donnees) -> Content:
    return {
        "entrees": donnees.themes,
        "filtrage": filtrage_des_themes(donnees.catalogue, donnees.themes),
    }


def _main_themes(donnees: Donnees, nombre: int = DEFAULT_NUMBER) -> Content:
    shared = {theme: len(par_territoire(entries)) for theme, entries in donnees.themes.items()}
    kept = set(sorted(filter(shared.get, shared), key=lambda theme: -shared[theme])[: int(nombre)])
    return {"themes": [theme for theme in donnees.catalogue.thematiques.values() if theme.id in kept]}


def _territories(donnees: Donnees, territoires: Territoires) -> Content:
    return {
        "regions": par_region(donnees.catalogue, territoires),
        "colonnes": (*(kind.GENRE.famille for kind in PRINCIPAUX), Rubrique.AUTRES.label),
        "filtrage": filtrage_des_territoires(donnees.catalogue, donnees.entrees, territoires),
    }


def _glossary(donnees: Donnees) -> Content:
    termes = donnees.catalogue.glossaire.termes
    ranged = sorted(termes, key=lambda terme: terme.sigle.casefold())
    return {
        "termes": ranged,
        "lettres": {terme.sigle[0]: terme.id for terme in reversed(ranged)},
        "sigles": {terme.id: terme.sigle for terme in termes},
    }


def _numbers(donnees: Donnees) -> Content:
    lignes = donnees.catalogue.numeros.numeros
    return {"groupes": par_urgence(lignes), **remplacements(donnees.catalogue)}


def _open_data(donnees: Donnees) -> Content:
    return {"dossier": DOSSIER, "mis_a_jour_le": dernier_jour(donnees.catalogue.files)}


def _completeness(donnees: Donnees, territoires: Territoires) -> Content:
    rows = [(territoire, completude(donnees.catalogue, territoire)) for territoire in territoires]
    return {"lignes": sorted(rows, key=lambda row: row[1].pourcentage)}


def _blocks_of(_: Donnees, page: str) -> Sequence[BlocSitue]:
    pages: dict[str, list[BlocSitue]] = {}
    for partie in reference():
        pages.setdefault(partie.page, []).extend(BlocSitue(partie, bloc) for bloc in partie.blocs)
    return find(page, pages, "La page de référence")


def _reference(_: Donnees, blocs: Sequence[BlocSitue], _page: str) -> Content:
    parties = {situe.partie.ancre: situe.partie for situe in blocs}.values()
    of = [(partie, [situe.bloc for situe in blocs if situe.partie is partie]) for partie in parties]
    return {"parties": of, "adresses": adresses_des_blocs()}


def _latest(donnees: Donnees, nombre: int = DEFAULT_NUMBER) -> Content:
    return {"faits": derniers_faits(donnees.catalogue, int(nombre))}


def _comparison(donnees: Donnees, territoires: Territoires) -> Content:
    return {"colonnes": [ligne(donnees.catalogue, territoire) for territoire in territoires]}


def _facts(donnees: Donnees, premiere: int, derniere: int) -> Sequence[FaitSitue]:
    return faits_des_annees(donnees.catalogue, int(premiere), int(derniere))


def _years(_: Donnees, faits: Sequence[FaitSitue], *_years: int) -> Content:
    return {"annees": par_annee(faits), "filtrage": filtrage_des_faits(item.fait for item in faits)}


def _next(donnees: Donnees, nombre: int = DEFAULT_NUMBER) -> Content:
    return {"plan": prochaines_echeances(donnees.catalogue, int(nombre)), "nombre": int(nombre)}


def _declaration(donnees: Donnees) -> Content:
    site = donnees.catalogue.site
    return {"site": site, "contact": contact_accessibilite(site)}


REGION = Cle(lambda catalogue, territoire: catalogue.region_de(territoire))
DEPARTEMENT = Cle(lambda catalogue, territoire: catalogue.departements_de(territoire)[0])
PAR_TERRITOIRE = Rangement(
    lambda donnees: tuple(donnees.catalogue.territoires.values()),
    (REGION, DEPARTEMENT),
    lambda territoire: territoire.nom,
    ("territoire", "territoires"),
)
PAR_ANNEE = Rangement(
    _facts,
    (
        Cle(lambda _, situe: annee_de(situe.fait), trie=False),
        Cle(lambda catalogue, situe: catalogue.region_de(situe.territoire)),
        Cle(lambda catalogue, situe: catalogue.departements_de(situe.territoire)[0]),
    ),
    lambda situe: situe.territoire.nom,
    ("fait", "faits"),
)
# Of a name, enough to find one's place by.
LETTERS = 3
PAR_NOM = Rangement(
    lambda donnees: tuple(o for groupe in donnees.annuaire for o in groupe.membres),
    (),
    lambda organisme: plain_letters(organisme.nom)[:LETTERS].capitalize(),
    ("organisme", "organismes"),
)
# Each at an address of its own, which no other that grows can change.
PAR_TABLE = Rangement(
    lambda _: TABLES,
    (Cle(lambda _, table: table.titre, trie=False),),
    attrgetter("titre"),
    ("table", "tables"),
)
PAR_BLOC = Rangement(
    _blocks_of,
    (Cle(lambda _, situe: situe.bloc.modele.INTITULE.titre, trie=False),),
    lambda situe: situe.bloc.modele.INTITULE.titre,
    ("bloc", "blocs"),
)


BLOCS: Mapping[str, Bloc] = {
    "carte_des_territoires": _on_territoires(
        lambda d, t: {"pays": d.catalogue.registre.contours[METROPOLE], "zones": zones(d.catalogue, t)}
    ),
    "en_trois_chiffres": _on_all(lambda d: {"reperes": en_trois_chiffres(d.catalogue)}),
    "chercher_commune": _on_all(lambda _: {}),
    "departements_couverts": _on_all(_departments),
    "liste_territoires": _on_territoires(_territories),
    "liste_thematiques": _on_all(_themes),
    "liste_thematiques_courte": Bloc(_main_themes),
    "dernieres_etapes": Bloc(_latest),
    "chronologie": Bloc(_years, rangement=PAR_ANNEE),
    # The first main kind is compared with the territories themselves, each other one in a page of its own.
    "comparaison": Bloc(_comparison, rangement=PAR_TERRITOIRE, groupes="blocs/comparaison.html"),
    **{
        f"comparaison_{other.couleur}": _on_territoires(_comparison)
        for other in tuple(PRINCIPAUX.values())[1:]
    },
    "matrice_themes": _on_territoires(lambda d, t: {"matrice": matrice(d.catalogue, d.entrees, t)}),
    "echeances": _on_territoires(lambda d, t: {"echeancier": echeancier(d.catalogue, t)}),
    "prochaines_echeances": Bloc(_next),
    "glossaire": _on_all(_glossary),
    "numeros_utiles": _on_all(_numbers),
    "etats": _on_all(lambda _: {"phases": tuple(Phase), "annees": ANNEES_DE_SILENCE}),
    "besoins": _on_all(lambda _: {}),
    "langues": _on_all(lambda _: {}),
    "annuaire_organismes": Bloc(_directory, rangement=PAR_NOM),
    "plan_du_site": Bloc(_sitemap, rangement=PAR_TERRITOIRE, groupes="blocs/plan_du_site.html"),
    "fichiers_de_donnees": Bloc(
        lambda _, tables: {"tables": tables},
        rangement=PAR_TABLE,
        groupes="blocs/fichiers_de_donnees.html",
        autour=_open_data,
        est_du_modele=True,
    ),
    "journal_du_format": _on_all(lambda _: {"versions": VERSIONS}),
    "versions_du_format": _on_all(lambda _: {"versions": VERSIONS}),
    "bilan": _on_territoires(_completeness),
    "reference": Bloc(_reference, rangement=PAR_BLOC, groupes="blocs/reference.html", est_du_modele=True),
    "messages": _on_all(lambda _: {"familles": messages(Liste.FICHES)}),
    "messages_des_regles": _on_all(lambda _: {"familles": messages(Liste.REGLES)}),
    "messages_du_site": _on_all(lambda _: {"familles": messages(Liste.SITE)}),
    "reglages": _on_all(lambda _: {"etats": par_etat()}),
    "mentions_legales": _on_all(lambda d: {"groupes": parties(d.catalogue.site)}),
    "declaration_accessibilite": _on_all(_declaration),
    "protection_donnees": _on_all(
        lambda d: {"infos": mentions(d.catalogue.site.donnees_personnelles, Guichet)}
    ),
    "mesures": _on_all(lambda d: {"mesures": d.catalogue.mesures}),
    "axes": _on_territoire(lambda t: {"contrats": contrats_courants(t)}),
    "contrat": _on_territoire(lambda t: {"contrats": contrats_courants(t)}),
    "conseil": _on_territoire(lambda _: {}),
    "missions": _on_territoire(lambda _: {}),
    "frise": _on_territoire(lambda t: {"annees": frise(faits_du_territoire(t))}),
    "fiche_courte": Bloc(_overview, repetable=True),
    "appeler": _on_territoire(lambda t: {"contacts": contacts(t)}),
}

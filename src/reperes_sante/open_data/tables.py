"""The tables of the open data: one per kind of thing, with its columns and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import Date, Model
from reperes_sante.model.blocs import Chiffre, Contact, Financement
from reperes_sante.model.communs import Ligne, Organisme, Source, Terme, Thematique
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import Mission
from reperes_sante.model.plan import Action, Axe
from reperes_sante.model.regards import Constat, Diagnostic, Evaluation, Position
from reperes_sante.model.territoire import KINDS, PRINCIPAUX
from reperes_sante.open_data import columns as own
from reperes_sante.open_data.columns import (
    ADRESSE,
    DISPOSITIF,
    DROITS,
    ORIGINE,
    TERRITOIRE,
    Colonne,
    Rangee,
    from_model,
)
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.deadlines import Echeance
from reperes_sante.view.timeline import faits_du_territoire


class Situee(NamedTuple):
    """A deadline, and how it stands on the day of the newest check of the data."""

    situation: str
    echeance: Echeance

    @property
    def enonce(self) -> Date:
        """The statement that says so."""
        return self.echeance.enonce


Rows = Callable[[Publication], Iterator[Rangee]]


def of_territoires(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per territory."""
    return (Rangee(territoire, territoire) for territoire in publication.catalogue.territoires.values())


def of_communes(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per commune of each territory."""
    for territoire in publication.catalogue.territoires.values():
        for commune in publication.catalogue.communes_de(territoire):
            yield Rangee(commune, territoire)


def of_dispositifs(*kinds: type[Dispositif]) -> Rows:
    """Return what yields a row per dispositif of some kinds."""
    return lambda publication: (
        Rangee(dispositif, territoire, dispositif)
        for territoire in publication.catalogue.territoires.values()
        for dispositif in territoire.dispositifs
        if isinstance(dispositif, kinds)
    )


def of_blocks(*kinds: type[Model]) -> Rows:
    """Return what yields a row per block of some kinds, wherever it stands in a territory's file."""

    def rows(publication: Publication) -> Iterator[Rangee]:
        for territoire in publication.catalogue.territoires.values():
            for bloc in blocs_of(territoire, *kinds):
                yield Rangee(bloc, territoire, place_of(bloc).dans_un(Dispositif))

    return rows


def of_facts(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per dated fact."""
    for territoire in publication.catalogue.territoires.values():
        for fait in faits_du_territoire(territoire):
            yield Rangee(fait, territoire, fait.dispositif)


def of_deadlines(publication: Publication) -> Iterator[Rangee]:
    """Yield a row per deadline, in the order of the page of deadlines."""
    plan = publication.echeancier
    lists = {
        "à venir": plan.a_venir,
        "durée sans fin publiée": plan.sans_fin,
        "passée ou sans date, suite inconnue": plan.sans_suite,
    }
    for situation, deadlines in lists.items():
        for echeance in deadlines:
            yield Rangee(Situee(situation, echeance), echeance.territoire, echeance.dispositif)


def _each(things: Callable[[Catalogue], Iterable[Any]]) -> Rows:
    """Return what yields a row per thing that no territory tells."""
    return lambda publication: map(Rangee, things(publication.catalogue))


class Table(NamedTuple):
    """A CSV file: its name without its end, what its rows are, its columns, and what gathers its rows."""

    nom: str
    titre: str
    colonnes: tuple[Colonne, ...]
    rangees: Rows


def _dispositifs(nom: str, titre: str, rangees: Rows, *particular: Colonne) -> Table:
    name = from_model(Contrat, "id", "nom")
    shared = from_model(
        Contrat,
        "autres_noms",
        "definition",
        "en_bref",
        "porteurs",
        "pilotes",
        "cree_par",
        "initiative",
        "publics",
        "ouvert_a",
        "partenaires",
        "sujets",
        "thematiques",
        "inconnus",
    )
    return Table(
        nom, titre, (*name, *TERRITOIRE, *own.ETAT, *particular, *shared, own.ARTICULE, *WHERE), rangees
    )


def _of_kinds() -> Iterator[Table]:
    """Yield a table per main kind of dispositif, then one for all others."""
    for kind, main in PRINCIPAUX.items():
        columns = own.PARTICULAR.get(kind, ())
        yield _dispositifs(main.fichier, main.contenu, of_dispositifs(kind), *columns)
    others = [kind for kind in KINDS if kind not in PRINCIPAUX]
    names = ", ".join(kind.GENRE.appellation.pluriel for kind in others)
    yield _dispositifs("autres-dispositifs", names.capitalize(), of_dispositifs(*others), *own.SIGNED)


WHERE = (ADRESSE, *ORIGINE, DROITS)
FIGURE = (
    "libelle",
    "exactitude",
    "valeur",
    "valeur_max",
    "valeur_publiee",
    "unite",
    "date",
    "fin",
    "date_publiee",
    "detail",
)

TABLES: tuple[Table, ...] = (
    Table("territoires", "Les territoires", (*own.TERRITOIRES, *WHERE), of_territoires),
    Table(
        "communes",
        "Les communes de chaque territoire",
        (*TERRITOIRE, *own.COMMUNES, DROITS),
        of_communes,
    ),
    *_of_kinds(),
    Table(
        "axes",
        "Les axes des contrats et des feuilles de route",
        (
            *DISPOSITIF,
            *from_model(Axe, "numero", "titre", "nature", "resume", "publics", "thematiques"),
            *from_model(Axe, "sujets", "pilotes", "partenaires", "echeance"),
            *from_model(Axe, "nombre_actions", "exactitude_actions"),
            own.phrases("buts", "Ce que l'on en attend."),
            *from_model(Axe, "indicateurs"),
            own.phrases("resultats", "Ce que cela a donné."),
            *WHERE,
        ),
        of_blocks(Axe),
    ),
    Table(
        "actions",
        "Les actions",
        (
            *DISPOSITIF,
            *from_model(Action, "numero", "titre", "statut", "date", "fin", "resume", "publics", "lieux"),
            Colonne(
                "campagne",
                "Campagnes nationales dont cela fait partie.",
                lambda p, r: [own.named(p, one) for one in r.chose.campagnes_dites],
            ),
            *from_model(Action, "pilote", "partenaires", "thematiques", "sujets"),
            own.phrases("objectifs", "Ce que l'on cherche à obtenir."),
            *from_model(Action, "pilotes", "porteurs", "cadre", "horaires", "frais", "tarif", "conditions"),
            *from_model(Action, "demarche", "indicateurs"),
            own.phrases("resultats", "Ce que cela a donné."),
            *WHERE,
        ),
        of_blocks(Action),
    ),
    Table(
        "missions",
        "Les missions des centres d'action sociale (CIAS et CCAS)",
        (
            *DISPOSITIF,
            own.PUBLICS,
            *from_model(Mission, "titre", "taches", "lieux", "horaires", "frais", "tarif", "conditions"),
            *from_model(Mission, "mobilisation", "partenaires", "thematiques"),
            *from_model(Mission, "date", "fin", "prevue", "demarche", "pieces", "delai"),
            *from_model(Mission, "confidentialite", "emploi", "orientation"),
            *from_model(Mission, "comprend", "ne_comprend_pas", "rythme", "duree", "engagement", "limites"),
            *from_model(Mission, "preavis", "aides", "agrements", "frais_precisions", "suite"),
            *own.ACCES,
            *WHERE,
        ),
        of_blocks(Mission),
    ),
    Table("faits", "Les faits datés", (*DISPOSITIF, *own.FAIT, *WHERE), of_facts),
    Table(
        "echeances",
        "Les échéances : fins de contrats et annonces",
        (*DISPOSITIF, *own.ECHEANCE, *WHERE),
        of_deadlines,
    ),
    Table(
        "chiffres",
        "Les chiffres",
        (*DISPOSITIF, *from_model(Chiffre, *FIGURE, "pour"), *WHERE),
        of_blocks(Chiffre),
    ),
    Table(
        "constats",
        "Ce que des diagnostics disent des territoires",
        (*TERRITOIRE, *from_model(Constat, "texte", "perimetre", "etude", "date", "fin"), *WHERE),
        of_blocks(Constat),
    ),
    Table(
        "evaluations",
        "Les évaluations : qui évalue, quand, ce qui en ressort",
        (
            *DISPOSITIF,
            *from_model(Evaluation, "titre", "date", "fin", "prevue", "evaluateurs", "moyens"),
            own.phrases("resultats", "Ce qui en ressort."),
            *WHERE,
        ),
        of_blocks(Evaluation),
    ),
    Table(
        "diagnostics",
        "Les diagnostics : qui les a faits, quand, ce qu'ils disent",
        (
            *DISPOSITIF,
            *from_model(Diagnostic, "titre", "date", "fin", "perimetre", "pilotes", "partenaires", "moyens"),
            own.phrases("constats", "Ce qu'il constate."),
            *WHERE,
        ),
        of_blocks(Diagnostic),
    ),
    Table(
        "positions",
        "Ce que des responsables ou des organismes demandent, soutiennent ou refusent",
        (
            *DISPOSITIF,
            *from_model(Position, "texte", "nature", "par", "auteurs", "aupres_de", "date"),
            *WHERE,
        ),
        of_blocks(Position),
    ),
    Table(
        "financements",
        "L'argent : combien, payé par qui",
        (
            *DISPOSITIF,
            own.PARTIE,
            *from_model(Financement, *FIGURE, "par", "payeurs", "beneficiaires", "cadre", "nature"),
            *WHERE,
        ),
        of_blocks(Financement),
    ),
    Table(
        "contacts",
        "Qui appeler, pour quoi",
        (
            *DISPOSITIF,
            *from_model(Contact, "pour", "organisme", "service", "telephone", "fax", "courriel"),
            *from_model(Contact, "adresse", "horaires", "site"),
            *ORIGINE,
            DROITS,
        ),
        of_blocks(Contact),
    ),
    Table(
        "organismes",
        "Les organismes cités",
        (
            *from_model(Organisme, "id", "nom", "sigle", "nature", "autres_noms", "description", "commune"),
            *from_model(Organisme, "siren", "site", "forme_juridique"),
            *ORIGINE,
            DROITS,
        ),
        _each(lambda catalogue: catalogue.organismes.values()),
    ),
    Table(
        "numeros",
        "Les numéros utiles",
        (
            *from_model(Ligne, "id", "numero", "nom", "famille", "pour_qui", "horaires", "gratuit", "cout"),
            *from_model(Ligne, "sms", "site"),
            *ORIGINE,
            DROITS,
        ),
        _each(lambda catalogue: catalogue.numeros.numeros),
    ),
    Table(
        "glossaire",
        "Le glossaire",
        (*from_model(Terme, "id", "sigle", "developpe", "sens"), *ORIGINE, DROITS),
        _each(lambda catalogue: catalogue.glossaire.termes),
    ),
    Table(
        "themes",
        "Les thèmes du site",
        (*from_model(Thematique, "id", "nom", "definition", "data_inclusion"), DROITS),
        _each(lambda catalogue: catalogue.thematiques.values()),
    ),
    Table(
        "sources",
        "Les sources, avec la date où elles ont été lues",
        (
            *from_model(Source, "id", "titre", "editeur", "nature", "url", "site", "date", "fin"),
            *from_model(Source, "date_publiee", "archive_le", "precision"),
            DROITS,
        ),
        _each(lambda catalogue: catalogue.sources.values()),
    ),
)

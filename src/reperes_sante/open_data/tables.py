"""The tables of the open data: one per kind of thing, with its columns and its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reperes_sante.model.base import Chiffre, Contact, Financement
from reperes_sante.model.communs import Ligne, Organisme, Source, Terme, Thematique
from reperes_sante.model.contrat import Axe, Contrat
from reperes_sante.model.dispositif import Action
from reperes_sante.model.dispositifs import Mission
from reperes_sante.model.territoire import KINDS, PRINCIPAUX
from reperes_sante.open_data import own_columns as own
from reperes_sante.open_data import rows
from reperes_sante.open_data.columns import (
    ADRESSE,
    DISPOSITIF,
    DROITS,
    ORIGINE,
    TERRITOIRE,
    Colonne,
    from_model,
)
from reperes_sante.open_data.rows import Rows


class Table(NamedTuple):
    """A CSV file.

    Attributes:
        nom: name of the file, without its end.
        titre: what its rows are.
        colonnes: its columns, in order.
        rangees: gathers its rows.
    """

    nom: str
    titre: str
    colonnes: tuple[Colonne, ...]
    rangees: Rows


def _dispositifs(nom: str, titre: str, rangees: Rows, *particular: Colonne) -> Table:
    name = from_model(Contrat, "id", "nom")
    shared = from_model(Contrat, "en_bref", "porteurs", "partenaires", "thematiques", "inconnus")
    return Table(nom, titre, (*name, *TERRITOIRE, *own.ETAT, *particular, *shared, *WHERE), rangees)


def _of_kinds() -> Iterator[Table]:
    """Yield a table per main kind of dispositif, then one for all others."""
    for kind, main in PRINCIPAUX.items():
        columns = own.PARTICULAR.get(kind, ())
        yield _dispositifs(main.fichier, main.contenu, rows.of_dispositifs(kind), *columns)
    others = [kind for kind in KINDS if kind not in PRINCIPAUX]
    names = ", ".join(kind.GENRE.appellation.pluriel for kind in others)
    yield _dispositifs("autres-dispositifs", names.capitalize(), rows.of_dispositifs(*others))


WHERE = (ADRESSE, *ORIGINE, DROITS)
FIGURE = ("libelle", "exactitude", "valeur", "valeur_max", "unite", "date", "fin", "date_publiee", "detail")

TABLES: tuple[Table, ...] = (
    Table("territoires", "Les territoires", (*own.TERRITOIRES, *WHERE), rows.of_territoires),
    Table(
        "communes",
        "Les communes de chaque territoire",
        (*TERRITOIRE, *own.COMMUNES, DROITS),
        rows.of_communes,
    ),
    *_of_kinds(),
    Table(
        "axes",
        "Les axes des contrats et des feuilles de route",
        (
            *DISPOSITIF,
            *from_model(Axe, "numero", "titre", "nature", "resume", "publics", "thematiques"),
            *WHERE,
        ),
        rows.of_blocks(Axe),
    ),
    Table(
        "actions",
        "Les actions",
        (
            *DISPOSITIF,
            *from_model(Action, "numero", "titre", "statut", "date", "fin", "resume", "publics", "lieux"),
            *from_model(Action, "pilote", "partenaires", "thematiques"),
            *WHERE,
        ),
        rows.of_blocks(Action),
    ),
    Table(
        "missions",
        "Les missions des centres intercommunaux d'action sociale (CIAS)",
        (*DISPOSITIF, *from_model(Mission, "public", "titre", "taches", "thematiques"), *WHERE),
        rows.of_blocks(Mission),
    ),
    Table("faits", "Les faits datés", (*DISPOSITIF, *own.FAIT, *WHERE), rows.of_facts),
    Table(
        "echeances",
        "Les échéances : fins de contrats et annonces",
        (*DISPOSITIF, *own.ECHEANCE, *WHERE),
        rows.of_deadlines,
    ),
    Table("chiffres", "Les chiffres", (*DISPOSITIF, *from_model(Chiffre, *FIGURE), *WHERE), rows.of_figures),
    Table(
        "financements",
        "L'argent : combien, payé par qui",
        (*DISPOSITIF, *from_model(Financement, *FIGURE, "par", "payeurs"), *WHERE),
        rows.of_blocks(Financement),
    ),
    Table(
        "contacts",
        "Qui appeler, pour quoi",
        (
            *DISPOSITIF,
            *from_model(Contact, "pour", "organisme", "service", "telephone", "courriel"),
            *from_model(Contact, "adresse", "horaires", "site"),
            *ORIGINE,
            DROITS,
        ),
        rows.of_blocks(Contact),
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
        rows.of_organismes,
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
        rows.of_numbers,
    ),
    Table(
        "glossaire",
        "Le glossaire",
        (*from_model(Terme, "id", "sigle", "developpe", "sens"), *ORIGINE, DROITS),
        rows.of_terms,
    ),
    Table(
        "themes",
        "Les thèmes du site",
        (*from_model(Thematique, "id", "nom", "definition", "data_inclusion"), DROITS),
        rows.of_themes,
    ),
    Table(
        "sources",
        "Les sources, avec la date où elles ont été lues",
        (
            *from_model(Source, "id", "titre", "editeur", "nature", "url", "site", "date", "fin"),
            *from_model(Source, "date_publiee", "archive_le", "precision"),
            DROITS,
        ),
        rows.of_sources,
    ),
)

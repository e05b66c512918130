"""The tables of the open data: one per kind of thing, with its columns and its rows."""

from __future__ import annotations

from typing import NamedTuple

from reperes_sante.model.base import Chiffre, Contact, Financement
from reperes_sante.model.communs import Ligne, Organisme, Source, Terme, Thematique
from reperes_sante.model.contrat import Axe, Contrat
from reperes_sante.model.dispositif import Action
from reperes_sante.model.dispositifs import (
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    Mission,
    Observatoire,
)
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
    _dispositifs(
        "contrats", "Les contrats locaux de santé (CLS)", rows.of_dispositifs(Contrat), *own.CONTRAT
    ),
    _dispositifs(
        "conseils", "Les conseils locaux de santé mentale (CLSM) et voisins", rows.of_dispositifs(Conseil)
    ),
    _dispositifs(
        "centres",
        "Les centres intercommunaux d'action sociale (CIAS)",
        rows.of_dispositifs(CentreActionSociale),
    ),
    _dispositifs(
        "autres-dispositifs",
        "Centres de santé, ateliers santé ville, observatoires, structures d'appui",
        rows.of_dispositifs(CentreSante, AtelierSanteVille, Observatoire, AppuiRegional),
    ),
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

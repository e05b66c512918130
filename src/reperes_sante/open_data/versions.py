"""What changed in each version of the format: the page of open data and the register tell."""

from __future__ import annotations

from typing import NamedTuple


class FormatVersion(NamedTuple):
    """A version of the format.

    Attributes:
        numero: « 1.2 »; its first part changes when a program that reads the files has to change.
        nouveautes: what came with it, for those who read the files, one line each.
    """

    numero: str
    nouveautes: tuple[str, ...]


def _version(numero: str, nouveautes: str) -> FormatVersion:
    return FormatVersion(numero, tuple(nouveautes.strip().splitlines()))


# The latest first.
VERSIONS = (
    _version(
        "1.3",
        """
Fichiers JSON : « structures » (maisons sport-santé, maisons de santé…) et « projets_sante_mentale ».
Fichiers JSON et « autres-dispositifs.csv » : « conventions » (contrats territoriaux de santé mentale…).
Fichiers JSON : « fonctionnement » d'une mission.
« chiffres.csv » et fichiers JSON : « pour » d'un chiffre ; fichiers JSON : « reperes ».
Fichiers JSON : « membres » d'une structure ou d'un organisme.
Fichiers JSON : l'état « labellise », « au_sein_de », « groupe » et « publics ».
« missions.csv » et fichiers JSON : « prix_de », l'année des prix, ou le jour depuis lequel ils valent.
« autres-dispositifs.csv » : les structures et les projets de santé mentale y sont aussi.
Fichiers JSON et « autres-dispositifs.csv » : « plans » (plans, campagnes, prises de position…).
Nouvelles tables : « diagnostics.csv » et « positions.csv ».
« actions.csv » : objectifs, porteurs, cadre, horaires, prix, conditions, indicateurs et résultats.
« axes.csv » : buts, indicateurs et résultats. « financements.csv » : « nature ».
« faits.csv » : « presidence », « sujets », « decisions » et « excuses ».
« faits.csv » et fichiers JSON : « partenaires » et « invites » d'un événement.
Fichiers JSON : « campagne » et « autre_campagne » d'un plan.
Fichiers JSON : « campagnes », s'il y en a plusieurs ; dans les tables, « campagne » les dit toutes.
Fichiers JSON : chaque bloc dit d'abord ce qu'il est, puis ce que beaucoup de blocs peuvent dire.
« missions.csv » et fichiers JSON : « confidentialite », « emploi » et « orientation ».
Fichiers JSON : « pilotes » d'un dispositif, « editeur » d'un document.
« missions.csv » et fichiers JSON : « comprend », « ne_comprend_pas », « rythme », « duree », « engagement ».
« missions.csv » et fichiers JSON : « limites », « preavis », « aides », « agrements ».
« missions.csv » et fichiers JSON : « frais_precisions » et « suite ».
« faits.csv » et fichiers JSON : « nature » et « oeuvre » d'un événement.
Tables de dispositifs et fichiers JSON : « sujets » ; « nature_axes » des contrats et des conseils.
« axes.csv » et fichiers JSON : « echeance » ; fichiers JSON : celle de chaque but.
« axes.csv » et fichiers JSON : « sujets », « pilotes », « partenaires », « nombre_actions » de chaque axe.
Tables de dispositifs et fichiers JSON : « cree_par » ; « conseils.csv » : nombres d'axes et d'actions.
Fichiers JSON : d'une instance, « pilotes », « partenaires », « documents » et « contacts ».
« faits.csv » : « initiative », « deroule », « parcours », « tarifs », « au_profit_de » et « telephone ».
Tables de dispositifs : « definition », « pilotes », « initiative », « publics » et « ouvert_a ».
« territoires.csv » : « autres_noms ».
« financements.csv » : « beneficiaires » et « cadre » ; « actions.csv » : « sujets ».
« axes.csv » et « conseils.csv » : « exactitude_actions ».
Nouvelles tables : « constats.csv » et « evaluations.csv ».
« contrats.csv » et « autres-dispositifs.csv » : durée en années, « renouvelable », « nombre_signataires ».
« autres-dispositifs.csv » : période et signataires des conventions.
« contrats.csv » et « conseils.csv » : « exactitude_axes » et « axes_partiels ».
« faits.csv » : « nombre_seances ».
Fichiers JSON : « employeur » d'une instance ou d'un métier.
Fichiers JSON : une mission peut n'avoir pas de « public » ; tous les autres nouveaux champs.
« datapackage.json » décrit toutes les tables pour Frictionless (Data Package).
""",
    ),
    _version(
        "1.2",
        """
Un chiffre peut n'avoir pas de « valeur » : « valeur_publiee » donne alors les mots de la source.
« faits.csv » : prix, inscription, campagne nationale, organisateurs.
« faits.csv » : « chaque » dit à quel rythme un fait revient.
Tables de dispositifs : « autres_noms ».
« conseils.csv » : « presidence », « copresidence » et « vice_presidence ».
« contrats.csv » : « exactitude_actions », et ce que chaque signataire a à voir avec le contrat.
« missions.csv » : « frais », « tarif », « conditions » et « mobilisation », avec les mots de data·inclusion.
« contacts.csv » : « fax ».
Fichiers JSON : tous les nouveaux champs. Le schéma dit le sens de chaque mot des listes.
Agendas : les heures.
""",
    ),
    _version(
        "1.1",
        """
Tables de dispositifs : « situation » dit où en est chacun, en un mot.
Tables de dispositifs : « etat » est la phrase des pages, avec son âge ; « etat_le », la date qu'elle donne.
Fichiers JSON : « situations » dit la même chose de chaque dispositif d'un territoire.
« faits.csv » : les actions, les programmes, les durées, les instances et les documents datés y sont aussi.
""",
    ),
    _version("1.0", "Première version."),
)

"""What changed in each version of the format: the page of open data and the register tell."""

from __future__ import annotations

from typing import NamedTuple


class Version(NamedTuple):
    """A version of the format.

    Attributes:
        numero: « 1.2 »; its first part changes when a program that reads the files has to change.
        nouveautes: what came with it, for those who read the files, one line each.
    """

    numero: str
    nouveautes: tuple[str, ...]


def _version(numero: str, nouveautes: str) -> Version:
    return Version(numero, tuple(nouveautes.strip().splitlines()))


# The latest first.
VERSIONS = (
    _version(
        "1.3",
        """
Fichiers JSON : « structures » (maisons sport-santé, maisons de santé…) et « projets_sante_mentale ».
« autres-dispositifs.csv » : les structures et les projets de santé mentale y sont aussi.
« missions.csv » : « prix_de », « orientation », « comprend », « rythme », « limites », « preavis »…
« axes.csv » : sujets, échéance, nombre d'actions ; « faits.csv » : « nature » et « oeuvre ».
Tables de dispositifs : « cree_par », « sujets » ; contrats et conseils : « nature_axes ».
Fichiers JSON : tous les nouveaux champs.
« datapackage.json » décrit toutes les tables pour Frictionless (Data Package).
""",
    ),
    _version(
        "1.2",
        """
Un chiffre peut n'avoir que « valeur_publiee », les mots de la source.
« faits.csv » : prix, inscription, campagne nationale, organisateurs, et « chaque », le rythme.
Tables de dispositifs : « autres_noms » ; « conseils.csv » : présidences.
« contrats.csv » : « exactitude_actions », et à quel titre chacun signe.
« missions.csv » : « frais », « tarif », « conditions », « mobilisation » ; « contacts.csv » : « fax ».
Fichiers JSON : tous les nouveaux champs. Schéma : le sens de chaque mot. Agendas : les heures.
""",
    ),
    _version(
        "1.1",
        """
Tables de dispositifs : « situation », « etat » et « etat_le » disent où il en est ; JSON : « situations ».
« faits.csv » : aussi les actions, les programmes, les durées, les instances et les documents datés.
""",
    ),
    _version("1.0", "Première version."),
)

"""The kinds of reference, and all that is known of each: what an identifier or a code stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model import types
from reperes_sante.model.base import DataFile, Model
from reperes_sante.model.besoins import Besoin, FichierBesoins, Relais
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierSources,
    FichierThematiques,
    Ligne,
    Organisme,
    Source,
    Terme,
    Thematique,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import blocs
from reperes_sante.model.markers import Ref, bearing, naming_fields
from reperes_sante.model.territoire import Territoire


def _named(thing: Any) -> str:  # noqa: ANN401
    return str(thing.nom)


@dataclass(frozen=True)
class Reference:
    """A kind of reference.

    Attributes:
        choses: what it may name, by id, or by the official code.
        plusieurs: what findings call all of these.
        nom: what a sentence calls one of them.
        proposee: what editors see beside its id while they complete it, when this is not its name.
        bloc: what defines such a thing in the data, with its id; nothing for what the register tells.
        fichier: the files that hold such blocks.
        inconnue: what a schema says of an id that it does not know.
        colonne: what a column of the open data that tells names instead of ids is about, if one does.
        code: for a code, what people look for when they have a name.
        depuis: for a code, the first that needs no quotes to keep its zero.
    """

    choses: Callable[[Catalogue], Mapping[str, Any]]
    plusieurs: str
    inconnue: str
    nom: Callable[[Any], str] = _named
    proposee: Callable[[Catalogue, Any], str] | None = None
    bloc: type[Any] | None = None
    fichier: type[DataFile] | None = None
    colonne: str = ""
    code: str = ""
    depuis: int | None = None

    def label(self, catalogue: Catalogue, thing: object) -> str:
        """Return what editors see beside the id of a thing while they complete it."""
        return self.proposee(catalogue, thing) if self.proposee else self.nom(thing)

    def labels(self, catalogue: Catalogue) -> Mapping[str, str]:
        """Return the same for all that it may name, by id or by code."""
        return {code: self.label(catalogue, thing) for code, thing in self.choses(catalogue).items()}

    def noms(self, catalogue: Catalogue) -> Mapping[str, str]:
        """Return what sentences call all that it may name, by id or by code."""
        return {code: self.nom(thing) for code, thing in self.choses(catalogue).items()}


def with_place(catalogue: Catalogue, dispositif: Dispositif) -> str:
    """Return a dispositif with its territory: two may bear one name."""
    return f"{dispositif.nom} ({catalogue.territoire_du_dispositif[dispositif.id].nom})"


REFERENCES: Mapping[str, Reference] = {
    "source": Reference(
        lambda catalogue: catalogue.sources,
        "sources",
        "Cette source est inconnue",
        lambda source: f"« {source.titre} », {source.editeur}",
        lambda _, source: f"{source.titre} ({source.editeur})",
        Source,
        FichierSources,
    ),
    "organisme": Reference(
        lambda catalogue: catalogue.citables,
        "organismes",
        "Cet organisme est inconnu",
        bloc=Organisme,
        fichier=FichierOrganismes,
        colonne="Organismes, par leur nom.",
    ),
    "dispositif": Reference(
        lambda catalogue: catalogue.dispositifs,
        "dispositifs",
        "Ce dispositif est inconnu",
        proposee=with_place,
        bloc=Dispositif,
        fichier=Territoire,
    ),
    "thematique": Reference(
        lambda catalogue: catalogue.thematiques,
        "thématiques",
        "Cette thématique est inconnue",
        bloc=Thematique,
        fichier=FichierThematiques,
        colonne="Thèmes du site.",
    ),
    "terme": Reference(
        lambda catalogue: catalogue.termes,
        "entrées du glossaire",
        "Cette entrée est inconnue",
        lambda terme: str(terme.sigle),
        bloc=Terme,
        fichier=FichierGlossaire,
    ),
    "numero": Reference(
        lambda catalogue: catalogue.lignes,
        "numéros utiles",
        "Ce numéro est inconnu",
        bloc=Ligne,
        fichier=FichierNumeros,
    ),
    "besoin": Reference(
        lambda catalogue: catalogue.besoins,
        "besoins",
        "Ce besoin est inconnu",
        bloc=Besoin,
        fichier=FichierBesoins,
    ),
    "relais": Reference(
        lambda catalogue: catalogue.relais,
        "lieux d'aide",
        "Ce lieu d'aide est inconnu",
        bloc=Relais,
        fichier=FichierBesoins,
    ),
    "territoire": Reference(
        lambda catalogue: catalogue.territoires,
        "fiches de territoire",
        "Cette fiche est inconnue",
        fichier=Territoire,
    ),
    "commune": Reference(
        lambda catalogue: catalogue.registre.communes,
        "communes du registre",
        "Le registre officiel ne connaît pas ce code",
        colonne="Commune, avec son code Insee.",
        code="le code Insee de la commune",
    ),
    "epci": Reference(
        lambda catalogue: catalogue.registre.epci,
        "intercommunalités du registre",
        "Le registre officiel ne connaît pas ce SIREN",
        code="le SIREN de l'intercommunalité",
        depuis=200_000_000,
    ),
    "departement": Reference(
        lambda catalogue: catalogue.registre.departements,
        "départements du registre",
        "Le registre officiel ne connaît pas ce code",
        code="le code du département",
        depuis=10,
    ),
    "region": Reference(
        lambda catalogue: catalogue.registre.regions,
        "régions du registre",
        "Le registre officiel ne connaît pas ce code",
        nom=str,
        code="le code de la région",
        depuis=10,
    ),
}


def check_rows(kinds: set[str]) -> None:
    """Check that each kind of reference that the model declares has its row, and each row its kind.

    Raises:
        TypeError: one has none.
    """
    if missing := sorted(kinds - REFERENCES.keys()):
        raise TypeError(
            f"Une référence « {missing[0]} » ne désigne rien : ajoutez à REFERENCES, dans {__name__}, "
            f'une ligne « "{missing[0]}": Reference(…) ».'
        )
    if unused := sorted(REFERENCES.keys() - kinds):
        raise TypeError(
            f"Aucun champ ne peut désigner « {unused[0]} » : ajoutez, dans {types.__name__}, "
            f'un type qui porte « Ref("{unused[0]}") », ou retirez cette ligne de REFERENCES.'
        )


def _declared() -> set[str]:
    """Return the kinds that types name, and those that fields name by themselves."""
    of_types = (getattr(kind, "__metadata__", ()) for kind in vars(types).values())
    of_fields = (
        bearing(block, Ref).values() for collection in COLLECTIONS for block in blocs(collection.modele)
    )
    return {mark.kind for mark in chain(*of_types, *of_fields) if isinstance(mark, Ref)}


def check_named(bloc: type[Model]) -> None:
    """Check that what others cite can be called something.

    Raises:
        TypeError: no field of it says its name.
    """
    if not naming_fields(bloc):
        raise TypeError(
            f"On cite {bloc.__name__} sans pouvoir dire son nom : marquez de « Names() », "
            f"dans {bloc.__module__}, le champ qui le dit."
        )


check_rows(_declared())
for reference in REFERENCES.values():
    if reference.bloc:
        check_named(reference.bloc)

"""The JSON files of the open data, typed, with all that their identifiers stand for: a file is read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Intitule, Model
from reperes_sante.model.communs import FichierGlossaire, FichierNumeros, Organisme, Source, Thematique
from reperes_sante.model.fields import walk_references
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.open_data.publication import (
    LICENCE,
    VERSION,
    Publication,
    resolved,
)
from reperes_sante.view.linked_data import ADRESSE_LICENCE
from reperes_sante.view.phases import Phase


class Entete(Model):
    """What every file says of itself."""

    INTITULE: ClassVar = Intitule("Entete", "Ce que chaque fichier dit de lui-même.")

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_: str = Field(alias="$schema", description="Adresse du schéma que ce fichier respecte.")
    version: str = Field(VERSION, description="Version du format.")
    titre: str = Field(description="Ce que contient le fichier.")
    producteur: str = Field(description="Qui publie ces données : à citer quand on les réutilise.")
    licence: str = Field(LICENCE, description="Licence des données.")
    adresse_licence: str = Field(ADRESSE_LICENCE, description="Texte de la licence.")
    mis_a_jour_le: DatePartielle = Field(
        description="Dernier jour où une source a été lue ou un bloc relu : à citer quand on les réutilise."
    )
    page: str = Field(description="Page du site qui montre ou qui explique ces données.")


class Lieu(Model):
    """A place of the official register."""

    INTITULE: ClassVar = Intitule("Lieu", "Un lieu du registre officiel.")

    nature: Literal["commune", "epci", "departement", "region"] = Field(description="Sorte de lieu.")
    code: str = Field(description="Code Insee, ou SIREN d'une intercommunalité.")
    nom: str = Field(description="Nom officiel.")
    codes_postaux: tuple[str, ...] = Field((), description="Codes postaux d'une commune.")
    population: int | None = Field(None, description="Population municipale, si elle est connue.")


class Lien(Model):
    """A thing of the site that another file tells: its name and its page."""

    INTITULE: ClassVar = Intitule("Lien", "Une chose du site, décrite dans un autre fichier.")

    id: str = Field(description="Identifiant.")
    nom: str = Field(description="Nom.")
    adresse: str = Field(description="Adresse de sa page.")


class Renvois(Model):
    """All that the identifiers and the codes of a file stand for."""

    INTITULE: ClassVar = Intitule("Renvois", "Ce que désignent les identifiants et les codes.")

    sources: tuple[Source, ...] = Field((), description="Sources citées, décrites en entier.")
    organismes: tuple[Organisme, ...] = Field((), description="Organismes cités, décrits en entier.")
    thematiques: tuple[Thematique, ...] = Field((), description="Thèmes employés.")
    lieux: tuple[Lieu, ...] = Field((), description="Lieux désignés par un code.")
    territoires: tuple[Lien, ...] = Field((), description="Territoires de ce site désignés par identifiant.")
    dispositifs: tuple[Lien, ...] = Field((), description="Dispositifs désignés par identifiant.")


class Identite(Model):
    """What the official register says of a territory, or its file when the register does not know it."""

    INTITULE: ClassVar = Intitule(
        "Identite", "Ce que dit le registre officiel, ou la fiche quand il ne connaît pas ce territoire."
    )

    nom_officiel: str = Field(description="Nom officiel.")
    type: TypeTerritoire = Field(description="Sorte de territoire.")
    population: int | None = Field(None, description="Population municipale, si elle est connue.")
    communes: tuple[str, ...] = Field((), description="Codes Insee des communes.")
    departements: tuple[str, ...] = Field((), description="Noms des départements.")
    region: str = Field(description="Nom de la région.")
    annee_du_registre: str = Field(description="Millésime du registre officiel (Insee, DGCL).")


class SituationExportee(Model):
    """Where a dispositif of the file stands, as the pages say it."""

    INTITULE: ClassVar = Intitule(
        "SituationExportee", "Où en est un dispositif, tel que les pages le disent."
    )

    dispositif: str = Field(description="Identifiant du dispositif.")
    situation: Phase = Field(description="Où il en est, en un mot : une des cinq situations.")
    mots: str = Field(description="La phrase des pages, avec l'âge de la nouvelle.")
    date: DatePartielle | None = Field(None, description="Date que cette phrase donne.")


class FicheExportee(Model):
    """A territory: its file, where each statement bears its own sources and check."""

    INTITULE: ClassVar = Intitule(
        "FicheExportee",
        "Un territoire : sa fiche, où chaque fait porte ses sources et son jour de relecture.",
    )

    adresse: str = Field(description="Page du territoire.")
    mis_a_jour_le: DatePartielle = Field(
        description="Dernier jour où un bloc de la fiche a été relu, ou une de ses sources lue."
    )
    identite: Identite = Field(description="Ce que dit le registre officiel.")
    situations: tuple[SituationExportee, ...] = Field(
        (), description="Où en est chaque dispositif de la fiche, au jour de sa relecture."
    )
    fiche: Territoire = Field(description="Tout ce que dit la fiche.")


class DocumentTerritoire(Entete):
    """`territoires/<id>.json`."""

    INTITULE: ClassVar = Intitule("DocumentTerritoire", "Un territoire et tout ce que sa fiche désigne.")

    genre: Literal["territoire"] = Field("territoire", description="Sorte de fichier.")
    territoire: FicheExportee = Field(description="Le territoire.")
    renvois: Renvois = Field(description="Ce que désignent ses identifiants et ses codes.")


class DocumentComplet(Entete):
    """`tout.json`."""

    INTITULE: ClassVar = Intitule("DocumentComplet", "Toutes les données.")

    genre: Literal["tout"] = Field("tout", description="Sorte de fichier.")
    territoires: tuple[FicheExportee, ...] = Field(description="Tous les territoires.")
    glossaire: FichierGlossaire = Field(description="Le glossaire.")
    numeros_utiles: FichierNumeros = Field(description="Les numéros utiles.")
    renvois: Renvois = Field(description="Ce que désignent les identifiants et les codes.")


class Fichier(Model):
    """A file of the open data."""

    INTITULE: ClassVar = Intitule("Fichier", "Un fichier publié.")

    adresse: str = Field(description="Adresse du fichier.")
    titre: str = Field(description="Ce qu'il contient.")
    format: str = Field(description="Type de média.")


class DocumentIndex(Entete):
    """`index.json`."""

    INTITULE: ClassVar = Intitule("DocumentIndex", "La liste des fichiers.")

    genre: Literal["index"] = Field("index", description="Sorte de fichier.")
    fichiers: tuple[Fichier, ...] = Field(description="Tous les fichiers publiés.")


DocumentJson = Annotated[DocumentTerritoire | DocumentComplet | DocumentIndex, Field(discriminator="genre")]


Cited = dict[str, dict[str, None]]


def references(publication: Publication, things: Iterable[Model]) -> Renvois:
    """Return all that some objects refer to, in order of first citation.

    An organisme that is cited brings its own sources and its commune with it.
    """
    catalogue = publication.catalogue
    kept = tuple(things)
    organismes = tuple(catalogue.organismes[key] for key in _cited(kept).get("organisme", ()))
    cited = _cited((*kept, *organismes))
    return Renvois(
        sources=tuple(catalogue.sources[key] for key in cited.get("source", ())),
        organismes=tuple(map(resolved, organismes)),
        thematiques=tuple(catalogue.thematiques[key] for key in cited.get("thematique", ())),
        lieux=tuple(_places(catalogue, cited)),
        territoires=tuple(_territories(publication, cited.get("territoire", ()))),
        dispositifs=tuple(_dispositifs(publication, cited.get("dispositif", ()))),
    )


def _cited(things: Iterable[Model]) -> Cited:
    found: Cited = {}
    for thing in things:
        for node in walk_references(thing):
            found.setdefault(str(node.ref), {})[node.value] = None
    return found


def _places(catalogue: Catalogue, cited: Cited) -> Iterator[Lieu]:
    for kind, reference in REFERENCES.items():
        if reference.fichier is None:
            for code in cited.get(kind, ()):
                thing = reference.choses(catalogue)[code]
                # What the register tells of some places only.
                told = {name: getattr(thing, name) for name in Lieu.model_fields if hasattr(thing, name)}
                yield Lieu.model_validate({**told, "nature": kind, "code": code, "nom": reference.nom(thing)})


def _territories(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        territoire = publication.catalogue.territoires[key]
        yield Lien(id=key, nom=territoire.nom, adresse=publication.adresse_territoire(territoire))


def _dispositifs(publication: Publication, ids: Iterable[str]) -> Iterator[Lien]:
    for key in ids:
        dispositif = publication.catalogue.dispositifs[key]
        yield Lien(id=key, nom=dispositif.nom, adresse=publication.adresse_dispositif(dispositif))

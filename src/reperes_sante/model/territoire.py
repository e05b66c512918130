"""A territory: one YAML file, one set of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.base import RELU, SOURCES, DataFile, Date, Enonce, Intitule
from reperes_sante.model.blocs import Chiffre, Contact, Mandat, Participant
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Instance
from reperes_sante.model.dispositifs import (
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    Convention,
    Observatoire,
    PlanLocal,
    ProjetSanteMentale,
    Structure,
)
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.evenement import Etape
from reperes_sante.model.genre import OTHER, OTHERS, Principal
from reperes_sante.model.markers import Mark, Names, Part, Role, Sought, marked
from reperes_sante.model.regards import Constat, Diagnostic, Dite
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import (
    CodeCommune,
    Identifiant,
    JourDeLecture,
    Nom,
    NosMots,
    RefDepartement,
    RefEpci,
    RefRegion,
    RefSource,
    Texte,
    Titre,
)
from reperes_sante.model.vocabulaire import NatureCompetence, TypeTerritoire
from reperes_sante.model.volets import Ecrite


class Competence(Date):
    """A competence that the intercommunalité took."""

    INTITULE: ClassVar = Intitule("Compétence", "Une compétence que l'intercommunalité a prise.")

    intitule: Annotated[Nom, Names()] = Field(
        title="Intitulé",
        description="Intitulé officiel, mot pour mot.",
        examples=["Action sociale d'intérêt communautaire", "Santé"],
    )
    nature: NatureCompetence | None = Field(None, description="Sorte de compétence, si la source la dit.")
    confiee_a: Annotated[Participant | None, Role.EXERCE] = Field(
        None, title="Confiée à", description="Qui l'exerce."
    )
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que la source ajoute.",
        examples=["De là vient le contrat local de santé.", "Prise par délibération."],
    )


class Territoire(Dite, Ecrite, Enonce, DataFile):
    """A territory and all its dispositifs."""

    INTITULE: ClassVar = Intitule("Fiche d'un territoire", "Tout ce que le site sait d'un territoire.")

    id: Annotated[Identifiant, Mark.FROM_FILE] = Field(
        title="Identifiant",
        description="Le nom du fichier, sans « .yml » : inutile de l'écrire. Il fait l'adresse des pages.",
        examples=["arras", "pays-de-craon"],
    )
    nom: Annotated[Titre, Names()] = Field(
        description="Nom court, celui que les habitants emploient.", examples=["Arras", "Pays de Craon"]
    )
    autres_noms: tuple[Nom, ...] = Field(
        (),
        description="Autres noms que l'on lui donne : nom d'usage, marque, sigle.",
        examples=["Agglo d'Exemple", "AE2"],
    )
    nom_officiel: Annotated[Nom | None, Mark.FROM_REGISTER] = Field(
        None,
        description="Nom officiel, s'il dit plus que « nom ». Avec un siren, il vient du registre.",
    )
    type: Annotated[TypeTerritoire | None, Mark.FROM_REGISTER] = Field(
        None,
        description="Sorte de territoire. À remplir seulement sans siren : sinon, elle vient du registre.",
    )
    siren: RefEpci | None = Field(
        None,
        title="SIREN",
        description="SIREN de l'intercommunalité. Nom officiel, type et communes viennent alors du registre.",
    )
    communes: Annotated[tuple[CodeCommune, ...], Mark.FROM_REGISTER] = Field(
        (), description="Codes Insee des communes. À remplir seulement sans siren, comme le type."
    )
    epci: Annotated[tuple[RefEpci, ...], Mark.FROM_REGISTER] = Field(
        (),
        title="Intercommunalités",
        description="SIREN des intercommunalités membres : toutes leurs communes en sont.",
    )
    departements: Annotated[tuple[RefDepartement, ...], Mark.FROM_REGISTER] = Field(
        (), title="Départements", description="Départements, seulement si les communes ne sont pas connues."
    )
    region: Annotated[RefRegion | None, Mark.FROM_REGISTER] = Field(
        None,
        title="Région",
        description="Code Insee de la région, entre guillemets, pour la fiche d'une région entière.",
        examples=["32", "94"],
    )
    sources: Annotated[tuple[RefSource, ...], SOURCES, Mark.FROM_FILE] = Field(
        min_length=1,
        description="Identifiants des sources de la fiche. Un bloc sans sources prend celles-ci.",
    )
    verifie_le: Annotated[JourDeLecture, RELU, Mark.FROM_FILE] = Field(
        title="Relu le",
        description="Jour de la dernière relecture complète de la fiche. "
        "Sans cette ligne : celui où a été lue sa seule source.",
        examples=["2026-11-22", "2026-09-01"],
    )
    en_bref: Annotated[tuple[NosMots, ...], Sought(11)] = Field(
        (),
        max_length=4,
        description="Deux ou trois phrases très simples, pour une personne pressée.",
        examples=["Il y a un contrat local de santé depuis 2020.", "Un centre de santé a ouvert en 2024."],
    )
    competences: Annotated[tuple[Competence, ...], Part("competences", Rubrique.FONCTIONNEMENT)] = Field(
        (), title="Compétences", description="Compétences que l'intercommunalité a prises."
    )
    contacts: Annotated[tuple[Contact, ...], Role.REPOND, Part("appeler"), Sought(1)] = Field(
        (), description="Qui appeler, pour quoi."
    )
    mandats: Annotated[
        tuple[Mandat, ...], Role.EXERCE_UN_MANDAT, Part("mandats", Rubrique.FONCTIONNEMENT)
    ] = Field((), description="Élus cités en fonction, avec la date.")
    chiffres: tuple[Chiffre, ...] = Field(
        (), description="Chiffres du territoire. La population vient du registre : ne la recopiez pas."
    )
    constats: Annotated[tuple[Constat, ...], Part("constats")] = Field(
        (), description="Ce qu'un diagnostic ou une étude dit du territoire."
    )
    diagnostics: Annotated[tuple[Diagnostic, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Études de la santé du territoire : qui les a faites, comment, ce qu'elles disent."
    )
    etapes: Annotated[tuple[Etape, ...], Role.DATE, Part("dates", Rubrique.HISTORIQUE)] = Field(
        (), title="Étapes", description="Faits datés du territoire et alentour."
    )
    instances: Annotated[tuple[Instance, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Instances de la collectivité elle-même : sa commission santé, un comité d'habitants…"
    )
    effectifs: Annotated[tuple[Effectif, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Qui travaille pour la santé dans la collectivité, métier par métier."
    )
    inconnus: Annotated[tuple[Texte, ...], Mark.EXPLAINS] = Field(
        (),
        description="Ce que l'on ne sait pas encore. La page le dit.",
        examples=["Le téléphone et les horaires du service de santé.", "Le nom de la personne qui préside."],
    )
    contrats: tuple[Contrat, ...] = Field(
        (), description="Contrats locaux de santé (CLS), un bloc par contrat."
    )
    conseils: tuple[Conseil, ...] = Field(
        (), description="Conseils locaux de santé mentale (CLSM) et conseils intercommunaux de santé."
    )
    centres_action_sociale: tuple[CentreActionSociale, ...] = Field(
        (),
        title="Centres d'action sociale",
        description="Centres d'action sociale, intercommunaux (CIAS) ou communaux (CCAS).",
    )
    observatoires: tuple[Observatoire, ...] = Field((), description="Observatoires de la santé.")
    centres_sante: tuple[CentreSante, ...] = Field(
        (), title="Centres de santé", description="Centres de santé, avec leurs antennes."
    )
    structures: tuple[Structure, ...] = Field(
        (),
        description="Maisons sport-santé, maisons de santé, équipes mobiles : ce qui n'a pas sa liste.",
    )
    projets_sante_mentale: tuple[ProjetSanteMentale, ...] = Field(
        (),
        title="Projets territoriaux de santé mentale",
        description="Projets territoriaux de santé mentale (PTSM).",
    )
    conventions: tuple[Convention, ...] = Field(
        (),
        description="Conventions, contrats territoriaux de santé mentale (CTSM) : ce qui n'est pas un CLS.",
    )
    plans: tuple[PlanLocal, ...] = Field(
        (),
        description="Plans, campagnes, programmes, prises de position : ce qui n'a ni contrat, ni conseil.",
    )
    ateliers_sante_ville: tuple[AtelierSanteVille, ...] = Field(
        (), title="Ateliers santé ville", description="Ateliers santé ville (ASV)."
    )
    appuis_regionaux: tuple[AppuiRegional, ...] = Field(
        (),
        title="Appuis régionaux",
        description="Structures qui aident les CLS et les CLSM de toute une région.",
    )

    @model_validator(mode="after")
    def _register_or_own_facts(self) -> Self:
        place = self.communes or self.epci or self.departements or self.region
        if self.siren and (self.nom_officiel or self.type or place):
            raise PydanticCustomError("siren_et_doublon", "avec un SIREN, ces faits viennent du registre")
        if not self.siren and not (self.type and place):
            raise PydanticCustomError("territoire_incomplet", "sans SIREN, la fiche dit elle-même ces faits")
        return self

    @property
    def dispositifs(self) -> Iterator[Dispositif]:
        """All dispositifs, in the order in which pages show them."""
        for field in KINDS.values():
            yield from getattr(self, field)

    @property
    def autres(self) -> Iterator[Dispositif]:
        """The dispositifs that have no page kind of their own."""
        return (dispositif for dispositif in self.dispositifs if not dispositif.GENRE.principal)


def _kinds() -> Mapping[type[Dispositif], str]:
    """Return the kinds of dispositif in the order in which pages show them, each with its field.

    Raises:
        TypeError: a kind has no list in the file of a territory.
    """
    fields = Territoire.model_fields.items()
    blocks = {
        inner: name
        for name, field in fields
        for inner in get_args(field.annotation)[:1]
        if isinstance(inner, type)
    }
    kinds = Dispositif.__subclasses__()
    homeless = [kind.__name__ for kind in kinds if kind not in blocks]
    if homeless:
        raise TypeError(
            f"Aucune fiche ne peut contenir {' ni '.join(homeless)} : ajoutez à Territoire, dans {__name__}, "
            "un champ « ma_liste: tuple[MonGenre, ...] = Field((), description=…) »."
        )
    return {kind: blocks[kind] for kind in kinds}


# All kinds of dispositif, in the order of their classes.
KINDS = _kinds()
# Those that have a page and a colour of their own.
PRINCIPAUX: Mapping[type[Dispositif], Principal] = {
    kind: kind.GENRE.principal for kind in KINDS if kind.GENRE.principal
}
if empty := [kind.__name__ for kind in PRINCIPAUX if not marked(kind, Mark.CONTENT)]:
    raise TypeError(
        f"La fiche imprimée ne peut pas dire ce que fait {' ni '.join(empty)} : marquez « Mark.CONTENT » "
        "au moins un des champs qui le disent."
    )
# What filters call each colour.
COULEURS: Mapping[str, str] = {
    **{principal.couleur: kind.GENRE.famille for kind, principal in PRINCIPAUX.items()},
    OTHER: OTHERS,
}

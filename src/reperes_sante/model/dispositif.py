"""What all dispositifs share: who bears them, whom they cover, their dated states, their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from reperes_sante.model.acces import Prestation
from reperes_sante.model.base import (
    Date,
    Decrite,
    Enonce,
    EnTete,
    Exigence,
    Intitule,
    Model,
    Point,
    is_a_name,
)
from reperes_sante.model.blocs import Cadre, Contact, Employeur, Frequence, Mandat, Participant, Represente
from reperes_sante.model.genre import Appellation, Genre
from reperes_sante.model.markers import Mark, Names, Part, Role, Sought
from reperes_sante.model.plan import ExactitudeActions, NombreActions, Planifiee
from reperes_sante.model.regards import Diagnostic, Dite, Suivie
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import (
    CodeCommune,
    Entier,
    Identifiant,
    Nom,
    NosMots,
    OuiNon,
    RefDepartement,
    RefDispositif,
    RefEpci,
    RefOrganisme,
    RefRegion,
    RefTerritoire,
    Texte,
    Titre,
    Url,
)
from reperes_sante.model.vocabulaire import (
    EtatDispositif,
    FamilleActeur,
    NatureDemarche,
    NatureInstance,
    NatureProgramme,
    StatutAction,
    StatutMembre,
)
from reperes_sante.model.volets import (
    Buts,
    Createurs,
    Dotee,
    Ecrite,
    Exigences,
    Methode,
    Objectifs,
    OuvertA,
    Portee,
    Preparation,
    Presidee,
    Rattachee,
    Visee,
)


class Couverture(Model):
    """Which places a dispositif serves, when they are not exactly those of its territory."""

    INTITULE: ClassVar = Intitule("Couverture", "Les lieux servis, si ce ne sont pas ceux de la fiche.")

    territoires: tuple[RefTerritoire, ...] = Field(
        (), description="Autres fiches de ce site, par identifiant."
    )
    epci: tuple[RefEpci, ...] = Field(
        (), title="Intercommunalités", description="Intercommunalités, par SIREN."
    )
    communes: tuple[CodeCommune, ...] = Field((), description="Communes, par code Insee.")
    departements: tuple[RefDepartement, ...] = Field(
        (),
        title="Départements",
        description="Départements, par code, entre guillemets.",
        examples=["62", "2A"],
    )
    regions: tuple[RefRegion, ...] = Field(
        (), title="Régions", description="Régions, par code Insee, entre guillemets.", examples=["32", "94"]
    )
    designation: Texte | None = Field(
        None,
        title="Désignation",
        description="Les mots de la source, quand elle nomme une aire sans dire ses communes.",
        examples=["le sud du département", "les deux vallées"],
    )


class Etat(Date):
    """A state of the dispositif at a date; the list of states is its history."""

    INTITULE: ClassVar = Intitule("État daté", "Ce que le dispositif est devenu à une date.")
    SUIVANT: ClassVar = "date"
    APRES: ClassVar = ("prevue",)

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `etat` for a word of the closed list."""
        return "etat" if text in {word.value for word in EtatDispositif} else None

    etat: Annotated[EtatDispositif, Names()] = Field(
        title="État",
        description="Ce que le dispositif est devenu à cette date. L'ordre est libre.",
        examples=["signe", "lance"],
    )
    detail: NosMots | None = Field(
        None, title="Détail", description="Ce que la source en dit, en une ou deux phrases."
    )
    lieu: Texte | None = Field(None, description="Où cela s'est passé.")
    par: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Fonction de qui l'a fait, sans son nom.",
        examples=["la maire", "le conseil municipal"],
    )
    organismes: tuple[RefOrganisme, ...] = Field((), description="Identifiants des organismes qui ont agi.")
    presents: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (), title="Présents", description="Qui était là : des organismes, jamais des personnes."
    )
    cadre: Cadre = None

    @property
    def est_annonce(self) -> bool:
        """Whether a source only announces it, or its signature."""
        return self.prevue or self.etat is EtatDispositif.SIGNATURE_PREVUE


class Membre(Participant):
    """A member of a council, of one of its bodies, or of a group."""

    INTITULE: ClassVar = Intitule(
        "Membre", "Qui siège dans un conseil ou une instance, ou compose un groupement."
    )
    SUIVANT: ClassVar = "famille"
    APRES: ClassVar = ("statut",)

    famille: FamilleActeur | None = Field(None, description="Famille d'acteurs, pour ranger les membres.")
    represente: Represente = None
    statut: StatutMembre = Field(StatutMembre.MEMBRE, description="Sans cette ligne : membre.")


class Instance(Presidee, Portee, Visee, Dotee, Suivie, Ecrite, Date):
    """A body that meets: an assembly, a steering committee, an office, a commission."""

    INTITULE: ClassVar = Intitule("Instance", "Une assemblée, un comité, une commission.")
    SUIVANT: ClassVar = "nom"
    ANCRE: ClassVar = "instance"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `nature` for a word of the closed list."""
        return "nature" if text in {word.value for word in NatureInstance} else None

    nature: Annotated[NatureInstance, Names(1)] = Field(description="Sorte d'instance.")
    nom: Annotated[Titre | None, Names()] = Field(
        None,
        description="Nom officiel, s'il diffère de la nature.",
        examples=["Comité technique", "Commission logement"],
    )
    au_sein_de: Titre | None = Field(
        None,
        description="L'instance dont elle fait partie, par son nom.",
        examples=["Commission logement", "Comité technique"],
    )
    role: NosMots | None = Field(None, title="Rôle", description="À quoi elle sert.")
    buts: Buts = ()
    methode: Methode = ()
    frequence: Frequence | None = Field(
        None, title="Fréquence", description="Combien de fois elle se réunit."
    )
    saisie_par: tuple[Texte, ...] = Field(
        (),
        title="Saisie par",
        description="Qui peut lui soumettre une situation.",
        examples=["les professionnels", "les proches", "la personne elle-même"],
    )
    saisie_comment: NosMots | None = Field(
        None,
        title="Comment la saisir",
        description="Comment lui soumettre une situation.",
        examples=["Par une fiche, envoyée à la coordinatrice.", "Par téléphone."],
    )
    cree_par: Createurs = ()
    ouvert_a: OuvertA = ()
    employeur: Employeur = None
    membres: Annotated[tuple[Membre, ...], Role.SIEGE] = Field((), description="Qui y siège.")
    nombre_actions: NombreActions = None
    exactitude_actions: ExactitudeActions = None
    contacts: Annotated[tuple[Contact, ...], Role.REPOND] = Field(
        (), description="Qui appeler pour cette instance."
    )


class Programme(Portee, Visee, Prestation, Dotee, Suivie, Ecrite, Planifiee, Dite, Rattachee, Date):
    """A lasting programme: workshops, a housing scheme, mediation, a collection of art."""

    INTITULE: ClassVar = Intitule("Programme", "Ce qui dure : ateliers, logement, médiation…")
    SUIVANT: ClassVar = "nature"
    APRES: ClassVar = ("statut",)
    ANCRE: ClassVar = "programme"

    nom: Annotated[Titre, Names()] = Field(description="Nom du programme, mot pour mot.")
    nature: NatureProgramme = Field(description="Sorte de programme.")
    resume: NosMots | None = Field(None, title="Résumé", description="Ce que c'est, en une phrase.")
    statut: StatutAction | None = Field(None, description="Où en est le programme, si une source le dit.")
    objectifs: Objectifs = ()
    preparation: Preparation = ()
    methode: Methode = ()
    exigences: Exigences = ()
    cree_par: Createurs = ()
    cadre: Cadre = None


class Rang(Enonce):
    """Rank of a dispositif among others: « le 5e du Finistère »."""

    INTITULE: ClassVar = Intitule("Rang", "Son rang parmi d'autres, tel que la source le compte.")

    rang: Entier = Field(description="1 pour le premier, 2 pour le deuxième…")
    parmi: Annotated[Texte, Names()] = Field(
        description="Parmi quoi : ce qui se lit après « le premier ».",
        examples=["contrat du Finistère", "conseil de la région"],
    )
    feminin: OuiNon = Field(
        False, title="Féminin", description="oui si l'on dit « la première ». Sans cette ligne : le premier."
    )


class Articulation(Enonce):
    """A policy or a contract that this site does not describe, and that a dispositif goes with."""

    INTITULE: ClassVar = Intitule(
        "Articulation", "Une autre démarche, que ce site ne décrit pas : contrat de ville, plan, convention…"
    )
    EXIGENCES: ClassVar = (Exigence(("nature", "nom"), "articulation_vide"),)
    SUIVANT: ClassVar = "detail"

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `nature` for a word of the closed list, `nom` for a name."""
        return "nature" if text in {word.value for word in NatureDemarche} else "nom"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `nature` for a word of the closed list, `nom` for a name."""
        return cls.cle_evidente(text.strip()) if is_a_name(text, cls.model_fields) else None

    nature: Annotated[NatureDemarche | None, Names(1)] = Field(
        None, description="Sorte de démarche, si elle est dans la liste."
    )
    nom: Annotated[Titre | None, Names()] = Field(
        None,
        description="Son nom, s'il dit plus que la sorte, ou si la liste n'a pas de mot pour elle.",
        examples=["Contrat de ville de l'agglomération", "Projet social de territoire"],
    )
    url: Url | None = Field(None, title="Adresse web", description="Adresse d'une page qui la présente.")
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que les deux ont à voir, selon la source.",
        examples=["Le contrat en est le volet santé.", "Les deux ont le même comité de pilotage."],
    )


class Dispositif(Decrite, Portee, Visee, Dotee, Suivie, Ecrite, Dite, Enonce):
    """Any local scheme: a contract, a council, a centre.

    Attributes:
        GENRE: all that is known of each kind beside its fields.
        CHERCHE: where kinds stand, together, among what residents look for in the file of a territory.
    """

    CHERCHE: ClassVar = Sought(9)

    MODELE_DE_LIGNE: ClassVar = "arras-cls-2024: Contrat local de santé d'Arras"
    A_REMPLIR: ClassVar = "Nom"
    DITS: ClassVar = ("id", "nom")

    INTITULE: ClassVar = Intitule("Dispositif", "Ce que tous les dispositifs ont en commun.")

    id: Identifiant = Field(title="Identifiant")
    nom: Annotated[Titre, Names()] = Field(description="Nom officiel.")
    autres_noms: Annotated[tuple[Nom, ...], Mark.ALIAS] = Field(
        (), description="Autres noms publiés.", examples=["CLS II", "Contrat santé de l'agglomération"]
    )
    forme_juridique: Texte | None = Field(
        None,
        description="Forme juridique, si la source la dit.",
        examples=["association loi de 1901", "établissement public"],
    )
    definition: NosMots | None = Field(
        None,
        title="Définition",
        description="Ce que c'est, selon la source.",
        examples=["Un lieu de concertation et de coordination.", "Un accord pour cinq ans."],
    )
    en_bref: Annotated[tuple[NosMots, ...], Sought(11)] = Field(
        (),
        max_length=4,
        description="Deux ou trois phrases très simples.",
        examples=["Il a été signé en mars 2019.", "Il vous aide à vous soigner."],
    )
    cree_par: Createurs = ()
    ouvert_a: OuvertA = ()
    couverture: Couverture | None = Field(
        None, description="Lieux servis, si ce ne sont pas ceux de la fiche."
    )
    etats: Annotated[tuple[Etat, ...], Role.DATE, Part("dates", Rubrique.HISTORIQUE), Sought(2)] = Field(
        (), title="États", description="Son histoire : des états datés. Ajoutez, n'effacez pas."
    )
    rangs: tuple[Rang, ...] = Field((), description="Son rang parmi d'autres, si une source le dit.")
    buts: Buts = ()
    methode: Methode = ()
    principes: Annotated[tuple[Point, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Ses principes ou ses valeurs, selon la source."
    )
    preparation: Preparation = ()
    exigences: Exigences = ()
    diagnostics: Annotated[tuple[Diagnostic, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Études qui l'ont préparé : qui les a faites, comment, ce qu'elles disent."
    )
    instances: Annotated[tuple[Instance, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Instances, avec leur rythme et leurs membres."
    )
    programmes: tuple[Programme, ...] = Field((), description="Ateliers, logement, médiation…")
    contacts: Annotated[tuple[Contact, ...], Role.REPOND, Part("appeler"), Sought(1)] = Field(
        (), description="Qui appeler, pour quoi."
    )
    mandats: Annotated[
        tuple[Mandat, ...], Role.EXERCE_UN_MANDAT, Part("mandats", Rubrique.FONCTIONNEMENT)
    ] = Field((), description="Responsables cités en fonction, avec la date.")
    liens: tuple[RefDispositif, ...] = Field(
        (),
        description="Autres dispositifs de ce site, par identifiant. Ce qu'il ne décrit pas : articule_avec.",
    )
    articule_avec: tuple[Articulation, ...] = Field(
        (),
        title="Articulé avec",
        description="Ce avec quoi il s'articule, et que ce site ne décrit pas : contrat de ville, CTG…",
    )
    inconnus: Annotated[tuple[Texte, ...], Mark.EXPLAINS] = Field(
        (),
        description="Ce que l'on ne sait pas encore. La page le dit.",
        examples=["La durée de ce contrat.", "Les signataires."],
    )

    GENRE: ClassVar[Genre]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask each kind of dispositif for all that is known of it.

        Raises:
            TypeError: it does not say its kind.
        """
        if "GENRE" not in vars(cls):
            raise TypeError(
                f"{cls.__name__} ne dit pas son genre : ajoutez dans {cls.__module__} "
                '« GENRE: ClassVar = Genre(Appellation("Nom", "Court", "Pluriel"), "Ce que c\'est.") ».'
            )
        cls.INTITULE = Intitule(cls.GENRE.appellation.nom, cls.GENRE.sens)
        super().__pydantic_init_subclass__(**kwargs)

    @classmethod
    def dit_par(cls, text: str) -> dict[str, str] | None:
        """Read the name: it is all that follows the id."""
        return {"nom": text}

    @classmethod
    def en_tetes(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield the first line that says the id and the name."""
        yield EnTete(str(values.get("id")), str(values.get("nom")), cls.DITS)

    @property
    def sorte(self) -> Appellation:
        """How people call this very dispositif."""
        return self.GENRE.appellation

    @classmethod
    def gabarit(cls) -> str:
        """Return the template that shows such dispositifs, in the folder of templates."""
        return f"dispositifs/{re.sub('(?<!^)(?=[A-Z])', '_', cls.__name__).lower()}.html"

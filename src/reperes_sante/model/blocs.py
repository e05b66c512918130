"""Blocks that many things hold: who takes part, what happens, figures, whom to call, how to get a service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from reperes_sante.model.base import Date, Enonce, EnTete, Exigence, Intitule, Model, Suite, is_a_name
from reperes_sante.model.markers import Mark, Names, Role, Top, naming_fields
from reperes_sante.model.numbers import COUNTED, SPACES
from reperes_sante.model.types import (
    IDENTIFIER,
    Compte,
    DatePartielle,
    Entier,
    Nom,
    Nombre,
    NosMots,
    OuiNon,
    RefOrganisme,
    Telephone,
    Texte,
    Titre,
    Url,
)
from reperes_sante.model.types import Courriel as AdresseCourriel
from reperes_sante.model.vocabulaire import (
    Exactitude,
    NatureFinancement,
    Periodicite,
)


class Participant(Enonce):
    """An organisme of the directory, or actors that the source names only by their kind."""

    INTITULE: ClassVar = Intitule("Participant", "Un organisme, ou des acteurs que la source ne nomme pas.")
    EXIGENCES: ClassVar = (Exigence(("organisme", "designation"), "organisme_ou_designation", seul=True),)
    SUIVANT: ClassVar = "precision"

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `organisme` for an id, `designation` for words of a source."""
        return "organisme" if re.fullmatch(IDENTIFIER, text) else "designation"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `organisme` for an id, `designation` for words of a source."""
        return cls.cle_evidente(text.strip()) if is_a_name(text, cls.model_fields) else None

    organisme: RefOrganisme | None = Field(
        None, description="Identifiant de l'organisme. Écrivez organisme ou designation."
    )
    designation: Annotated[NosMots | None, Mark.OFFICE] = Field(
        None,
        title="Désignation",
        description="Quand la source ne nomme pas l'organisme : ses mots à elle.",
        examples=["bailleurs sociaux", "services de psychiatrie"],
    )
    precision: Annotated[NosMots | None, Mark.ADDS, Mark.OFFICE] = Field(
        None,
        title="Précision",
        description="Nombre, rôle… Le service a sa ligne.",
        examples=["un élu par ville", "chargé de la création"],
    )
    service: Annotated[Texte | None, Mark.ADDS, Mark.OFFICE] = Field(
        None,
        description="Son service ou sa direction, si la source le dit.",
        examples=["service santé publique", "direction de la cohésion sociale"],
    )


# Facts that several kinds of block may tell, each described once.
Initiative = Annotated[
    tuple[Participant, ...],
    Role.CREE,
    Field(description="À l'initiative de qui, selon la source."),
]
Cadre = Annotated[
    Texte | None,
    Field(
        description="Appel à projets, plan ou programme dont cela vient.",
        examples=["appel à projets de l'agence régionale de santé", "plan national"],
    ),
]


Represente = Annotated[
    Texte | None,
    Mark.ADDS,
    Field(
        title="Représente",
        description="Qui il représente là, si la source le dit.",
        examples=["les personnes concernées", "les communes rurales"],
    ),
]


Employeur = Annotated[
    Participant | None,
    Role.EMPLOIE,
    Field(description="Qui emploie la ou les personnes qui s'en chargent, si la source le dit."),
]


class Contact(Enonce):
    """Whom to call, for what. Generic contacts only, never a private person's."""

    INTITULE: ClassVar = Intitule(
        "Contact", "Qui appeler, pour quoi. Un service, jamais une personne privée."
    )
    SUIVANT: ClassVar = "telephone"

    pour: Annotated[Texte, Names(), Mark.ADDS, Mark.OFFICE] = Field(
        description="Pour quelle demande.", examples=["Prendre rendez-vous", "Poser une question"]
    )
    organisme: RefOrganisme | None = Field(None, description="Identifiant de qui répond.")
    service: Annotated[Texte | None, Mark.ADDS, Mark.OFFICE] = Field(
        None, description="Service ou fonction, jamais le nom d'un agent."
    )
    sert: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Ce que ce contact fait pour qui appelle, et ce qu'il ne fait pas.",
        examples=[
            "C'est un standard, pour toute demande. Ce n'est pas une ligne santé.",
            "Il donne les horaires.",
        ],
    )
    telephone: Telephone | None = Field(
        None, title="Téléphone", description="Numéro public, jamais celui d'une personne."
    )
    fax: Telephone | None = Field(None, description="Numéro de fax.")
    courriel: AdresseCourriel | None = Field(None, description="Courriel générique d'un service.")
    adresse: Texte | None = Field(None, description="Adresse postale.")
    horaires: Texte | None = Field(
        None,
        description="Jours et heures.",
        examples=["du lundi au vendredi, de 9 h à 17 h", "tous les jours"],
    )
    site: Url | None = Field(None, description="Page web du service.")
    accessible: Url | None = Field(
        None,
        description="Adresse où les personnes sourdes ou malentendantes appellent, par écrit ou en signes.",
    )
    releve_le: DatePartielle | None = Field(
        None,
        title="Relevé le",
        description="Jour où ces coordonnées ont été relevées, ou mises à jour par qui les publie.",
        examples=["2026-10-05", "2026-10"],
    )


class Tarif(Model):
    """A price of a service, in one case."""

    INTITULE: ClassVar = Intitule("Tarif", "Un prix, et dans quel cas.")
    SUIVANT: ClassVar = "prix"

    pour: Annotated[Texte, Names()] = Field(
        description="Pour qui, ou dans quel cas.", examples=["moins de 900 euros par mois", "un couple"]
    )
    prix: Texte = Field(description="Le prix publié.", examples=["4,40 euros le repas", "gratuit"])
    prise_en_charge: Texte | None = Field(
        None,
        title="Prise en charge",
        description="Ce que paie un autre : quelle part, et qui.",
        examples=["la commune paie la moitié", "25 %, par le département"],
    )


class Valeur(Date):
    """A figure as a source gives it."""

    INTITULE: ClassVar = Intitule("Valeur", "Un nombre, tel qu'une source le donne.")
    EXIGENCES: ClassVar[tuple[Exigence, ...]] = (Exigence(("valeur", "valeur_publiee"), "valeur_vide"),)

    valeur: Compte | None = Field(
        None,
        description="Le nombre, tel que publié : « 900 », « plus de 900 habitants ».",
    )
    valeur_publiee: Texte | None = Field(
        None,
        title="Valeur publiée",
        description="Les mots de la source, quand le nombre est mal imprimé ou n'est pas écrit.",
        examples=["« 420 00 habitants »", "« plusieurs centaines »"],
    )
    valeur_max: Annotated[Nombre | None, Top("valeur")] = Field(
        None, title="Valeur (au plus)", description="Haut de la fourchette (« de 10 à 12 »)."
    )
    unite: Texte | None = Field(
        None, title="Unité", description="Unité publiée.", examples=["habitants", "euros"]
    )
    exactitude: Exactitude | None = Field(
        None, description="Si la source dit « environ 600 », « plus de 100 »…"
    )

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `valeur` for a number alone, where nothing has to name it."""
        return super().cle_evidente(text) if naming_fields(cls) or not text[:1].isdigit() else "valeur"

    @classmethod
    def entier(cls, value: Any) -> Any:  # noqa: ANN401
        """Return a figure with all its keys: « plus de 900 habitants » says three of them."""
        value = super().entier(value)
        typed = value.get("valeur") if isinstance(value, dict) else None
        found = COUNTED.fullmatch(typed.translate(SPACES)) if isinstance(typed, str) else None
        said = {key: text for key, text in found.groupdict().items() if text} if found else {}
        if len(said) < len(("valeur", "unite")) or any(key in value for key in said.keys() - {"valeur"}):
            return value
        if "exactitude" in said:
            said["exactitude"] = EXACTITUDES[said["exactitude"]]
        return {**value, **said}

    @classmethod
    def suites_dites(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield what may follow the name of a figure, the one that says most first."""
        about = next((word.label for word in Exactitude if word.value == values.get("exactitude")), "")
        top = f"à {values['valeur_max']}" if values.get("valeur_max") else ""
        parts = (about, values.get("valeur"), top, values.get("unite"))
        whole = " ".join(str(part) for part in parts if part)
        said = tuple(key for key in ("exactitude", "valeur_max", "unite") if key in values)
        for head in super().suites_dites(values):
            yield EnTete("", whole, (*head.champs, *said))
            yield head


EXACTITUDES = {word.label: word.value for word in Exactitude}


class Repere(Valeur):
    """What a figure is compared with: the same one, of a greater place."""

    INTITULE: ClassVar = Intitule("Repère", "Le même nombre ailleurs, auquel la source compare.")
    SUIVANT: ClassVar = "valeur"

    lieu: Annotated[Nom, Names()] = Field(
        description="Où ce nombre est compté.", examples=["France", "Le département"]
    )


# What a figure counts, and money is for: a name, a note, what other sources say.
Libelle = Annotated[
    Nom,
    Names(),
    Field(
        title="Libellé",
        description="Ce que le nombre compte.",
        examples=["Habitants sans médecin traitant", "Lits"],
    ),
]
NoteDuNombre = Annotated[NosMots | None, Field(title="Détail", description="Note sur l'unité ou la méthode.")]
AutresValeurs = Annotated[
    tuple[Valeur, ...], Field(description="Autres valeurs publiées, chacune avec ses sources.")
]


class Chiffre(Valeur):
    """A figure with its label; other sources may give other values."""

    INTITULE: ClassVar = Intitule("Chiffre", "Un nombre avec ce qu'il compte.")
    SUIVANT: ClassVar = "valeur"

    libelle: Libelle
    detail: NoteDuNombre = None
    pour: Texte | None = Field(
        None,
        description="La base du taux, si le nombre en est un.",
        examples=["1 000 habitants", "100 000 personnes de plus de 15 ans"],
    )
    vise: OuiNon = Field(
        False, title="Visé", description="oui si c'est un but à atteindre. Sans cette ligne : non."
    )
    reperes: tuple[Repere, ...] = Field(
        (), title="Repères", description="Le même nombre en France, dans la région… : « - France: 0,95 »."
    )
    autres: AutresValeurs = ()


class Financement(Valeur):
    """Money: how much, paid by whom."""

    INTITULE: ClassVar = Intitule("Financement", "De l'argent : combien, payé par qui, donné à qui.")
    SUIVANT: ClassVar = "valeur"
    APRES: ClassVar = ("nature", "prevue")
    # A source often says who pays without saying how much.
    EXIGENCES: ClassVar[tuple[Exigence, ...]] = (
        Exigence(
            ("valeur", "valeur_publiee", "payeurs", "beneficiaires", "cadre", "nature"), "financement_vide"
        ),
        Exigence(("libelle", "cadre"), "financement_sans_nom"),
    )
    SUITES: ClassVar = tuple(
        Suite(name, ("valeur", "valeur_publiee"), "montant_absent") for name in ("unite", "par", "exactitude")
    )

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `libelle`: a source tells what is paid more often than where the money comes from."""
        del text
        return "libelle"

    libelle: Annotated[
        Nom | None,
        Names(),
        Field(
            title="Libellé",
            description="Ce que l'argent paie. Sans cette ligne, il faut « cadre » ; "
            "si la source ne dit ni l'un ni l'autre, écrivez « Financement ».",
            examples=["Poste d'animation", "Travaux"],
        ),
    ] = None
    detail: NoteDuNombre = None
    par: Texte | None = Field(
        None, description="Base de calcul, si ce n'est pas un total.", examples=["habitant", "an"]
    )
    nature: NatureFinancement | None = Field(
        None, description="Sorte d'argent, si la source la dit : elle suffit quand on ne sait pas qui paie."
    )
    payeurs: Annotated[tuple[Participant, ...], Role.PAIE] = Field((), description="Qui paie.")
    beneficiaires: Annotated[tuple[Participant, ...], Role.RECOIT] = Field(
        (), title="Bénéficiaires", description="Qui reçoit cet argent, si ce n'est pas ce dont parle le bloc."
    )
    cadre: Annotated[Cadre, Names(1)] = None
    autres: AutresValeurs = ()


class Frequence(Model):
    """How often a body meets."""

    INTITULE: ClassVar = Intitule("Fréquence", "Combien de fois une instance se réunit.")

    fois: Entier = Field(description="Nombre de fois, ou bas de la fourchette.")
    fois_max: Annotated[Entier | None, Top("fois")] = Field(
        None, title="Fois (au plus)", description="Haut de la fourchette (« deux à trois fois »)."
    )
    exactitude: Exactitude | None = Field(
        None, description="Si la source dit « au moins deux fois », « environ dix fois »…"
    )
    par: Periodicite = Field(description="Pour chaque an, semestre, trimestre, mois ou semaine.")


class Document(Date):
    """A document that a source mentions."""

    INTITULE: ClassVar = Intitule("Document", "Un document qu'une source cite.")
    SUIVANT: ClassVar = "url"

    titre: Annotated[Titre, Names()] = Field(description="Titre du document, mot pour mot.")
    url: Url | None = Field(
        None, title="Adresse web", description="Adresse. Sans cette ligne : le document n'a pas été retrouvé."
    )
    editeur: Nom | None = Field(
        None, title="Éditeur", description="Qui le publie, si ce n'est pas la source."
    )
    detail: NosMots | None = Field(None, title="Détail", description="Ce que l'on en sait.")


class TexteOfficiel(Enonce):
    """A law, a decree or a decision that a dispositif rests on; its own date is no event here."""

    INTITULE: ClassVar = Intitule("Texte officiel", "Ce qui fonde un dispositif : loi, décret, délibération.")
    SUIVANT: ClassVar = "url"

    titre: Annotated[Titre, Names()] = Field(
        description="Nom du texte.",
        examples=["Article L.1434-10 du code de la santé publique", "Délibération du 12 mars 2024"],
    )
    pris_par: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Qui l'a pris, voté ou signé.",
        examples=["le directeur général de l'agence", "le conseil communautaire"],
    )
    pris_le: DatePartielle | None = Field(
        None, description="Son jour, si la source le dit.", examples=["2012-04-25", "2012"]
    )
    url: Url | None = Field(None, title="Adresse web", description="Adresse du texte.")
    detail: NosMots | None = Field(None, title="Détail", description="Ce que ce texte dit.")


class PhraseCitee(Date):
    """A sentence that somebody said in office, word for word."""

    INTITULE: ClassVar = Intitule("Citation", "Une phrase dite par quelqu'un en fonction, mot pour mot.")
    SUIVANT: ClassVar = "par"
    APRES: ClassVar = ("date",)

    texte: Annotated[Texte, Names()] = Field(
        description="La phrase, entre « », telle que la source la donne.",
        examples=["« La santé est l'affaire de tous. »", "« Nous manquons de médecins. »"],
    )
    par: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Fonction de qui l'a dite, sans son nom.",
        examples=["le président de l'agglomération", "la coordinatrice"],
    )


Citations = Annotated[
    tuple[PhraseCitee, ...],
    Field(description="Phrases citées par la source, avec la fonction de qui les a dites."),
]


class Mandat(Date):
    """An office-holder, only where a source names them in office."""

    INTITULE: ClassVar = Intitule("Mandat", "Une personne qu'une source cite en fonction, avec la date.")
    SUIVANT: ClassVar = "fonction"
    APRES: ClassVar = ("date",)

    nom: Annotated[Titre, Names(), Mark.ADDS] = Field(
        description="Nom de la personne, tel que la source l'écrit.",
        examples=["Prénom Nom", "M. Nom"],
    )
    fonction: Annotated[Texte, Mark.ADDS] = Field(
        description="Fonction exercée.", examples=["Président de l'agglomération", "Maire"]
    )
    organisme: RefOrganisme | None = Field(None, description="Identifiant de l'organisme de la fonction.")

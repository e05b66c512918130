"""How one gets something, what it costs, and all that a service adds to it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import Intitule, Model, Point, Volet
from reperes_sante.model.blocs import Contact, Participant, Tarif
from reperes_sante.model.markers import Names, Role
from reperes_sante.model.types import DatePartielle, NosMots, Texte
from reperes_sante.model.vocabulaire import EmploiIntervenants, Frais, ModeMobilisation


class Permanence(Model):
    """A place of a service that has its own hours."""

    INTITULE: ClassVar = Intitule("Permanence", "Un lieu d'un service, avec ses jours et ses heures.")
    SUIVANT: ClassVar = "horaires"

    lieu: Annotated[Texte, Names()] = Field(
        description="Où cela se passe.", examples=["Mairie annexe", "Maison des services"]
    )
    horaires: Texte | None = Field(
        None,
        description="Jours et heures en ce lieu.",
        examples=["le lundi, de 8 h à 16 h", "sur rendez-vous"],
    )


class Acces(Volet):
    """How to get something, in the words of data·inclusion.

    Source: schema of data·inclusion (frais, conditions_acces, modes_mobilisation, zone_eligibilite).
    """

    INTITULE: ClassVar = Intitule("Accès", "Comment en profiter : prix, conditions, demande.")

    fonctionnement: tuple[Point, ...] = Field((), description="Comment cela marche.")
    frais: Frais | None = Field(None, description="Si c'est gratuit ou payant, quand la source le dit.")
    tarif: Texte | None = Field(
        None, description="Le prix publié.", examples=["12 euros par repas", "de 2 à 20 euros par an"]
    )
    tarifs: tuple[Tarif, ...] = Field((), description="Les prix, quand ils changent selon les cas.")
    paiement: Texte | None = Field(
        None,
        description="Comment et quand on paie.",
        examples=["chaque mois, à réception de la facture", "à la livraison, par chèque"],
    )
    horaires: Texte | None = Field(
        None,
        description="Jours et heures.",
        examples=["le mardi, de 9 h à 12 h", "livraison le lundi et le jeudi"],
    )
    rythme: Texte | None = Field(
        None,
        description="À quel rythme il est rendu, et s'il l'est les jours fériés.",
        examples=["chaque jour, jours fériés compris", "deux séances par semaine"],
    )
    conditions: tuple[NosMots, ...] = Field(
        (),
        description="Ce qu'il faut pour en profiter.",
        examples=["Avoir plus de 60 ans.", "Habiter l'une des communes."],
    )
    mobilisation: tuple[ModeMobilisation, ...] = Field((), description="Comment le demander.")
    demarche: tuple[NosMots, ...] = Field(
        (),
        title="Démarche",
        description="Comment faire la demande, pas à pas.",
        examples=["Remplir le formulaire d'inscription.", "Le déposer à l'accueil."],
    )
    intervenants: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (),
        description="Qui le rend (prépare, livre, anime) : des métiers, des organismes, jamais des noms.",
    )
    contacts: Annotated[tuple[Contact, ...], Role.REPOND] = Field(
        (), description="Qui appeler, si ce n'est pas le contact de la fiche."
    )


class Prestation(Acces):
    """How a service works, beside how to get it; its limits, in the words of HSDS.

    Source: Human Services Data Specification (cost_option, schedule, required_document, service_capacity,
    accreditations).
    """

    INTITULE: ClassVar = Intitule("Prestation", "Comment marche un service : contenu, limites, démarche.")

    lieux: tuple[Texte, ...] = Field((), description="Où cela se passe, ou quelles communes sont servies.")
    frais_precisions: tuple[NosMots, ...] = Field(
        (),
        title="Précisions sur les frais",
        description="Ce qui vaut pour tous les prix : frais en plus, part non comptée, devis.",
        examples=["Le devis est gratuit.", "L'adhésion n'est pas comprise."],
    )
    prix_de: DatePartielle | None = Field(
        None, title="Prix de", description="L'année de ces prix, ou le jour depuis lequel ils valent."
    )
    aides: tuple[NosMots, ...] = Field(
        (),
        description="Les aides que l'on peut demander pour le payer.",
        examples=["L'allocation personnalisée d'autonomie (APA).", "Un crédit d'impôt."],
    )
    comprend: tuple[NosMots, ...] = Field(
        (),
        description="Ce que le service comprend.",
        examples=["Une entrée, un plat, un fromage, un dessert et du pain.", "Le ménage et les courses."],
    )
    equipements: tuple[Texte, ...] = Field(
        (),
        title="Équipements",
        description="Le matériel qui sert à le faire.",
        examples=["un véhicule frigorifique", "des vélos"],
    )
    ne_comprend_pas: tuple[NosMots, ...] = Field(
        (),
        description="Ce qu'il ne comprend pas, ou ne fait pas.",
        examples=["Les boissons.", "Les soins d'un infirmier."],
    )
    duree: Texte | None = Field(
        None,
        title="Durée",
        description="Combien de temps il dure : une séance, un séjour, un suivi.",
        examples=["une heure par séance", "trois mois, renouvelables une fois"],
    )
    permanences: tuple[Permanence, ...] = Field(
        (), description="Les lieux, quand chacun a ses jours et ses heures."
    )
    engagement: Texte | None = Field(
        None,
        description="Ce à quoi l'on s'engage au moins : une durée, un nombre.",
        examples=["un mois", "quatre repas par semaine"],
    )
    limites: tuple[NosMots, ...] = Field(
        (),
        description="Ce qui le limite : places, nombre, plafond, distance.",
        examples=["Quinze places.", "Huit heures par mois au plus."],
    )
    agrements: tuple[Texte, ...] = Field(
        (),
        title="Agréments",
        description="Son autorisation, son agrément ou son label, si la source en dit un.",
        examples=["autorisation du département", "label Cap'Handéo"],
    )
    confidentialite: NosMots | None = Field(
        None,
        title="Confidentialité",
        description="Si c'est anonyme ou secret, et dans quels cas cela cesse.",
        examples=["C'est anonyme.", "Rien n'est dit à vos parents, sauf en cas de danger."],
    )
    emploi: EmploiIntervenants | None = Field(
        None, description="Qui emploie les personnes qui viennent à domicile, si la source le dit."
    )
    orientation: tuple[Texte, ...] = Field(
        (),
        description="Qui y envoie les personnes, selon la source.",
        examples=["les infirmières scolaires", "le médecin traitant"],
    )
    pieces: tuple[Texte, ...] = Field(
        (),
        title="Pièces",
        description="Ce qu'il faut joindre ou apporter.",
        examples=["un avis d'imposition", "une pièce d'identité"],
    )
    delai: Texte | None = Field(
        None,
        title="Délai",
        description="Combien de temps sépare la demande du service.",
        examples=["48 heures avant le premier repas", "deux semaines"],
    )
    preavis: tuple[NosMots, ...] = Field(
        (),
        title="Préavis",
        description="Combien de temps avant il faut commander, changer, annuler ou arrêter.",
        examples=["Commander la veille, avant 10 heures.", "Annuler deux jours avant."],
    )
    regles: tuple[NosMots, ...] = Field(
        (),
        title="Règles",
        description="Ce qu'il faut faire une fois servi : être là, conserver, rendre.",
        examples=["Être chez soi à l'heure de la livraison.", "Manger le repas dans les deux jours."],
    )
    suite: NosMots | None = Field(
        None,
        description="Vers quoi il mène, une fois fini.",
        examples=["S'inscrire dans un club.", "Un rendez-vous avec un médecin."],
    )

"""The other kinds of dispositif: council, CIAS, observatory, health centre, workshop, support body."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from reperes_sante.model.acces import Acces, Prestation
from reperes_sante.model.attentes import EN_BREF, IMPORTANT, Attente, Critere, can_be_called
from reperes_sante.model.base import Date, Enonce, Exigence, Intitule, Point
from reperes_sante.model.blocs import Contact, Frequence, Participant, Represente, Tarif
from reperes_sante.model.contrat import Bornee, Signee
from reperes_sante.model.dispositif import Dispositif, Membre
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import walk_blocks
from reperes_sante.model.genre import Appellation, Genre, Principal
from reperes_sante.model.markers import Announces, Mark, Names, Part, Role, Sought
from reperes_sante.model.plan import Planifiee, Priorite
from reperes_sante.model.regards import Diagnostic, Dite, Etapes, Suivie
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import CodeCommune, DatePartielle, Entier, NosMots, RefTerritoire, Texte, Titre
from reperes_sante.model.vocabulaire import (
    CategorieAssociation,
    NatureCentre,
    NatureConseil,
    NatureConvention,
    NaturePlan,
    NatureStructure,
    OrigineSiege,
    RoleImplantation,
    StatutAction,
)
from reperes_sante.model.volets import (
    Buts,
    Createurs,
    Dotee,
    Ecrite,
    Menee,
    Methode,
    Objectifs,
    Presidee,
    Rattachee,
    Visee,
)

E = TypeVar("E", bound=Enonce)


def _held(dispositif: Dispositif, kind: type[E]) -> list[E]:
    """Return what it holds of a kind, wherever that stands, but in a dated fact: its day passes."""
    nodes = list(walk_blocks(dispositif))
    facts = {node.path for node in nodes if isinstance(node.value, Etape)}
    lasting = (node for node in nodes if facts.isdisjoint(node.path[:end] for end in range(len(node.path))))
    return [node.value for node in lasting if isinstance(node.value, kind)]


def _has_addresses(dispositif: Dispositif) -> bool:
    if places := _held(dispositif, Implantation):
        return all(place.adresse for place in places)
    return any(contact.adresse for contact in _held(dispositif, Contact))


def _has_hours(dispositif: Dispositif) -> bool:
    told: list[Contact | Implantation] = [*_held(dispositif, Contact), *_held(dispositif, Implantation)]
    own = isinstance(dispositif, Acces) and dispositif.horaires
    return bool(own) or any(one.horaires for one in told)


CONTACT = Critere(
    Attente("contact", IMPORTANT, "le téléphone ou le courriel d'un service"),
    lambda dispositif: can_be_called(_held(dispositif, Contact)),
)
ADRESSES = Critere(Attente("adresses", IMPORTANT, "l'adresse de chaque lieu d'accueil"), _has_addresses)
HORAIRES = Critere(Attente("horaires", IMPORTANT, "les jours et les heures d'ouverture"), _has_hours)
# What the public comes to, whatever it is called.
ACCUEIL = (CONTACT, ADRESSES, HORAIRES, EN_BREF)


class ProjetGroupe(Menee, Visee, Suivie, Date):
    """A project of a working group: theme, population, kind of action, progress."""

    INTITULE: ClassVar = Intitule("Projet", "Le projet d'un groupe de travail.")
    ANCRE: ClassVar = "projet"

    titre: Annotated[Titre, Names()] = Field(description="Thème du projet.")
    groupe: Titre | None = Field(
        None,
        description="Le groupe qui le mène, par son nom.",
        examples=["Groupe logement", "Commission prévention"],
    )
    objectifs: Objectifs = ()
    registres: tuple[Texte, ...] = Field(
        (), description="Ce qui est fait.", examples=["observation", "formation"]
    )
    avancement: StatutAction | None = Field(None, description="Où en est le projet, si une source le dit.")
    chiffres: tuple[Point, ...] = Field((), description="Précisions chiffrées, en phrases.")


def _has_members(conseil: Conseil) -> bool:
    return bool(conseil.composition or any(instance.membres for instance in conseil.instances))


class Conseil(Dispositif, Presidee, Planifiee):
    """A conseil local de santé mentale, or a health council of one commune or of several.

    Source: instruction DGS/SP4/CGET/2016/289 of 30 September 2016 on the consolidation of CLSM.
    """

    GENRE: ClassVar = Genre(
        Appellation("Conseil local de santé mentale (CLSM)", "Conseil de santé", "Conseils de santé"),
        "Ou un conseil intercommunal de santé.",
        (
            Critere(Attente("composition", IMPORTANT, "qui siège au conseil"), _has_members),
            CONTACT,
            EN_BREF,
        ),
        Principal(
            couleur="clsm",
            icone="head-heart",
            rubrique=Rubrique.CLSM,
            fichier="conseils",
            contenu="Les conseils locaux de santé mentale (CLSM) et voisins",
            reference="ecrire-un-conseil",
            promesse="Travail du conseil",
            absence="conseil",
        ),
    )

    nature: NatureConseil = Field(
        NatureConseil.CLSM, description="Sorte de conseil. Sans cette ligne : clsm."
    )
    frequence: Frequence | None = Field(
        None, title="Fréquence", description="Combien de fois le conseil se réunit."
    )
    composition: Annotated[
        tuple[Membre, ...], Role.COMPOSE, Part("composition", Rubrique.FONCTIONNEMENT), Sought(6)
    ] = Field((), description="Membres cités.")
    priorites: Annotated[tuple[Priorite, ...], Mark.CONTENT] = Field(
        (), title="Priorités", description="Thèmes prioritaires, titres officiels."
    )
    projets: Annotated[tuple[ProjetGroupe, ...], Part(rubrique=Rubrique.FONCTIONNEMENT), Mark.CONTENT] = (
        Field((), description="Projets des groupes de travail.")
    )

    @property
    def sorte(self) -> Appellation:
        """How people call this very council: there are three sorts of them."""
        return CONSEILS[self.nature]


# What a page that shows councils of several sorts calls them is `Conseil.GENRE.appellation`.
CONSEILS = {
    NatureConseil.CLSM: Appellation(
        "Conseil local de santé mentale (CLSM)", "CLSM", "Conseils locaux de santé mentale"
    ),
    NatureConseil.CONSEIL_INTERCOMMUNAL: Appellation(
        "Conseil intercommunal de santé", "Conseil de santé", "Conseils intercommunaux de santé"
    ),
    NatureConseil.CONSEIL_LOCAL: Appellation(
        "Conseil local de santé", "Conseil de santé", "Conseils locaux de santé"
    ),
}


class Mission(Prestation, Menee, Visee, Dotee, Suivie, Ecrite, Dite, Date):
    """What a centre of social action does for a given public."""

    INTITULE: ClassVar = Intitule("Mission", "Ce que le centre fait, pour un public si la source le dit.")
    EXIGENCES: ClassVar = (Exigence(("titre", "public", "publics"), "mission_vide"),)
    ANCRE: ClassVar = "mission"

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `titre`: a source tells what is done more often than for whom."""
        del text
        return "titre"

    public: Annotated[Texte | None, Names(1)] = Field(
        None,
        description="Pour qui, si la source le dit : la page range la mission sous ce titre.",
        examples=["Personnes âgées", "Jeunes enfants"],
    )
    publics: tuple[Texte, ...] = Field(
        (),
        title="Autres publics",
        description="Pour qui encore, si la mission a plusieurs publics. "
        "Sans « public », le premier en tient lieu.",
        examples=["Personnes handicapées", "Aidants"],
    )
    titre: Annotated[Titre | None, Names()] = Field(None, description="Titre officiel de la mission.")

    @property
    def pour_qui(self) -> tuple[str, ...]:
        """All its publics, the main one first."""
        return (self.public, *self.publics) if self.public else self.publics

    buts: Buts = ()
    taches: tuple[NosMots, ...] = Field(
        (),
        title="Tâches",
        description="Ce qui est fait.",
        examples=["Écrire un schéma des services", "Étudier les besoins"],
    )


class Siege(Participant):
    """A seat on the board of a CIAS."""

    INTITULE: ClassVar = Intitule("Siège", "Un siège du conseil d'administration.")
    APRES: ClassVar = ("categorie", "origine")

    categorie: Annotated[CategorieAssociation | None, Mark.ADDS] = Field(
        None, title="Catégorie", description="Catégorie légale, seulement si la source la dit."
    )
    origine: OrigineSiege | None = Field(None, description="D'où il vient, si la source le dit.")
    represente: Represente = None
    nombre: Entier | None = Field(None, description="Nombre de sièges.")
    propose_par: Annotated[Texte | None, Mark.ADDS] = Field(
        None,
        title="Proposé par",
        description="Qui propose la personne.",
        examples=["l'union départementale des associations familiales", "le département"],
    )
    nomme_par: Annotated[Texte | None, Mark.ADDS] = Field(
        None,
        title="Nommé par",
        description="Qui la nomme ou l'élit.",
        examples=["le président", "le conseil communautaire"],
    )


class ConseilAdministration(Presidee, Ecrite, Date):
    """The board of a CIAS: code de l'action sociale et des familles, articles L.123-6 and R.123-7 f."""

    INTITULE: ClassVar = Intitule("Conseil d'administration", "Qui dirige le centre.")

    cree_par: Createurs = ()
    buts: Buts = ()
    methode: Methode = ()
    frequence: Frequence | None = Field(None, title="Fréquence", description="Combien de fois il se réunit.")
    etapes: Etapes = ()
    nombre_sieges: Entier | None = Field(
        None, title="Nombre de sièges", description="Nombre annoncé de membres, présidence comprise."
    )
    nombre_associations: Annotated[
        Entier | None, Announces("associations", "association", "associations")
    ] = Field(None, title="Nombre d'associations", description="Nombre annoncé d'associations.")
    associations: Annotated[tuple[Siege, ...], Role.ADMINISTRE] = Field(
        (), description="Associations représentées."
    )
    elus: Annotated[tuple[Siege, ...], Role.ADMINISTRE] = Field(
        (), title="Élus", description="Les élus qui y siègent, tels que la source les nomme."
    )
    autres_membres: Annotated[tuple[Siege, ...], Role.ADMINISTRE] = Field(
        (), description="Les autres membres : personnes nommées, qualifiées…"
    )


class AnalyseBesoins(Diagnostic):
    """An analyse des besoins sociaux: code de l'action sociale et des familles, article R.123-1."""

    INTITULE: ClassVar = Intitule("Analyse des besoins sociaux", "L'étude que le centre doit faire.")


class Ouverture(Date):
    """An opening, real or planned, as one source dates it."""

    INTITULE: ClassVar = Intitule(
        "Ouverture", "Une ouverture, réelle ou prévue, telle qu'une source la date."
    )
    EXIGENCES: ClassVar = (Exigence(("date", "date_publiee"), "ouverture_sans_date"),)

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `date` for a date, `date_publiee` for words of a source."""
        try:
            DatePartielle.parse(text)
        except ValueError:
            return "date_publiee"
        return "date"

    detail: NosMots | None = Field(None, title="Détail", description="Ce que la source ajoute.")


class Implantation(Acces, Menee, Dotee, Enonce):
    """A place where people are received."""

    INTITULE: ClassVar = Intitule("Implantation", "Un lieu qui reçoit le public.")
    SUIVANT: ClassVar = "role"

    nom: Annotated[Titre, Names()] = Field(description="Nom du lieu.")
    role: RoleImplantation = Field(title="Rôle", description="Ce que ce lieu est pour le centre.")
    commune: CodeCommune | None = Field(None, description="Code Insee de la commune, entre guillemets.")
    adresse: Texte | None = Field(None, description="Adresse postale.")
    publics: tuple[Texte, ...] = Field(
        (), description="Pour qui.", examples=["Salariés des entreprises voisines", "Adolescents"]
    )
    ouvertures: Annotated[tuple[Ouverture, ...], Mark.FIRST_RETAINED] = Field(
        (), description="La première est retenue, les autres sont dites."
    )
    etapes: Etapes = ()
    detail: NosMots | None = Field(None, title="Détail", description="Ce que l'on y trouve.")
    proprietaire: Texte | None = Field(
        None,
        title="Propriétaire",
        description="À qui sont les murs ou le terrain.",
        examples=["la commune", "un bailleur social"],
    )
    terrain: NosMots | None = Field(
        None,
        description="D'où vient le terrain ou le bâtiment.",
        examples=["La commune a racheté le terrain.", "C'est une ancienne école."],
    )
    travaux: NosMots | None = Field(
        None,
        description="Les travaux faits ou prévus.",
        examples=["Une année de travaux.", "Un étage de plus."],
    )
    equipements: tuple[Texte, ...] = Field(
        (),
        title="Équipements",
        description="Ce dont le lieu dispose.",
        examples=["un parking", "une salle de réunion"],
    )
    a_proximite: tuple[Texte, ...] = Field(
        (),
        title="À proximité",
        description="Ce qui est à côté, utile à qui vient.",
        examples=["une pharmacie", "un arrêt de bus"],
    )
    loyers: tuple[Tarif, ...] = Field((), description="Ce que paient ceux qui s'y installent.")
    a_pourvoir: tuple[Texte, ...] = Field(
        (),
        title="À pourvoir",
        description="Postes, cabinets ou places encore libres pour qui voudrait s'y installer.",
        examples=["un poste de médecin", "deux cabinets"],
    )


class Accueillante(Acces):
    """What receives people: what it does, where, how one gets it."""

    INTITULE: ClassVar = Intitule("L'accueil", "Ce qui est fait, où, et comment en profiter.")

    missions: Annotated[tuple[Mission, ...], Sought(7), Mark.CONTENT] = Field(
        (), description="Ce qui est fait, public par public si la source le dit."
    )
    implantations: Annotated[tuple[Implantation, ...], Sought(8)] = Field(
        (), description="Les lieux qui reçoivent le public."
    )


class CentreActionSociale(Dispositif, Accueillante):
    """A centre of social action, of one commune (CCAS) or of several (CIAS).

    Source: code de l'action sociale et des familles, articles L.123-4 to L.123-9.
    """

    GENRE: ClassVar = Genre(
        Appellation(
            "Centre intercommunal d'action sociale (CIAS)", "CIAS", "Centres intercommunaux d'action sociale"
        ),
        "Ses missions, son conseil d'administration, ses lieux.",
        (
            Critere(Attente("missions", IMPORTANT, "ce que fait le centre"), lambda c: bool(c.missions)),
            CONTACT,
            ADRESSES,
            HORAIRES,
            EN_BREF,
        ),
        Principal(
            couleur="cias",
            icone="hand-heart",
            rubrique=Rubrique.CIAS,
            fichier="centres",
            contenu="Les centres intercommunaux d'action sociale (CIAS)",
            reference="ecrire-un-centre",
            promesse="Missions d'action sociale",
            absence="cias",
            # Code de l'action sociale et des familles, article L.123-4-1.
            intercommunal=True,
        ),
    )

    nature: NatureCentre = Field(NatureCentre.CIAS, description="Sorte de centre. Sans cette ligne : cias.")
    conseil_administration: Annotated[ConseilAdministration | None, Part("conseil")] = Field(
        None, title="Conseil d'administration", description="Qui siège au conseil d'administration."
    )
    analyses_besoins_sociaux: tuple[AnalyseBesoins, ...] = Field(
        (), title="Analyses des besoins sociaux", description="Analyses connues."
    )

    @property
    def sorte(self) -> Appellation:
        """How people call this very centre: there are two sorts of them."""
        return CENTRES[self.nature]


CENTRES = {
    NatureCentre.CIAS: CentreActionSociale.GENRE.appellation,
    NatureCentre.CCAS: Appellation(
        "Centre communal d'action sociale (CCAS)", "CCAS", "Centres communaux d'action sociale"
    ),
    NatureCentre.SERVICE: Appellation(
        "Service d'action sociale", "Service d'action sociale", "Services d'action sociale"
    ),
}


class CentreSante(Dispositif, Accueillante):
    """A health centre with its branches."""

    GENRE: ClassVar = Genre(
        Appellation("Centre de santé", "Centre de santé", "Centres de santé"),
        "Le centre, ses antennes et son équipe.",
        ACCUEIL,
    )


class Structure(Dispositif, Accueillante):
    """A place or a team that is no centre of the law: a maison sport-santé, a CPTS, a GEM."""

    GENRE: ClassVar = Genre(
        Appellation("Structure de santé", "Structure", "Structures de santé", feminin=True),
        "Une maison sport-santé, une maison de santé, une coordination… avec ses missions et ses lieux.",
        ACCUEIL,
    )

    nature: NatureStructure = Field(description="Sorte de structure.")
    membres: Annotated[tuple[Membre, ...], Role.APPARTIENT, Part("membres")] = Field(
        (), description="Qui la compose, si c'est un groupement de soignants, un dispositif d'appui…"
    )

    @property
    def sorte(self) -> Appellation:
        """How people call this very structure."""
        return STRUCTURES[self.nature]


# What people call each sort: shortly, then several of them, and whether its noun is feminine. The last word
# of the list has no name of its own.
COURTS = {
    NatureStructure.SPORT_SANTE: ("Maison sport-santé", "Maisons sport-santé", True),
    NatureStructure.MAISON_SANTE: ("Maison de santé", "Maisons de santé", True),
    NatureStructure.ADOLESCENTS: ("Maison des adolescents", "Maisons des adolescents", True),
    NatureStructure.JEUNES: ("Point accueil jeunes", "Points accueil écoute jeunes", False),
    NatureStructure.FEMMES: ("Maison des femmes", "Maisons des femmes", True),
    NatureStructure.PASS: ("Permanence d'accès aux soins", "Permanences d'accès aux soins de santé", True),
    NatureStructure.ENTRAIDE: ("Groupe d'entraide", "Groupes d'entraide mutuelle", False),
    NatureStructure.CPTS: ("CPTS", "Communautés professionnelles territoriales de santé", True),
    NatureStructure.MOBILE: ("Équipe mobile", "Bus et équipes mobiles de santé", True),
    NatureStructure.DAC: ("Dispositif d'appui", "Dispositifs d'appui à la coordination", False),
}
STRUCTURES = {
    nature: Appellation(f"{nature.label[0].upper()}{nature.label[1:]}", court, pluriel, feminin)
    for nature, (court, pluriel, feminin) in COURTS.items()
} | {NatureStructure.AUTRE: Structure.GENRE.appellation}


class ProjetSanteMentale(Dispositif, Bornee, Planifiee):
    """A projet territorial de santé mentale: code de la santé publique, article L.3221-2."""

    GENRE: ClassVar = Genre(
        Appellation(
            "Projet territorial de santé mentale (PTSM)", "PTSM", "Projets territoriaux de santé mentale"
        ),
        "Ce que les acteurs d'un département préparent ensemble pour la santé mentale.",
        vaut_adopte=True,
    )


class Convention(Dispositif, Signee, Planifiee):
    """What is signed, and is no contrat local de santé.

    Source: code de la santé publique, article L.3221-2 (contrat territorial de santé mentale).
    """

    GENRE: ClassVar = Genre(
        Appellation("Convention", "Convention", "Conventions", feminin=True),
        "Ce qui se signe sans être un contrat local de santé (CLS).",
    )

    nature: NatureConvention = Field(description="Sorte de contrat ou de convention.")

    @property
    def sorte(self) -> Appellation:
        """How people call this very convention."""
        return CONVENTIONS[self.nature]


CONVENTIONS = {
    NatureConvention.CTSM: Appellation(
        "Contrat territorial de santé mentale (CTSM)", "CTSM", "Contrats territoriaux de santé mentale"
    ),
    NatureConvention.PARTENARIAT: Appellation(
        "Convention de partenariat", "Convention", "Conventions de partenariat", feminin=True
    ),
    NatureConvention.AUTRE: Convention.GENRE.appellation,
}


class AtelierSanteVille(Dispositif, Bornee, Planifiee):
    """An atelier santé ville (ASV)."""

    GENRE: ClassVar = Genre(
        Appellation("Atelier santé ville (ASV)", "Atelier santé ville", "Ateliers santé ville"),
        "Son histoire et ses priorités.",
    )

    priorites: tuple[Priorite, ...] = Field((), title="Priorités", description="Priorités, titres officiels.")


class PlanLocal(Dispositif, Bornee, Planifiee, Acces, Rattachee):
    """What is done without a contract nor a council: a plan, a campaign, a stand that is taken."""

    GENRE: ClassVar = Genre(
        Appellation("Plan ou campagne", "Plan ou campagne", "Plans et campagnes", feminin=False),
        "Ce qu'une collectivité ou un organisme mène sans contrat : plan, campagne, prise de position…",
        vaut_adopte=True,
    )

    nature: NaturePlan = Field(description="Sorte de démarche.")

    @property
    def sorte(self) -> Appellation:
        """How people call this very plan."""
        return PLANS[self.nature]


PLANS = {
    NaturePlan.PLAN: Appellation("Plan de santé", "Plan", "Plans de santé"),
    NaturePlan.CAMPAGNE: Appellation("Campagne", "Campagne", "Campagnes", feminin=True),
    NaturePlan.PROGRAMME: Appellation("Programme", "Programme", "Programmes"),
    NaturePlan.PROJET: Appellation("Projet", "Projet", "Projets"),
    NaturePlan.PLAIDOYER: Appellation(
        "Prise de position", "Prise de position", "Prises de position", feminin=True
    ),
    NaturePlan.AUTRE: PlanLocal.GENRE.appellation,
}


class Observatoire(Dispositif):
    """A local health observatory."""

    GENRE: ClassVar = Genre(
        Appellation("Observatoire de la santé", "Observatoire", "Observatoires"),
        "Qui observe la santé sur le territoire.",
    )


class Accompagnement(Date):
    """A territory or an event that a support body helps."""

    INTITULE: ClassVar = Intitule("Accompagnement", "Un territoire ou une journée que la structure aide.")

    titre: Annotated[Titre, Names()] = Field(
        description="Ce qui est accompagné : un territoire, une journée…"
    )
    detail: NosMots | None = Field(None, title="Détail", description="En quoi consiste l'appui.")
    territoire: RefTerritoire | None = Field(
        None, description="Identifiant de la fiche de ce site, s'il y en a une."
    )


class AppuiRegional(Dispositif):
    """A body mandated to support the CLS and CLSM of a whole region."""

    GENRE: ClassVar = Genre(
        Appellation("Structure d'appui régionale", "Appui régional", "Structures d'appui", feminin=True),
        "Qui aide les contrats et les conseils d'une région.",
    )

    missions: Annotated[tuple[Point, ...], Sought(7)] = Field((), description="Missions confiées.")
    accompagnements: tuple[Accompagnement, ...] = Field(
        (), description="Ce qui est accompagné : territoires, journées…"
    )


for known in (CONSEILS, CENTRES, STRUCTURES, CONVENTIONS, PLANS):
    if unnamed := set(type(next(iter(known)))) - set(known):
        raise TypeError(f"Dites dans {__name__} comment on appelle : {', '.join(sorted(unnamed))}.")

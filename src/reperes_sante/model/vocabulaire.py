"""Closed vocabularies: what an editor types, what a reader sees, and what it means."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Vocabulaire(str, Enum):
    """A word of a closed list, with the label that pages show.

    Attributes:
        label: what readers see.
        sens: when to choose this word, in one sentence.
    """

    label: str
    sens: str

    def __new__(cls, word: str, label: str, sens: str) -> Self:
        """Pair the word typed in the data with its label and its meaning."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label, member.sens = label, sens
        return member

    def __str__(self) -> str:
        """Print the label: templates show vocabularies without a filter."""
        return self.label


class TypeTerritoire(Vocabulaire):
    """Legal kind of a territory."""

    CC = "cc", "communauté de communes", "Une intercommunalité qui porte ce nom."
    CA = "ca", "communauté d'agglomération", "Une intercommunalité qui porte ce nom."
    CU = "cu", "communauté urbaine", "Une intercommunalité qui porte ce nom."
    METROPOLE = "metropole", "métropole", "Une intercommunalité qui porte ce nom."
    PETR = "petr", "pôle d'équilibre territorial et rural", "Un pôle de plusieurs intercommunalités rurales."
    POLE = "pole-metropolitain", "pôle métropolitain", "Un pôle de plusieurs intercommunalités urbaines."
    PAYS = "pays", "pays", "Un territoire de projet qui se nomme « pays »."
    SYNDICAT = "syndicat", "syndicat mixte", "Des collectivités réunies pour une ou plusieurs tâches."
    COMMUNE = "commune", "commune", "Une seule commune."
    ASSOCIATION = "association-elus", "association d'élus", "Une association qui réunit des communes."
    DEPARTEMENT = "departement", "département", "Un département entier."
    REGION = "region", "région", "Une région entière."
    OUTRE_MER = (
        "collectivite-outre-mer",
        "collectivité d'outre-mer",
        "Une collectivité qui n'est ni département ni région : Saint-Martin, Saint-Barthélemy…",
    )
    UNIQUE = (
        "collectivite-unique",
        "collectivité territoriale unique",
        "Une collectivité à la fois département et région : Corse, Guyane, Martinique, Mayotte.",
    )


class EtatDispositif(Vocabulaire):
    """State that a dispositif went through; there is no fixed order."""

    CITE = "cite", "Cité", "La source le nomme, sans le décrire ni dire où il en est."
    INITIE = (
        "initie",
        "Initié",
        "La source dit « impulsé » ou « initié », ou date l'idée : rien n'est encore créé.",
    )
    PREFIGURATION = "prefiguration", "Préfiguration", "On prépare sa création : une mission, une étude."
    PRECONISE = "preconise", "Recommandé", "Un diagnostic ou un rapport conseille de le créer."
    ENGAGEMENT = "engagement", "Annoncé", "Une collectivité dit qu'elle va le faire."
    CHARTE = "charte", "Charte signée", "Une charte est signée avant le dispositif lui-même."
    CONVENTION = "convention", "Convention signée", "Une convention est signée avant le dispositif lui-même."
    DIAGNOSTIC = "diagnostic", "Diagnostic", "On étudie la santé du territoire pour le préparer."
    REDACTION = "redaction", "Rédaction", "Son texte est en cours d'écriture."
    DELIBERE = "delibere", "Voté", "Une assemblée l'a voté : conseil communautaire, conseil municipal…"
    ADOPTE = "adopte", "Adopté", "La source dit « adopté » ou « validé », sans parler d'un vote d'assemblée."
    SIGNATURE_PREVUE = "signature-prevue", "À signer", "Sa signature est annoncée, et n'est pas faite."
    SIGNE = "signe", "Signé", "Les signataires l'ont signé."
    LANCE = "lance", "Lancé", "La source dit « lancé », pour la première fois."
    CREE = "cree", "Créé", "La source dit « créé »."
    OFFICIALISE = "officialise", "Officialisé", "Il existait déjà ; un acte le reconnaît."
    LABELLISE = (
        "labellise",
        "Labellisé",
        "Il reçoit un label, un agrément ou une habilitation : « detail » dit lequel.",
    )
    OUVERT = (
        "ouvert",
        "Ouvert",
        "Un lieu ou un service reçoit du public pour la première fois.",
    )
    INAUGURE = (
        "inaugure",
        "Inauguré",
        "La source parle d'une inauguration : une cérémonie, avant ou après l'ouverture.",
    )
    INSTALLE = (
        "installe",
        "Installé",
        "Une instance s'est réunie pour la première fois ; d'un lieu, on dit « ouvert ».",
    )
    EN_OEUVRE = "en-oeuvre", "En cours", "La source dit qu'il fonctionne, sans autre événement."
    SUSPENDU = "suspendu", "Suspendu", "Il s'arrête pour un temps, sans être dissous."
    EXPERIMENTATION = (
        "experimentation",
        "À l'essai",
        "La source dit « à l'essai », « expérimental » ou « pilote ».",
    )
    RELANCE = "relance", "Relancé", "Il s'était arrêté ; il reprend."
    AVENANT = "avenant", "Avenant", "Un avenant le change ou le prolonge."
    PROROGE = "proroge", "Prorogé", "Il dure plus longtemps que prévu, sans nouveau contrat."
    EVALUATION = "evaluation", "Évaluation", "On mesure ce qu'il a fait."
    RENOUVELE = "renouvele", "Renouvelé", "Il repart pour une nouvelle période."
    EXPIRE = "expire", "Terminé", "Sa durée est finie, selon la source."
    DISSOUS = "dissous", "Dissous", "Un acte met fin à ce conseil ou à ce centre."
    PLUS_CITE = "plus-cite", "Plus de nouvelles", "Les sources récentes n'en parlent plus."


class StatutAction(Vocabulaire):
    """Progress of an action."""

    A_VENIR = "a-venir", "Annoncé", "Elle est prévue, et n'a pas commencé."
    EN_COURS = "en-cours", "En cours", "Elle a commencé, et n'est pas finie."
    ESSAI = "a-l-essai", "À l'essai", "La source dit « à l'essai », « expérimental » ou « pilote »."
    REALISEE = "realisee", "Fait", "Elle est finie."
    ABANDONNEE = "abandonnee", "Abandonné", "La source dit qu'elle ne se fera pas."
    PERMANENTE = "permanente", "Permanent", "Elle n'a pas de fin : un service, un lieu, une permanence."


class NatureAxe(Vocabulaire):
    """Kind of an axis of a contract."""

    STRATEGIQUE = "strategique", "axe stratégique", "La source dit « axe stratégique »."
    TRANSVERSAL = "transversal", "axe transversal", "Il vaut pour tous les autres axes."
    SOCLE = "socle", "thématique socle", "Un thème que l'agence régionale de santé demande à tous."
    COMPLEMENTAIRE = "complementaire", "axe complémentaire", "Un thème que le territoire ajoute au socle."
    ENJEU = "enjeu", "enjeu prioritaire", "La source dit « enjeu »."
    AMBITION = "ambition", "ambition", "La source dit « ambition »."
    ORIENTATION = "orientation", "orientation", "La source dit « orientation »."
    ENGAGEMENT = "engagement", "engagement", "La source dit « engagement »."
    PRIORITE = "priorite", "priorité", "La source dit « priorité »."


class NatureDemarche(Vocabulaire):
    """A local policy or contract that is no health scheme, and that health schemes go with."""

    VILLE = (
        "contrat-de-ville",
        "contrat de ville",
        "Pour les quartiers prioritaires ; aussi nommé « Engagements quartiers 2030 ».",
    )
    CUCS = (
        "contrat-urbain-cohesion-sociale",
        "contrat urbain de cohésion sociale (CUCS)",
        "Le contrat des quartiers de 2007 à 2014, avant le contrat de ville.",
    )
    CTG = (
        "convention-territoriale-globale",
        "convention territoriale globale (CTG)",
        "La caisse d'allocations familiales et les communes y prévoient les services aux familles.",
    )
    CLSPD = (
        "conseil-securite-prevention-delinquance",
        "conseil local de sécurité et de prévention de la délinquance (CLSPD)",
        "Le maire, l'État et la justice y travaillent.",
    )
    CRTE = (
        "contrat-relance-transition-ecologique",
        "contrat pour la réussite de la transition écologique (CRTE)",
        "L'État et une intercommunalité y réunissent leurs projets.",
    )
    PAT = (
        "projet-alimentaire-territorial",
        "projet alimentaire territorial (PAT)",
        "Producteurs, collectivités et habitants y rapprochent les champs des assiettes.",
    )
    PETITES_VILLES = (
        "petites-villes-de-demain",
        "programme Petites villes de demain",
        "L'État y aide les communes de moins de 20 000 habitants.",
    )
    COEUR_DE_VILLE = (
        "action-coeur-de-ville",
        "programme Action cœur de ville",
        "L'État y aide les centres des villes moyennes.",
    )
    PLAN_CLIMAT = (
        "plan-climat",
        "plan climat-air-énergie territorial (PCAET)",
        "Une intercommunalité y prévoit ce qu'elle fait pour le climat et pour l'air.",
    )
    HABITAT = (
        "programme-local-habitat",
        "programme local de l'habitat (PLH)",
        "Une intercommunalité y prévoit les logements.",
    )


class NaturePlan(Vocabulaire):
    """Kind of what a body does for health without a contract nor a council."""

    PLAN = "plan", "plan", "La source dit « plan », « schéma », « feuille de route » ou « stratégie »."
    CAMPAGNE = "campagne", "campagne", "Un temps pour informer, dépister ou vacciner, partout à la fois."
    PROGRAMME = "programme", "programme", "La source dit « programme » : plusieurs actions, dans la durée."
    PROJET = "projet", "projet", "Une chose à faire, seule : elle s'ouvrira, se fera ou s'est faite."
    PLAIDOYER = (
        "prise-de-position",
        "prise de position",
        "Un vœu, un arrêté, une pétition : une collectivité demande, soutient ou s'oppose.",
    )
    AUTRE = "autre", "autre démarche", "Aucun de ces mots ne convient : son nom le dit."


class NaturePosition(Vocabulaire):
    """What somebody means by what they say."""

    DEMANDE = "demande", "demande", "Elle demande quelque chose à quelqu'un."
    PROPOSITION = "proposition", "proposition", "Elle propose de faire quelque chose."
    SOUTIEN = "soutien", "soutien", "Elle est pour, ou s'en félicite."
    OPPOSITION = "opposition", "opposition", "Elle est contre, ou s'en plaint."
    AVIS = "avis", "avis", "Elle dit ce qu'elle en pense, sans rien demander."
    ENGAGEMENT = "engagement", "engagement", "Elle promet de faire quelque chose."


class NatureFinancement(Vocabulaire):
    """What sort of money it is."""

    SUBVENTION = "subvention", "subvention", "De l'argent donné par un organisme public."
    APPEL = "appel-a-projets", "appel à projets", "De l'argent gagné en répondant à un appel à projets."
    DOTATION = "dotation", "dotation", "De l'argent donné chaque année, ou prévu par un contrat."
    FONDS_PROPRES = "fonds-propres", "fonds propres", "Qui porte la chose paie lui-même."
    USAGERS = "usagers", "part des usagers", "Ce que paient les personnes qui s'en servent."
    DON = "don", "don ou mécénat", "De l'argent donné par des personnes ou des entreprises."
    PRET = "pret", "prêt", "De l'argent à rendre."
    NATURE = "aide-en-nature", "aide en nature", "Pas d'argent : des locaux, du temps, du matériel."


class NatureConseil(Vocabulaire):
    """Kind of a health council."""

    CLSM = "clsm", "conseil local de santé mentale (CLSM)", "Il s'occupe de santé mentale."
    CONSEIL_INTERCOMMUNAL = (
        "conseil-intercommunal",
        "conseil intercommunal de santé",
        "Il s'occupe de toute la santé, dans plusieurs communes.",
    )
    CONSEIL_LOCAL = (
        "conseil-local",
        "conseil local de santé",
        "Il s'occupe de toute la santé, dans une seule commune.",
    )


class NatureConvention(Vocabulaire):
    """Kind of what is signed without being a contrat local de santé."""

    CTSM = (
        "contrat-territorial-sante-mentale",
        "contrat territorial de santé mentale",
        "L'agence régionale de santé le signe, pour un projet territorial.",
    )
    PARTENARIAT = (
        "convention-partenariat",
        "convention de partenariat",
        "Des partenaires s'engagent ensemble, par écrit.",
    )
    AUTRE = "autre", "autre", "Une autre sorte de convention. Son nom la dit."


class NatureStructure(Vocabulaire):
    """Kind of a place or of a team that residents or professionals may turn to."""

    SPORT_SANTE = (
        "maison-sport-sante",
        "maison sport-santé",
        "Elle conseille une activité physique, aux malades comme aux autres.",
    )
    MAISON_SANTE = (
        "maison-sante",
        "maison de santé",
        "Des soignants libéraux de plusieurs métiers y travaillent ensemble.",
    )
    ADOLESCENTS = (
        "maison-adolescents",
        "maison des adolescents (MDA)",
        "Elle reçoit les jeunes et leurs proches.",
    )
    JEUNES = (
        "point-accueil-jeunes",
        "point accueil écoute jeunes (PAEJ)",
        "Il écoute les jeunes, sans les soigner.",
    )
    FEMMES = "maison-femmes", "maison des femmes", "Elle aide les femmes victimes de violences."
    PASS = (
        "permanence-acces-soins",
        "permanence d'accès aux soins de santé (PASS)",
        "Un hôpital y reçoit les personnes sans couverture maladie.",
    )
    ENTRAIDE = (
        "groupe-entraide-mutuelle",
        "groupe d'entraide mutuelle (GEM)",
        "Des personnes concernées s'y entraident.",
    )
    CPTS = (
        "cpts",
        "communauté professionnelle territoriale de santé (CPTS)",
        "Des soignants libéraux d'un territoire s'organisent ensemble.",
    )
    DAC = (
        "dispositif-appui",
        "dispositif d'appui à la coordination (DAC)",
        "Il aide les soignants et les proches dans les situations difficiles.",
    )
    MOBILE = (
        "equipe-mobile",
        "bus ou équipe mobile de santé",
        "Des soignants vont de commune en commune, ou chez les gens.",
    )
    AUTRE = "autre", "autre structure", "Aucun de ces mots ne convient : son nom le dit."


class NatureCentre(Vocabulaire):
    """Kind of a centre of social action."""

    CIAS = "cias", "centre intercommunal d'action sociale (CIAS)", "Celui de plusieurs communes."
    CCAS = "ccas", "centre communal d'action sociale (CCAS)", "Celui d'une seule commune."
    SERVICE = (
        "service",
        "service d'action sociale",
        "L'intercommunalité ou la commune rend le service elle-même, sans CIAS ni CCAS : repas, transport…",
    )


class NatureInstance(Vocabulaire):
    """Kind of a body that meets."""

    ASSEMBLEE = "assemblee-pleniere", "Assemblée plénière", "Tous les membres s'y réunissent."
    ORIENTATION = "conseil-orientation", "Conseil d'orientation", "Il donne un avis sur les choix."
    PILOTAGE = "comite-pilotage", "Comité de pilotage", "Il décide."
    TECHNIQUE = "comite-technique", "Comité technique", "Il prépare les décisions."
    SUIVI = "comite-suivi", "Comité de suivi", "Il regarde où en est ce qui a été décidé."
    BUREAU = "bureau", "Bureau", "Quelques membres, entre deux assemblées."
    COORDINATION = "coordination", "Coordination", "Les personnes qui animent au quotidien."
    COMMISSION = "commission", "Commission", "Des membres y travaillent sur un sujet, dans la durée."
    SITUATIONS_COMPLEXES = (
        "situations-complexes",
        "Commission des situations complexes",
        "Des professionnels y étudient, à plusieurs, la situation d'une personne.",
    )
    CELLULE = "cellule", "Cellule", "Un petit groupe que l'on saisit d'un cas ou d'un sujet."
    POLE = "pole", "Pôle thématique", "Une équipe pour un thème."
    GROUPE = "groupe-travail", "Groupe de travail", "Des membres s'y réunissent pour un projet."
    AUTRE = "autre", "Autre instance", "Aucun de ces mots ne convient : écrivez son nom dans « nom »."


class Periodicite(Vocabulaire):
    """Span of time that a frequency is counted over.

    Attributes:
        chaque: what is said of what comes back once in each.
    """

    chaque: str

    def __new__(cls, word: str, label: str, sens: str, chaque: str) -> Self:
        """Gather all that is known of a span."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label, member.sens, member.chaque = label, sens, chaque
        return member

    DEUX_ANS = "deux-ans", "tous les deux ans", "Deux années.", "tous les deux ans"
    AN = "an", "par an", "Une année.", "chaque année"
    SEMESTRE = "semestre", "par semestre", "Six mois.", "chaque semestre"
    TRIMESTRE = "trimestre", "par trimestre", "Trois mois.", "chaque trimestre"
    MOIS = "mois", "par mois", "Un mois.", "chaque mois"
    SEMAINE = "semaine", "par semaine", "Une semaine.", "chaque semaine"


class FamilleActeur(Vocabulaire):
    """Family of members of a council."""

    ELUS = "elus", "Élus", "Maires, adjoints, élus de l'intercommunalité ou du département."
    ARS = "ars", "Agence régionale de santé", "L'agence régionale de santé, ou sa délégation."
    ETAT = (
        "etat",
        "Services de l'État",
        "Préfecture, directions départementales, ministère ; le rectorat est dans « education ».",
    )
    PROTECTION = (
        "protection-sociale",
        "Protection sociale",
        "Assurance maladie (CPAM), Mutualité sociale agricole (MSA), Caf, caisses de retraite, mutuelles.",
    )
    PSYCHIATRIE = "psychiatrie", "Psychiatrie", "Les services de psychiatrie, publics ou privés."
    USAGERS = "usagers", "Usagers", "Les personnes concernées, et leurs associations."
    AIDANTS = "aidants", "Familles et aidants", "Les proches, et leurs associations."
    SOINS = "soins", "Autres professionnels de santé", "Médecins, infirmiers, hôpitaux, maisons de santé…"
    SOCIAL = (
        "social",
        "Action sociale et médico-sociale",
        "Aide sociale, accompagnement, handicap, vieillesse…",
    )
    LOGEMENT = "logement", "Logement", "Bailleurs, hébergement."
    EDUCATION = "education", "Éducation", "Écoles, collèges, lycées, université, rectorat."
    SERVICES = (
        "services-publics",
        "Services des collectivités",
        "Services de la commune, de l'intercommunalité ou du département.",
    )
    JUSTICE = "justice-securite", "Justice et sécurité", "Police, gendarmerie, justice, pompiers."
    AUTRE = "autre", "Autres", "Aucun de ces mots ne convient."


class StatutMembre(Vocabulaire):
    """How a member sits."""

    MEMBRE = "membre", "Membre", "Il siège ; la source n'en dit pas plus."
    PERMANENT = "permanent", "Membre permanent", "Il siège à chaque réunion, en tant que membre."
    OCCASIONNEL = "occasionnel", "Membre occasionnel", "Il siège à certaines réunions, en tant que membre."
    INVITE = "invite-permanent", "Invité permanent", "Il vient à chaque réunion, sans être membre."
    INVITE_SELON = "invite", "Invité selon les sujets", "Il vient quand un sujet ou une situation l'appelle."


class StatutSignataire(Vocabulaire):
    """What a signatory of a contract has to do with it."""

    SIGNATAIRE = "signataire", "A signé", "Il a signé le contrat, ou va le signer avec tous les autres."
    COSIGNATAIRE = (
        "cosignataire",
        "A cosigné",
        "La source le dit cosignataire ou signataire associé, à côté de ceux qui portent le contrat.",
    )
    A_VENIR = "a-venir", "Doit encore signer", "Les autres ont signé ; lui pas encore."
    AVENANT = "avenant", "A signé l'avenant", "Il n'a pas signé le contrat, mais un avenant."
    ASSOCIE = "associe", "Associé, sans signer", "La source le dit associé au contrat, sans qu'il signe."
    POSSIBLE = "possible", "Peut signer", "La source dit qu'il pourra signer, sans dire qu'il le fera."


class CategorieAssociation(Vocabulaire):
    """Category of the associations that must sit on the board of a CIAS.

    Source: code de l'action sociale et des familles, article L.123-6.
    """

    FAMILLES = "familles", "Associations familiales", "Elles représentent les familles."
    EXCLUSION = (
        "insertion-exclusion",
        "Insertion et lutte contre les exclusions",
        "Elles aident les personnes à sortir de la pauvreté.",
    )
    AGEES = "retraites-personnes-agees", "Retraités et personnes âgées", "Elles représentent les aînés."
    HANDICAP = "handicap", "Personnes handicapées", "Elles représentent les personnes handicapées."


class OrigineSiege(Vocabulaire):
    """Where those who sit on the board of a CIAS come from."""

    COMMUNAUTAIRE = (
        "conseil-communautaire",
        "Élus par le conseil communautaire",
        "Des élus que le conseil de l'intercommunalité choisit parmi les siens.",
    )
    COMMUNES = "communes", "Représentants des communes", "Des élus que chaque commune désigne."
    ASSOCIATIONS = "associations", "Proposés par des associations", "Des associations les proposent."
    QUALIFIES = (
        "personnes-qualifiees",
        "Personnes qualifiées",
        "Des personnes nommées pour ce qu'elles font dans l'action sociale.",
    )


class NatureOrganisme(Vocabulaire):
    """Kind of a body cited by the data."""

    ASSOCIATION = "association", "association", "Une association, sauf celles d'usagers ou de familles."
    COLLECTIVITE = "collectivite", "collectivité", "Commune, intercommunalité, département, région."
    ETAT = "etat", "service de l'État", "Préfecture, rectorat, tribunal, ministère…"
    AGENCE = "agence", "agence publique", "Agence régionale de santé, Santé publique France…"
    ASSURANCE_MALADIE = (
        "protection-sociale",
        "organisme de protection sociale",
        "Assurance maladie, allocations familiales, caisse de retraite, mutuelle.",
    )
    HOPITAL = "hopital", "établissement de santé", "Hôpital, clinique, groupement d'hôpitaux."
    PROFESSIONNELS = (
        "professionnels-sante",
        "groupement de professionnels de santé",
        "Maison de santé, communauté professionnelle, ordre, union de professionnels.",
    )
    USAGERS = (
        "usagers",
        "association d'usagers ou de familles",
        "Elle réunit des personnes concernées ou leurs proches.",
    )
    MEDICO_SOCIAL = (
        "medico-social",
        "structure sociale ou médico-sociale",
        "Maison de retraite, foyer, aide à domicile, centre d'addictologie…",
    )
    BAILLEUR = "bailleur", "bailleur social", "Il loue des logements sociaux."
    URBANISME = "agence-urbanisme", "agence d'urbanisme", "Elle étudie le territoire pour les collectivités."
    CENTRE_RESSOURCES = "centre-ressources", "centre de ressources", "Il forme et informe les professionnels."
    MEDIA = "media", "média", "Journal, radio, télévision, site d'information."
    AUTRE = "autre", "autre organisme", "Aucun de ces mots ne convient."


class NatureSource(Vocabulaire):
    """Kind of a source."""

    PAGE = "page-web", "page web", "Une page d'un site, sauf celui d'un journal."
    PRESSE = "article-presse", "article de presse", "Un article de journal, de radio ou de télévision."
    COMMUNIQUE = "communique", "communiqué", "Un texte envoyé aux journalistes."
    MAGAZINE = "magazine", "magazine", "Le journal d'une collectivité."
    DOSSIER = "dossier-presse", "dossier de presse", "Un document complet pour les journalistes."
    DIAPORAMA = "diaporama", "diaporama", "Les images projetées à une réunion."
    RAPPORT = "rapport", "rapport", "Une étude, un bilan, un contrat, un diagnostic."
    GUIDE = "guide", "guide", "Un document qui dit comment faire."
    BROCHURE = "brochure", "brochure", "Un dépliant ou une affiche qui présente un service."
    DONNEES = "donnees", "jeu de données", "Un tableau ou une base que l'on peut réemployer."
    TEXTE_OFFICIEL = "texte-officiel", "texte officiel", "Loi, décret, arrêté, délibération, convention."


class NatureProgramme(Vocabulaire):
    """Kind of a lasting programme run by a dispositif."""

    ATELIERS = "ateliers", "Ateliers", "Des séances auxquelles on participe."
    LOGEMENT = "logement", "Logement", "Il aide à se loger."
    CULTURE = "culture", "Culture", "Spectacles, expositions, œuvres."
    INFORMATION = "information", "Information", "Campagnes, guides, lettres, conférences."
    MEDIATION = "mediation", "Médiation", "Des personnes qui font le lien avec les soins ou les services."
    FORMATION = "formation", "Formation", "On y apprend un métier ou un geste."
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement", "Une aide suivie, de personne à personne."
    ACCUEIL = "accueil", "Accueil", "Des heures ou un lieu où l'on est reçu et renseigné."
    SERVICE = "service", "Service à domicile", "Repas, ménage, soins, transport, chez la personne."
    DEPISTAGE = "depistage", "Dépistage et prévention", "Dépistages, vaccins, bilans de santé."
    APPEL = "appel-a-projets", "Appel à projets", "Qui a un projet peut demander de l'argent."
    AUTRE = "autre", "Autre programme", "Aucun de ces mots ne convient : son nom le dit."


class ModeMobilisation(Vocabulaire):
    """How to ask for a service: the « modes de mobilisation » of data·inclusion."""

    TELEPHONER = "telephoner", "Téléphoner", "On appelle."
    COURRIEL = "envoyer-un-courriel", "Envoyer un courriel", "On écrit un courriel."
    COURRIER = (
        "envoyer-un-courrier",
        "Envoyer ou déposer un courrier",
        "On poste un dossier, ou on le dépose.",
    )
    SE_PRESENTER = "se-presenter", "Se présenter sur place", "On vient, sans rien demander avant."
    EN_LIGNE = "utiliser-lien-mobilisation", "Faire la demande en ligne", "On remplit un formulaire en ligne."
    PROFESSIONNEL = (
        "par-un-professionnel",
        "Demander à un professionnel",
        "Un médecin, une assistante sociale… fait la demande.",
    )


class Frais(Vocabulaire):
    """Whether a service costs anything: the « frais » of data·inclusion."""

    GRATUIT = "gratuit", "gratuit", "La source dit que c'est gratuit."
    PAYANT = "payant", "payant", "La source donne un prix, ou dit que c'est payant."
    REVENUS = "selon-revenus", "selon les revenus", "Le prix dépend des revenus de la personne."


class EmploiIntervenants(Vocabulaire):
    """Who employs those who come to people's homes: code du travail, article L.7232-6."""

    PRESTATAIRE = (
        "prestataire",
        "le service (prestataire)",
        "Le service emploie les personnes qui viennent chez vous.",
    )
    MANDATAIRE = (
        "mandataire",
        "vous, avec l'aide du service (mandataire)",
        "Vous employez les personnes qui viennent chez vous ; le service vous aide à le faire.",
    )


class NatureEvenement(Vocabulaire):
    """Kind of an event that people may come to."""

    CONFERENCE = "conference", "Conférence ou table ronde", "Des personnes parlent, d'autres écoutent."
    CINE_DEBAT = "cine-debat", "Ciné-débat", "Un film, puis une discussion."
    SPECTACLE = "spectacle", "Spectacle ou concert", "Théâtre, danse, musique."
    EXPOSITION = "exposition", "Exposition", "Des œuvres ou des panneaux à voir."
    ATELIER = "atelier", "Atelier", "Une séance à laquelle on participe."
    PORTES_OUVERTES = "portes-ouvertes", "Portes ouvertes", "Un lieu se visite."
    STAND = "stand", "Stand ou forum", "On y passe pour se renseigner."
    MARCHE = "sport", "Marche, course ou sport", "On y bouge."
    DEPISTAGE = "depistage", "Dépistage ou vaccination", "On s'y fait dépister, vacciner, examiner."
    COLLECTE = "collecte", "Collecte", "Sang, dons, vêtements."
    FORMATION = "formation", "Formation", "On y apprend un métier ou un geste."
    REUNION = "reunion", "Réunion", "Des membres, des partenaires ou des habitants y travaillent."
    AUTRE = "autre", "Autre événement", "Aucun de ces mots ne convient : son titre le dit."


class Campagne(Vocabulaire):
    """A national campaign that local events belong to."""

    SISM = (
        "sism",
        "Semaines d'information sur la santé mentale (Sism)",
        "Deux semaines d'octobre, partout en France.",
    )
    OCTOBRE_ROSE = "octobre-rose", "Octobre rose", "En octobre : le dépistage du cancer du sein."
    MARS_BLEU = "mars-bleu", "Mars bleu", "En mars : le dépistage du cancer colorectal."
    JUIN_VERT = "juin-vert", "Juin vert", "En juin : le dépistage du cancer du col de l'utérus."
    NOVEMBRE = "movember", "Movember", "En novembre : les cancers masculins."
    MOIS_SANS_TABAC = "mois-sans-tabac", "Mois sans tabac", "En novembre : un mois pour arrêter de fumer."
    SANS_ALCOOL = "defi-de-janvier", "Défi de janvier", "En janvier : un mois sans alcool."
    SEMAINE_BLEUE = "semaine-bleue", "Semaine bleue", "En octobre : les retraités et les personnes âgées."
    AIDANTS = "journee-des-aidants", "Journée nationale des aidants", "Le 6 octobre."
    SUICIDE = (
        "journee-prevention-suicide",
        "Journée mondiale de prévention du suicide",
        "Le 10 septembre.",
    )
    SIDA = "journee-sida", "Journée mondiale de lutte contre le sida", "Le 1er décembre."
    SANS_TABAC = "journee-sans-tabac", "Journée mondiale sans tabac", "Le 31 mai."
    VACCINATION = "semaine-vaccination", "Semaine européenne de la vaccination", "En avril."
    DON_SANG = "journee-don-du-sang", "Journée mondiale des donneurs de sang", "Le 14 juin."
    VIOLENCES = (
        "journee-violences-femmes",
        "Journée pour l'élimination des violences à l'égard des femmes",
        "Le 25 novembre.",
    )
    HANDICAP = "duoday", "DuoDay", "En novembre : l'emploi des personnes handicapées."


class RoleImplantation(Vocabulaire):
    """Part that a place plays in a centre."""

    CENTRE = "centre", "Centre", "Le lieu principal."
    ANTENNE = "antenne", "Antenne", "Un autre lieu du même centre."
    RESIDENCE = "residence", "Résidence", "Un lieu où l'on habite : résidence autonomie, maison de retraite…"
    LIEU = "lieu-accueil", "Lieu d'accueil", "Un lieu où l'on est reçu, parfois certains jours seulement."


class Exactitude(Vocabulaire):
    """How exact a figure is, in its source's words."""

    ENVIRON = "environ", "environ", "La source dit « environ », « une quarantaine »…"
    PRES_DE = "pres-de", "près de", "Un peu moins, ou à peu près."
    PLUS_DE = "plus-de", "plus de", "Davantage, sans dire combien."
    MOINS_DE = "moins-de", "moins de", "Moins, sans dire combien."
    AU_MOINS = "au-moins", "au moins", "Ce nombre, ou davantage."
    AU_PLUS = "au-plus", "au plus", "Ce nombre, ou moins : « jusqu'à », « maximum »."


class FamilleNumero(Vocabulaire):
    """Situation that help numbers answer, in the order in which pages show them."""

    URGENCE = "urgence", "Danger immédiat", "Une vie est en danger."
    DETRESSE = "detresse", "Idées suicidaires, besoin de parler", "La personne va mal et veut parler."
    INTOXICATION = "intoxication", "Produit avalé, intoxication", "Un produit dangereux, avalé ou respiré."
    PROTECTION = "protection", "Violences, maltraitance, nuit sans abri", "Quelqu'un a besoin de protection."
    ADDICTIONS = "addictions", "Alcool, drogues, tabac, jeux", "Une envie dont on ne se libère pas."
    SEXUALITE = "sexualite", "Contraception, IVG, VIH", "La vie sexuelle et affective."
    SOINS = "soins", "Se faire soigner, se faire rembourser", "Les soins et l'Assurance maladie."
    DROITS = "droits", "Logement, handicap, droits", "Les droits et les démarches."
    ANCIEN = "ancien", "Anciens numéros : ne les faites plus", "Un autre numéro le remplace."


class SensEcriture(Vocabulaire):
    """Direction of a script: the label is the value of the `dir` attribute of HTML."""

    GAUCHE_DROITE = "gauche-droite", "ltr", "Comme le français."
    DROITE_GAUCHE = "droite-gauche", "rtl", "Comme l'arabe."


class NatureCompetence(Vocabulaire):
    """Legal kind of a competence taken by an intercommunalité."""

    OBLIGATOIRE = "obligatoire", "compétence obligatoire", "La loi la confie à toutes."
    OPTIONNELLE = "optionnelle", "compétence optionnelle", "À choisir dans une liste de la loi, avant 2020."
    FACULTATIVE = "facultative", "compétence facultative", "Les communes l'ont ajoutée de leur propre choix."


class EtatAccessibilite(Vocabulaire):
    """State of accessibility, in the words of the law (article 47 of the law n° 2005-102)."""

    TOTALEMENT = "totalement-conforme", "totalement conforme", "Tous les critères sont respectés."
    PARTIELLEMENT = "partiellement-conforme", "partiellement conforme", "La moitié au moins des critères."
    NON = "non-conforme", "non conforme", "Moins de la moitié des critères, ou aucun contrôle."

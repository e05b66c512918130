"""Words that people type for keys and for closed lists: what they mean, never what they look like."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reperes_sante.model.vocabulaire import (
    EtatDispositif,
    Exactitude,
    FamilleActeur,
    ModeMobilisation,
    NatureCentre,
    NatureConseil,
    NatureConvention,
    NatureDemarche,
    NatureFinancement,
    NatureInstance,
    NatureOrganisme,
    NaturePlan,
    NatureProgramme,
    NatureSource,
    NatureStructure,
    Periodicite,
    RoleImplantation,
    StatutAction,
    StatutMembre,
    TypeTerritoire,
    Vocabulaire,
)

# Each word of a list, then what is typed for it, written without accents and with hyphens.
_TYPED: Mapping[Vocabulaire, str] = {
    EtatDispositif.DELIBERE: "deliberation vote votee",
    EtatDispositif.ADOPTE: "adoptee adoption approuve approuvee valide validee",
    EtatDispositif.LANCE: "demarrage demarre lancee lancement",
    EtatDispositif.SIGNE: "signature conclu conclue",
    EtatDispositif.SIGNATURE_PREVUE: "signer a-signer signature-annoncee signature-a-venir",
    EtatDispositif.ENGAGEMENT: "annonce annoncee",
    EtatDispositif.INITIE: "idee impulse impulsee impulsion initiative initiee",
    EtatDispositif.PRECONISE: "recommande recommandee recommandation",
    EtatDispositif.REDACTION: "preparation en-preparation elaboration en-elaboration ecriture",
    EtatDispositif.EN_OEUVRE: "actif active en-cours en-vigueur mise-en-oeuvre mis-en-oeuvre",
    EtatDispositif.CREE: "creation",
    EtatDispositif.LABELLISE: "agree agrement habilite habilitation label labellisation labellisee",
    EtatDispositif.INSTALLE: "installation",
    EtatDispositif.OUVERT: "ouverte ouverture",
    EtatDispositif.INAUGURE: "inauguree inauguration",
    EtatDispositif.EXPIRE: "acheve clos echu fini finie termine terminee",
    EtatDispositif.PROROGE: "prolonge prolongee prolongation prorogation",
    EtatDispositif.RENOUVELE: "renouvellement reconduit",
    EtatDispositif.RELANCE: "reprise",
    EtatDispositif.DISSOUS: "dissolution supprime",
    EtatDispositif.EVALUATION: "evalue evaluee",
    StatutAction.A_VENIR: "annonce annoncee prevu prevue programme programmee a-faire",
    StatutAction.EN_COURS: "commence commencee engage engagee lance lancee",
    StatutAction.REALISEE: "acheve achevee fait faite fini finie realise termine terminee",
    StatutAction.ABANDONNEE: "abandonne annule annulee",
    StatutAction.PERMANENTE: "perenne reguliere",
    NatureInstance.PILOTAGE: "copil comite-de-pilotage",
    NatureInstance.ASSEMBLEE: "ag assemblee assemblee-generale pleniere",
    NatureInstance.GROUPE: "gt groupe groupe-de-travail",
    StatutMembre.MEMBRE: "titulaire",
    Exactitude.ENVIRON: "approximatif autour-de vers",
    Exactitude.PRES_DE: "presque",
    Exactitude.PLUS_DE: "au-dela-de plus superieur",
    Exactitude.MOINS_DE: "inferieur moins",
    ModeMobilisation.PROFESSIONNEL: "medecin ordonnance orientation prescription professionnel",
    Periodicite.AN: "annee annuel annuelle",
    Periodicite.TRIMESTRE: "trimestriel trimestrielle",
    Periodicite.MOIS: "mensuel mensuelle",
    Periodicite.SEMAINE: "hebdomadaire",
    NatureStructure.MOBILE: "bus bus-sante equipe-mobile-de-sante medicobus",
    NatureCentre.CCAS: "centre-communal communal",
    NatureCentre.CIAS: "centre-intercommunal intercommunal",
    NatureConseil.CONSEIL_LOCAL: "cls conseil-de-sante conseil-local-de-sante",
    NatureCentre.SERVICE: "service-intercommunal service-communal service-social",
    NatureDemarche.VILLE: "engagements-quartiers-2030 politique-de-la-ville quartiers-2030",
    NatureDemarche.CUCS: "cucs",
    NatureDemarche.CTG: "ctg",
    NatureDemarche.CLSPD: "cispd clspd",
    NatureDemarche.CRTE: "crte",
    NatureDemarche.PAT: "pat",
    NatureDemarche.PETITES_VILLES: "pvd",
    NatureDemarche.COEUR_DE_VILLE: "acv",
    NatureDemarche.PLAN_CLIMAT: "pcaet",
    NatureDemarche.HABITAT: "plh",
    NatureConvention.CTSM: "contrat-territorial ctsm",
    NatureConvention.PARTENARIAT: "convention partenariat",
    NatureProgramme.ACCUEIL: "permanence permanences point-d-information",
    NatureProgramme.SERVICE: "aide-a-domicile portage portage-de-repas repas",
    NatureProgramme.DEPISTAGE: "prevention vaccination",
    NatureSource.PAGE: "internet page site site-internet site-web web",
    NatureSource.BROCHURE: "affiche depliant flyer plaquette tract",
    NatureSource.PRESSE: "article journal presse",
    NatureSource.TEXTE_OFFICIEL: "arrete decret deliberation loi texte",
    NatureOrganisme.COLLECTIVITE: "agglo agglomeration commune departement epci mairie region ville",
    NatureOrganisme.ETAT: "ministere prefecture rectorat",
    NatureOrganisme.AGENCE: "ars",
    NatureOrganisme.ASSURANCE_MALADIE: "assurance-maladie caf cpam msa",
    NatureOrganisme.HOPITAL: "ch chu clinique",
    NatureOrganisme.PROFESSIONNELS: "cpts msp",
    EtatDispositif.EXPERIMENTATION: "a-l-essai essai experimental experimente pilote",
    StatutAction.ESSAI: "essai experimental experimentation experimente pilote",
    NaturePlan.PLAN: "feuille-de-route plan-d-action schema strategie",
    NaturePlan.PLAIDOYER: "arrete motion petition plaidoyer voeu",
    NatureFinancement.DON: "dons mecenat",
    NatureFinancement.FONDS_PROPRES: "autofinancement",
    NatureFinancement.NATURE: "mise-a-disposition",
    FamilleActeur.SERVICES: "ccas collectivite collectivites mairie services-municipaux",
    FamilleActeur.ETAT: "ddets ddetspp dreets prefecture services-de-l-etat sous-prefecture",
    FamilleActeur.PROTECTION: "assurance-maladie caf carsat cpam msa mutuelle mutuelles securite-sociale",
    FamilleActeur.ELUS: "elu elue",
    FamilleActeur.JUSTICE: "gendarmerie justice police",
    FamilleActeur.EDUCATION: "ecole education-nationale rectorat universite",
    FamilleActeur.LOGEMENT: "bailleur bailleurs",
    FamilleActeur.SOINS: "medecins soignants",
    RoleImplantation.CENTRE: "principal siege",
    RoleImplantation.ANTENNE: "annexe",
    RoleImplantation.RESIDENCE: "ehpad foyer maison-de-retraite residence-autonomie",
    RoleImplantation.LIEU: "lieu permanence",
    TypeTerritoire.CC: "communaute-de-communes",
    TypeTerritoire.CA: "agglo agglomeration communaute-d-agglomeration",
    TypeTerritoire.CU: "communaute-urbaine",
    TypeTerritoire.SYNDICAT: "syndicat-mixte",
    TypeTerritoire.PETR: "pole-d-equilibre",
    TypeTerritoire.COMMUNE: "ville",
}
SYNONYMES: Mapping[type[Vocabulaire], Mapping[str, Vocabulaire]] = {
    kind: {
        typed: word for word, several in _TYPED.items() if isinstance(word, kind) for typed in several.split()
    }
    for kind in {type(word) for word in _TYPED}
}


def meant_by(kind: type[Vocabulaire], typed: str) -> Vocabulaire | None:
    """Return the word of a closed list that another word means, if that is known.

    Args:
        kind: the closed list.
        typed: the other word, without accents, with hyphens.
    """
    return SYNONYMES.get(kind, {}).get(typed)


# What is typed for a key, then the keys that mean it, the likeliest first: a block has one of them.
_KEYS = """
    acteur association structure: organisme designation
    accompagnateur accompagnateurs animateurs animatrice animatrices: intervenants pilotes
    address: adresse
    adresse adresse_postale: lieu
    aide_financiere aides_financieres financement: aides financements
    annulation commande: preavis
    adresse_mail e_mail email mail mel: courriel
    adresse_web internet lien link page_web site_internet site_web web website: url site
    animateur anime_par pilote: pilote pilotes
    begin begin_date start start_date: date
    auteur auteurs autrice artiste: oeuvre
    budget budgets subvention subventions: financements
    but buts objectif objectifs: buts objectifs resume role
    contenu inclus prestation prestations: comprend taches
    bilan bilans evaluation: evaluations
    absent absents: excuses
    cahier_des_charges contrepartie contreparties obligation obligations: exigences
    constat motif motifs origine: constats
    decision: decisions
    demande demandes revendication revendications prise_de_position voeu: positions
    diagnostic diagnostics enquete etude etudes: diagnostics constats
    gere_par gestionnaire gestionnaires: pilotes porteurs
    indicateur: indicateurs
    ordre_du_jour: sujets
    plan plan_d_action plan_d_actions schema: plans programmes
    resultat: resultats
    comite comites copil coordination groupes_de_travail: instances
    comite_de_pilotage comite_pilotage gouvernance: instances
    employe_par employeurs recrute_par: employeur
    reunions seance seances: nombre_seances etapes
    chronologie historique rencontres: etapes
    avenant avenants: etats
    saisi saisie saisine: saisie_par
    coordinateur coordinatrice coordonnateur coordonnatrice: pilotes instances
    echeance echeances: fin
    createur createurs creee_par fondateur fonde_par initiateur initiative: cree_par
    articulation articule_a articulations: articule_avec
    commentaire note remarque: detail precision
    composition: membres
    membre membres: composition presents
    convie convies invitation invitations: invites
    pouvoir pouvoirs procuration procurations voix votant votants: chiffres
    circuit circuits distance distances itineraire longueur: parcours
    nombre_de_membres nombre_de_partenaires nombre_membres nombre_partenaires: chiffres
    nombre_de_participants nombre_de_presents nombre_participants nombre_presents: participants
    parole propos verbatim: citations
    places_libres postes_a_pourvoir: a_pourvoir
    presence: presents
    rendez_vous sous_etapes: moments
    choix formule formules menu menus regime regimes: comprend
    cout couts montant: tarif cout prix valeur financements
    fabrication livre_par prepare_par rendu_par: intervenants
    fait_par mene_par par realise_par: evaluateurs organisateurs pilotes pilote
    date_debut date_de_debut debut le quand: date
    date_de_fin date_fin end end_date jusqu_au: fin
    description resume summary: en_bref resume detail texte sens
    effectif equipe personnel professionnels: effectifs
    endroit localisation location place salle ville: lieu lieux commune implantations
    adresses lieu lieux locaux: lieu lieux implantations permanences
    finance_par financeur financeurs: payeurs financements
    inscription inscriptions: inscription demarche
    projet projets: projets actions programmes
    horaire heures hours ouverture: horaires heure
    intitule label libelle name nom title titre: nom titre libelle intitule pour
    devis frais_de_gestion: frais_precisions
    film spectacle: oeuvre
    loyer: loyers
    maximum plafond plafonds: limites
    mission missions: missions role
    minimum: engagement
    nombre quantite total: valeur nombre
    numero_de_telephone phone portable tel telephones: telephone numero
    organizer organizers organisateur: organisateurs
    participants: membres partenaires
    partners: partenaires
    president presidente presidents: presidence mandats
    price prices prix: tarif prix
    avancement etat progression: statut avancement
    statut: avancement etats
    enjeu enjeux orientation orientations priorite priorites: axes priorites
    superficie surface: chiffres
    reference references: sources
    theme themes: thematiques
"""
KEY_SYNONYMES: Mapping[str, tuple[str, ...]] = {
    typed: tuple(meant.split())
    for several, _, meant in (line.partition(":") for line in _KEYS.strip().splitlines())
    for typed in several.split()
}


# What is typed for a key of a block further down, then the ways there, the likeliest first.
_PLACES = """
    inauguration ouverture ouvertures: implantations.ouvertures
    loyer loyers: implantations.loyers
"""
KEY_PLACES: Mapping[str, tuple[str, ...]] = {
    typed: tuple(meant.split())
    for several, _, meant in (line.partition(":") for line in _PLACES.strip().splitlines())
    for typed in several.split()
}
# What people type for the state of what has opened: no state says it, a place does.
OPENED = frozenset(["inaugure", "inauguree", "inauguration", "ouvert", "ouverte", "ouverture"])


def key_meant_by(typed: str, known: Collection[str]) -> str | None:
    """Return the key of a block that another word means, if that is known.

    Args:
        typed: the other word, in small letters without accents.
        known: the keys of the block.
    """
    return next((key for key in KEY_SYNONYMES.get(typed, ()) if key in known), None)

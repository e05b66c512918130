"""What real pages tell is told by ours: a presidency shared, a price, an hour, a figure badly printed…"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import sans_liste
from reperes_sante.model.blocs import Financement
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.evenement import Etape
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire, Vocabulaire
from reperes_sante.open_data import export_files
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from reperes_sante.view.etats import situation
from reperes_sante.view.headings import CITES, titre_des_signataires
from reperes_sante.view.organismes import presences
from reperes_sante.view.phases import Phase
from tests.broken import REGISTRE, ROOT, TODAY

HERE = "territoires/vallees-essai"
SITE = "https://exemple.fr/"


@pytest.fixture(scope="module")
def renderer(catalogue: Catalogue) -> Renderer:
    return Renderer(catalogue, ROOT / "macros", SITE, {})


@pytest.fixture(scope="module")
def exports(catalogue: Catalogue) -> dict[str, str]:
    return export_files(catalogue, SITE)


def words(html: str) -> str:
    """Return the words of a page, marks of sources apart, with plain spaces and apostrophes."""
    page = BeautifulSoup(html, "lxml")
    for hidden in page.select("sup, .reference"):
        hidden.decompose()
    text = page.get_text(" ").replace("\u2060", "")
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())


@pytest.mark.parametrize(
    ("rubrique", "told"),
    [
        ("apercu", "Habitants, selon la source « 420 00 habitants »"),
        ("apercu", "au moins 12 médecins (la source écrit : « une douzaine au moins ») depuis 2024"),
        ("apercu", "au plus 30 jours"),
        ("apercu", "Fax : 03 53 01 00 31"),
        ("apercu", "5 octobre 2027 · Vallées d'Essai Forum des aînés à 14 h"),
        ("apercu", "Cité en 2024"),
        ("cls", "C'est le 5e contrat du département"),
        ("cls", "II ; Contrat santé des Vallées"),
        ("cls", "environ 40 actions annoncées, 2 connues"),
        ("cls", "axe complémentaire"),
        ("cls", "Doit encore signer : Préfecture d'Essai"),
        ("cls", "A signé l'avenant : Caisse d'assurance maladie d'Essai"),
        ("cls", "Associé, sans signer : Union des familles d'Essai"),
        ("cls", "Peut signer : Région d'Essai"),
        ("cls", "Appui financier : la source ne dit pas combien"),
        ("cls", "Aide de la caisse : « plusieurs milliers d'euros »"),
        ("cls", "Un mois sans fumer chaque année, depuis novembre 2019"),
        ("cls", "Campagne : Mois sans tabac"),
        ("cls", "Ateliers · depuis 2021"),
        ("cls", "Prix : payant, 3 euros la séance Condition : Avoir plus de 60 ans."),
        ("cls", "Article L.1434-10 du code de la santé publique"),
        ("clsm", "Coprésidence : la présidente du pays ; le responsable de la psychiatrie"),
        ("clsm", "Se réunit au moins 2 fois par an"),
        ("clsm", "Vice-présidence : l'adjointe à la santé"),
        ("clsm", "Se réunit 1 fois tous les deux ans"),
        ("clsm", "Qui peut la saisir : les maires ; les proches"),
        ("clsm", "Comment la saisir : Par une fiche"),
        ("clsm", "service de psychiatrie · Invité selon les sujets"),
        ("cias", "Paiement : chaque mois, au Trésor public À savoir : Manger le repas dans les deux jours."),
        ("cias", "Comment demander : Faire la demande en ligne ; Demander à un professionnel"),
        ("cias", "Commander des repas 03 53 01 00 33"),
        ("cias", "19 sièges"),
        ("cias", "élus communautaires (8 sièges) Élus par le conseil communautaire"),
        ("cias", "Sur proposition de : l'union des associations familiales · Choix fait par : la présidente"),
        ("cias", "Où : Semur-en-Auxois ; Vitteaux Quand : livraison le lundi et le jeudi"),
        ("cias", "Avec : un restaurant d'Essai"),
        (
            "historique",
            "Campagne : Mars bleu, Semaine européenne de la vaccination, Semaine des petits essais, "
            "33e édition Édition : 12e Thème : Jouer dehors",
        ),
        ("historique", "depuis le 9 janvier 2006 Mission : Repas à domicile"),
        ("cls", "Campagne : Mars bleu, Octobre rose, Défi des essais"),
        ("cls", "Mairie de Vitteaux : le lundi, de 8 h à 16 h Mairie de Semur-en-Auxois : le mardi"),
        ("cls", "À fournir : un avis d'imposition ; une pièce d'identité"),
        ("cls", "Qui y travaille : une infirmière une assistante sociale"),
        ("cls", "Payeurs cités : Département d'Essai"),
        ("cias", "Depuis le 9 janvier 2006 Aider les personnes à rester chez elles."),
        ("cias", "Prix : 4 euros le repas (la moitié par le pays) · moins de 900 euros par mois"),
        ("cias", "La démarche : Remplir le formulaire d'inscription. Le déposer dans la boîte"),
        ("cias", "Délai : 48 heures avant le premier repas"),
        ("cias", "Formulaire d'inscription (adresse non trouvée)"),
        ("cias", "Une part de chaque repas : la source ne dit pas combien"),
        ("cias", "Personnes servies 65"),
        ("cias", "Maison des jeunes Annoncé"),
        ("cias", "Le nombre d'aînés augmente."),
        ("cias", "Résidence des Essais (Résidence) accueil du lundi au vendredi, de 9 h à 12 h"),
        ("cias", "Appartements 29"),
        ("cias", "Centre communal d'action sociale (CCAS)"),
        ("clsm", "Conseil local de santé de Vitteaux"),
        ("historique", "Intervient : Agence régionale de santé d'Essai"),
        ("historique", "Participants : environ 60"),
        ("historique", "Au profit de : les bénévoles d'Essai"),
        ("historique", "2024 Suspendu"),
        ("autres", "Sage-femme Nombre non publié"),
        ("historique", "Horaires : de 18 h 30 à 21 h"),
        ("historique", "Prix : 2 euros"),
        ("historique", "Organisé par : Union des familles d'Essai"),
        ("historique", "chaque semaine, depuis le 7 janvier 2025 Permanence d'écoute"),
        ("historique", "Pour : Mieux repérer la fatigue."),
        ("clsm", "Cellule Au sein de : Comité technique"),
        ("historique", "chaque année, du 9 octobre 2022 au 9 octobre 2024 Marche rose"),
        ("historique", "Sorte : Ciné-débat À voir : « Un film d'essai », d'Essai"),
        ("cias", "Ce qui est compris : Une entrée et un plat. Du pain. Ce qui ne l'est pas : Les boissons."),
        ("cias", "Rythme : chaque jour, jours fériés compris Durée : un mois, renouvelable"),
        ("cias", "Prix, à savoir : Le devis est gratuit. Aide possible : L'allocation personnalisée"),
        (
            "cias",
            "Engagement, au moins : quatre repas par semaine Limite : Quarante personnes servies par jour.",
        ),
        ("cias", "Agrément : autorisation du département"),
        ("cias", "Repas à domicile Aussi pour : Personnes handicapées Depuis le 9 janvier 2006"),
        ("cias", "À prévoir : Commander la veille, avant 10 heures."),
        ("cias", "Et après : Un repas au restaurant du quartier."),
        ("cias", "Création : le conseil du pays Présidence : la présidente du pays"),
        ("cias", "Règlement intérieur (adresse non trouvée)"),
        (
            "cls",
            "Activité physique Échéance : 2027 Au moins 5 actions annoncées, 2 connues.",
        ),
        ("cls", "Qui s'en occupe : Union des familles d'Essai"),
        ("cls", "Avec : les écoles"),
        (
            "cls",
            "A. Bouger plus Des marches et des jeux. Pour qui : Enfants Sujets : Marche 4 actions annoncées.",
        ),
        (
            "cls",
            "1 connu, environ 40 actions annoncées, 2 connues. La source n'en nomme que quelques-uns.",
        ),
        ("cls", "Sujets : Équilibre"),
        (
            "cls",
            "Qui paie : Premier axe d'Essai : 11 158 euros 2024 Payeurs cités : Agence régionale de santé",
        ),
        ("cls", "C'est la 1re convention signée par un pays"),
        ("cls", "Engagements d'Essai 2030 (exemple.fr) (contrat de ville) Le contrat en est le volet"),
        ("cls", "Contrat urbain de cohésion sociale (CUCS)"),
        ("cls", "Pacte d'Essai"),
        ("cls", "Ce qui en a été dit « Nous y croyons. » Le président d'Essai"),
        ("clsm", "Usagers usagers, bureau d'Essai (représente : les usagers d'Essai)"),
        ("clsm", "Services de l'État préfecture d'Essai Protection sociale caisse d'Essai"),
        ("clsm", "Qui paie : Un mi-temps d'Essai : la source ne dit pas combien"),
        ("cias", "À pourvoir : un cabinet d'Essai"),
        ("cias", "(représente : les familles d'Essai)"),
        ("cias", "Portage de repas Service d'action sociale En cours (page lue le"),
        ("cias", "Aînés d'Essai Repas chauds Aussi pour : Voisins d'Essai"),
        ("historique", "Adresse : 3 rue des Essais Départ : la salle d'Essai"),
        (
            "historique",
            "De 8 h 30 à 12 h 30 : Stand d'Essai Lieu : devant la mairie d'Essai Adresse : 4 rue des",
        ),
        (
            "historique",
            "À 14 h : Balade d'Essai Départ : la gare d'Essai À voir : « Une toile d'essai » Thème",
        ),
        ("historique", "Présent : des bénévoles d'Essai"),
        ("historique", "« Jouer dehors rend fort. » La présidente d'Essai, 21 mars 2026"),
        ("historique", "Le goûter d'Essai : 300 euros"),
        ("cls", "contrat de ville d'Essai : la source ne dit pas combien"),
        ("clsm", "Coordinatrice d'Essai 0,5 ETP"),
        ("clsm", "Situations d'Essai étudiées 32"),
        ("clsm", "Évaluation d'Essai à mi-parcours · septembre 2025 Par : Agence régionale de santé d'Essai"),
        ("clsm", "Comment : Un questionnaire aux partenaires. Ce qui en ressort : Les partenaires se"),
        ("clsm", "Réponses au questionnaire 42 Rapport d'évaluation d'Essai"),
        ("clsm", "Évaluation finale d'Essai · 2029 (annoncé)"),
        ("clsm", "Employeur : le syndicat d'Essai : à mi-temps"),
        ("autres", "Sage-femme Nombre non publié Employeur : Caisse"),
        ("historique", "Au moins 3 séances"),
        (
            "clsm",
            "Plus de 2 axes annoncés, environ 9 actions annoncées. La source n'en nomme",
        ),
        ("clsm", "Moins de préjugés. Échéance : 2028."),
        ("clsm", "Sujets : Logement ; Travail"),
        ("clsm", "Sa création le conseil du pays"),
        ("clsm", "Création : Union des familles d'Essai"),
        (
            "clsm",
            "Création : les maires du pays À l'initiative de : les infirmières d'Essai Animation : une",
        ),
        ("clsm", "Au moins 3 actions annoncées Parler d'une situation 03 53 01 00 34"),
        ("clsm", "Charte de la cellule (adresse non trouvée)"),
        ("apercu", "Autres noms : Vallées Plus"),
        ("historique", "Au programme : Des soignants répondent aux questions."),
        (
            "historique",
            "Parcours : 10 km, départ à 9 h (la médiathèque) Parcours : 5 km, départ : la place, enfants",
        ),
        ("historique", "Parcours : 2 km"),
        ("historique", "Prix : 5 euros (la moitié par le pays) · adultes Paiement : le jour même"),
        ("historique", "À manger, à boire : un café, offert par la commune"),
        (
            "historique",
            "À l'initiative de : des soignants d'Essai Dans le cadre de : appel à projets d'Essai",
        ),
        ("historique", "Au profit de : la recherche Part reversée : toute la recette"),
        ("historique", "Se renseigner sur la marche 03 53 01 00 35"),
        ("historique", "2023 Initié Contrat local de santé des Vallées d'Essai"),
        ("cls", "Projet régional d'Essai (par le directeur de l'agence, le 25 avril 2012 )"),
        ("cls", "A cosigné : Hôpital d'Essai"),
        ("cls", "d'Essai (ARS) (délibération du 14 décembre 2024 )"),
        ("cls", "Pour : Union des familles d'Essai (UNAFAM) Dans le cadre de : plan national d'Essai"),
        ("cls", "À l'initiative de : les retraités d'Essai"),
        ("cls", "Dans le cadre de : plan d'Essai pour bouger"),
        ("clsm", "Un lieu de concertation et de coordination."),
        ("clsm", "À l'initiative de qui le centre d'action sociale d'Essai"),
        ("clsm", "Qui peut y prendre part Les bénévoles du logement"),
        ("clsm", "Ses principes La santé mentale est l'affaire de tous."),
        ("clsm", "Sa préparation Cinquante entretiens ont été menés."),
        ("clsm", "À l'initiative de : les infirmières d'Essai"),
        ("clsm", "Ouvert à : les proches d'Essai"),
        ("clsm", "Charte nationale d'Essai"),
        ("cias", "Sans public précisé Épicerie solidaire"),
        ("cias", "Article L123-6 du code"),
        ("cias", "Périmètre : tout le pays"),
        ("cias", "Équipements : un parking avec des arbres À proximité : une pharmacie d'Essai"),
        (
            "cias",
            "Terrain et bâtiment : La commune a racheté le terrain. Travaux : Une année",
        ),
        ("cias", "Loyer : 330 euros par mois (la moitié par le pays) · un professionnel"),
    ],
)
def test_a_page_tells_it(renderer: Renderer, rubrique: str, told: str) -> None:
    address = f"{HERE}/" if rubrique == "apercu" else f"{HERE}/{rubrique}/"
    assert told in words(renderer.page(rubrique, "vallees-essai", address))


@pytest.mark.parametrize(
    ("rubrique", "told"),
    [
        ("cls", "Plus de 12 signataires annoncés, 4 connus."),
        ("autres", "Au moins 4 signataires annoncés, 1 connu."),
        (
            "autres",
            "Environ 3 axes annoncés, 1 connu, plus de 12 actions annoncées, 1 connue. La source",
        ),
        (
            "apercu",
            "Un habitant sur dix n'a pas de médecin traitant. Les habitants de plus de 17 ans.",
        ),
        ("apercu", "Les jeunes d'Essai dorment peu."),
    ],
)
def test_what_is_signed_and_what_was_found_are_told(renderer: Renderer, rubrique: str, told: str) -> None:
    address = "territoires/arras/" + ("" if rubrique == "apercu" else f"{rubrique}/")
    assert told in words(renderer.page(rubrique, "arras", address))


@pytest.mark.parametrize(
    ("rubrique", "told"),
    [
        ("apercu", "Le pays d'Essai demande un plan d'urgence. Sorte : demande Par : la présidente d'Essai"),
        ("apercu", "Par : Union des familles d'Essai (UNAFAM) Auprès de : l'État ; l'agence d'Essai"),
        ("fonctionnement", "À quoi elle sert : Donner un avis sur les essais."),
        ("fonctionnement", "La méthode : Elle vote à main levée."),
        ("fonctionnement", "Portrait de santé d'Essai Périmètre : douze communes d'Essai"),
        ("fonctionnement", "À quoi il sert : Choisir les axes d'Essai."),
        ("fonctionnement", "L'étude d'Essai : la source ne dit pas combien Sorte d'argent : appel à projets"),
        ("fonctionnement", "1 ETP Elle a été formée pour cela."),
        ("historique", "25 mars 2025 Portrait de santé d'Essai : Restitution d'Essai"),
        ("autres", "Jours d'air pur 300 But à atteindre"),
        ("autres", "Le but : Apprendre à souffler."),
        ("autres", "Ce qui est exigé : Un animateur pour dix personnes."),
        ("autres", "Dans le cadre de : plan d'Essai pour le souffle"),
        ("autres", "Qui s'en occupe : une kinésithérapeute d'Essai"),
        ("autres", "Ce qui sera mesuré : Le nombre de souffles. Ce que cela a donné : Douze ateliers tenus."),
        ("autres", "Le souffle d'Essai À l'essai"),
        ("autres", "Plan mobilité d'Essai Appel à projets En cours"),
        ("autres", "2 axes annoncés, 1 connu, 6 actions annoncées, 1 connue."),
        ("autres", "Ce qui est exigé Chaque commune paie sa part."),
        ("autres", "Adopté le 12 avril 2024"),
        ("autres", "Durée : de 2024 à 2028"),
        ("autres", "Campagne : Semaine bleue, Mars bleu, Octobre rose, Semaine du souffle d'Essai"),
    ],
)
def test_a_plan_and_what_the_territory_itself_says_are_told(
    renderer: Renderer, rubrique: str, told: str
) -> None:
    address = "territoires/corse/" + ("" if rubrique == "apercu" else f"{rubrique}/")
    assert told in words(renderer.page(rubrique, "corse", address))


@pytest.mark.parametrize(
    "told",
    [
        "Par : la présidente du pays d'Essai Présent : Union des familles d'Essai (UNAFAM)",
        "Présidence : la doyenne d'Essai Sujets : Les jeux d'Essai",
        "Excusé : l'hôpital d'Essai",
        "En partenariat avec : la boulangerie d'Essai",
        "Invité : les écoles d'Essai",
        "Ce qui a été décidé : Recommencer chaque année. Gâteaux d'Essai 31",
        "Affiche d'Essai (adresse non trouvée)",
    ],
)
def test_a_meeting_says_who_came_and_what_was_decided(renderer: Renderer, told: str) -> None:
    assert told in words(renderer.page("historique", "vallees-essai", f"{HERE}/historique/"))


@pytest.mark.parametrize(
    "told",
    [
        "Présidence : une mère d'Essai À quoi il sert : Aider les familles d'Essai.",
        "Familles d'Essai 120",
        "Statuts des familles d'Essai",
        "Parler à une famille d'Essai",
    ],
)
def test_an_organisme_says_what_it_does_and_whom_to_call(renderer: Renderer, told: str) -> None:
    assert told in words(renderer.page("organisme", "unafam-essai", "organismes/unafam-essai/"))


def test_positions_and_diagnostics_have_their_tables(exports: dict[str, str]) -> None:
    asked = next(r for r in rows(exports["donnees/v1/positions.csv"]) if r["nature"] == "demande")
    assert (asked["auteurs"], asked["dispositif"]) == ("Union des familles d'Essai", "")
    study = next(r for r in rows(exports["donnees/v1/diagnostics.csv"]) if r["dispositif"] == "")
    assert study["constats"] == "Les essais manquent."
    breath = next(r for r in rows(exports["donnees/v1/actions.csv"]) if r["titre"] == "Le souffle d'Essai")
    assert (breath["objectifs"], breath["frais"]) == ("Apprendre à souffler.", "payant")
    plan = next(r for r in rows(exports["donnees/v1/autres-dispositifs.csv"]) if r["id"] == "corse-plan")
    assert (plan["debut"], plan["fin"], plan["signataires"]) == ("2024", "2028", "")
    meeting = next(r for r in rows(exports["donnees/v1/faits.csv"]) if r["titre"] == "Goûter des familles")
    assert (meeting["excuses"], meeting["decisions"]) == ("l'hôpital d'Essai", "Recommencer chaque année.")
    assert meeting["partenaires"] == "la boulangerie d'Essai"
    assert meeting["invites"] == "Union des familles d'Essai | les écoles d'Essai"


def test_findings_evaluations_and_lengths_have_their_tables(exports: dict[str, str]) -> None:
    found = rows(exports["donnees/v1/constats.csv"])[0]
    assert (found["territoire_id"], found["perimetre"], found["date"]) == (
        "arras",
        "les habitants de plus de 17 ans",
        "2024-06",
    )
    evaluations = rows(exports["donnees/v1/evaluations.csv"])
    (first, second) = [row for row in evaluations if row["dispositif_id"] == "vallees-essai-clsm"]
    assert first["evaluateurs"].endswith("avec un cabinet")
    assert (first["resultats"], second["prevue"]) == ("Les partenaires se connaissent mieux.", "oui")
    signed = next(r for r in rows(exports["donnees/v1/contrats.csv"]) if r["id"] == "arras-cls-2")
    assert (signed["duree_annees"], signed["duree_annees_max"], signed["renouvelable"]) == ("5", "6", "oui")
    assert signed["nombre_signataires"] == "12"
    other = rows(exports["donnees/v1/autres-dispositifs.csv"])
    agreed = next(r for r in other if r["id"] == "arras-ctsm")
    assert (agreed["duree_annees"], agreed["nombre_signataires"]) == ("5", "4")
    assert agreed["signataires"] == "Ville d'Arras"
    talk = next(r for r in rows(exports["donnees/v1/faits.csv"]) if "burn-out" in r["titre"])
    assert talk["nombre_seances"] == "3"


def test_money_has_no_base_of_a_rate() -> None:
    assert not {"pour", "reperes"} & Financement.model_fields.keys()


@pytest.mark.parametrize(
    "told",
    [
        "Maison sport-santé d'Arras",
        "Malades chroniques Bilan de forme",
        "Pour qui : Salariés des entreprises voisines",
        "Éducateurs sportifs au moins 2 personnes",
        "Dans le cadre de : appel à projets des Sports",
        "Pour qui : Personnes de plus de 60 ans",
        "Projet territorial de santé mentale d'Essai",
        "Repérer tôt les troubles",
        "Un guide pour les familles",
        "2020 Labellisé Label du ministère des Sports.",
    ],
)
def test_structures_and_mental_health_projects_are_told(renderer: Renderer, told: str) -> None:
    assert told in words(renderer.page("autres", "arras", "territoires/arras/autres/"))


def test_a_project_names_the_group_that_leads_it(renderer: Renderer) -> None:
    shown = words(renderer.page("clsm", "lens-lievin", "territoires/lens-lievin/clsm/"))
    assert "Des lycéens parlent aux lycéens Groupe prévention" in shown


def test_an_instance_of_another_kind_is_called_by_its_name_alone(renderer: Renderer) -> None:
    shown = words(renderer.page("clsm", "vallees-essai", f"{HERE}/clsm/"))
    assert "Les rencontres du jeudi" in shown
    assert "Autre instance" not in shown


def test_a_page_of_centres_of_several_sorts_takes_the_name_of_none(renderer: Renderer) -> None:
    assert renderer.titre("cias", "vallees-essai").startswith("Action sociale – ")


def test_councils_are_compared_by_who_chairs_them(renderer: Renderer) -> None:
    shown = words(renderer.bloc("comparaison_clsm", "comparer/"))
    assert "Présidence et réunions" in shown
    assert (
        "la présidente du pays ; le responsable de la psychiatrie Se réunit au moins 2 fois par an" in shown
    )
    boards = words(renderer.bloc("comparaison_cias", "comparer/"))
    assert "19 sièges" in boards
    assert "Autres membres : des personnes qui agissent contre la pauvreté" in boards
    # A service of a commune or of an intercommunalité has none.
    assert "Aucun : c'est un service, sans conseil à lui" in boards


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_money_says_the_part_that_it_pays(exports: dict[str, str]) -> None:
    [text] = [text for name, text in exports.items() if name.endswith("financements.csv")]
    parts = {row["libelle"]: row["partie"] for row in rows(text)}
    assert parts["Premier axe d'Essai"] == "Respirer"
    assert parts["Le goûter d'Essai"] == "Goûter des familles"
    assert parts["Budget de la coordination"] == ""


@pytest.mark.parametrize(
    ("table", "row", "column", "told"),
    [
        ("contrats", "vallees-essai-cls", "autres_noms", "Contrat santé des Vallées"),
        ("contrats", "vallees-essai-cls", "exactitude_actions", "environ"),
        ("contrats", "vallees-essai-cls", "signataires", "Préfecture d'Essai (doit encore signer)"),
        ("contrats", "vallees-essai-cls-cite", "articule_avec", "contrat urbain de cohésion sociale (CUCS)"),
        ("centres", "vallees-essai-repas", "etat", "En cours (page lue le"),
        ("conseils", "vallees-essai-clsm", "copresidence", "le responsable de la psychiatrie"),
    ],
)
def test_a_table_tells_it(exports: dict[str, str], table: str, row: str, column: str, told: str) -> None:
    found = next(line for line in rows(exports[f"donnees/v1/{table}.csv"]) if line["id"] == row)
    assert told in found[column]


def test_facts_and_missions_are_published_with_how_to_take_part(exports: dict[str, str]) -> None:
    talk = next(r for r in rows(exports["donnees/v1/faits.csv"]) if "burn-out" in r["titre"])
    assert talk["horaires"] == "de 18 h 30 à 21 h"
    assert talk["campagne"].startswith("Semaines d'information")
    assert "des bénévoles" in talk["organisateurs"]
    meals = next(r for r in rows(exports["donnees/v1/missions.csv"]) if r["titre"] == "Repas à domicile")
    assert (meals["frais"], meals["tarif"]) == ("selon les revenus", "de 8 à 12 euros par repas")
    assert (meals["ne_comprend_pas"], meals["engagement"]) == ("Les boissons.", "quatre repas par semaine")
    assert meals["public"] == "Personnes âgées | Personnes handicapées"
    assert meals["preavis"] == "Commander la veille, avant 10 heures."
    walk = next(r for r in rows(exports["donnees/v1/faits.csv"]) if r["titre"] == "Marche des Essais")
    assert (
        walk["parcours"].replace("\u00a0", " ")
        == "10 km, départ à 9 h (la médiathèque) | 5 km, départ : la place, enfants | 2 km"
    )
    assert (walk["tarifs"], walk["telephone"]) == ("adultes : 5 euros", "03 53 01 00 35")
    assert (walk["initiative"], walk["au_profit_de"]) == ("des soignants d'Essai", "la recherche")
    told = exports["agenda.ics"].replace("\r\n ", "").replace("\u00a0", " ").replace("\u202f", " ")
    assert "Renseignements : 03 53 01 00 35" in told
    shop = next(r for r in rows(exports["donnees/v1/missions.csv"]) if r["titre"] == "Épicerie solidaire")
    assert shop["public"] == ""
    file = json.loads(exports["donnees/v1/territoires/vallees-essai.json"])
    talk = next(step for step in file["territoire"]["fiche"]["etapes"] if "burn-out" in step["titre"])
    assert (talk["heure"], talk["heure_fin"]) == ("18:30", "21:00")


def test_parts_and_councils_are_published_with_what_they_are_about(exports: dict[str, str]) -> None:
    axe = next(r for r in rows(exports["donnees/v1/axes.csv"]) if r["titre"] == "Respirer")
    assert (axe["sujets"], axe["nombre_actions"]) == ("Alimentation | Activité physique", "5")
    assert (axe["pilotes"], axe["partenaires"]) == ("Union des familles d'Essai", "les écoles")
    assert axe["exactitude_actions"] == "au moins"
    action = next(r for r in rows(exports["donnees/v1/actions.csv"]) if r["titre"] == "Une heure de marche")
    assert action["sujets"] == "Équilibre"
    money = next(r for r in rows(exports["donnees/v1/financements.csv"]) if r["libelle"] == "Aide aux clubs")
    assert (money["beneficiaires"], money["cadre"]) == ("Union des familles d'Essai", "plan national d'Essai")
    conseil = next(r for r in rows(exports["donnees/v1/conseils.csv"]) if r["id"] == "vallees-essai-clsm")
    assert (conseil["cree_par"], conseil["nombre_actions"]) == ("le conseil du pays", "9")
    assert conseil["exactitude_actions"] == "environ"
    assert conseil["definition"] == "Un lieu de concertation et de coordination."
    assert conseil["ouvert_a"] == "les bénévoles du logement"


def test_a_contract_that_is_only_cited_is_not_said_to_run(catalogue: Catalogue) -> None:
    cited = catalogue.dispositifs["vallees-essai-cls-cite"]
    assert situation(catalogue, cited).phase is Phase.INCONNU


def test_who_did_not_sign_is_not_said_to_have_signed(catalogue: Catalogue) -> None:
    found = presences(catalogue)
    roles = {key: {p.role for p in found[key] if p.territoire.id == "vallees-essai"} for key in found}
    assert "Contrats signés" in roles["ars-essai"]
    assert "Contrats signés" not in roles["prefecture-essai"]
    contrat = catalogue.dispositifs["vallees-essai-cls"]
    assert isinstance(contrat, Contrat)
    waiting = contrat.model_copy(update={"signataires": contrat.signataires[1:2]})
    assert titre_des_signataires(waiting) == CITES


def test_the_communes_of_a_territory_may_be_those_of_its_intercommunalites(catalogue: Catalogue) -> None:
    pays = catalogue.territoires["vallees-essai"]
    assert catalogue.type_de(pays) is TypeTerritoire.PAYS
    members = catalogue.registre.epci["200071017"].communes
    assert {commune.code for commune in catalogue.communes_de(pays)} == set(members)
    assert catalogue.departements_de(pays) == ("Côte-d'Or",)
    assert pays not in sans_liste(catalogue, "21")
    both = pays.model_copy(update={"communes": ("62041", members[0])})
    assert len(catalogue.communes_de(both)) == len(members) + 1


def test_a_collectivite_of_overseas_is_not_called_a_departement(catalogue: Catalogue) -> None:
    place = Territoire.model_validate(
        {
            "id": "iles",
            "nom": "Îles",
            "nom_officiel": "Collectivité des Îles",
            "type": "collectivite-outre-mer",
            "departements": ["978"],
            "sources": ["registre-essai"],
            "verifie_le": "2026-11-22",
        }
    )
    linked = Catalogue.link((*catalogue.files, place), catalogue.registre)
    told = words(Renderer(linked, ROOT / "macros", SITE, {}).page("apercu", "iles", "territoires/iles/"))
    assert "Collectivité des Îles · collectivité d'outre-mer" in told


def test_an_unknown_member_is_told_and_breaks_nothing(minimal: Path) -> None:
    path = minimal / "data/territoires/arras.yml"
    own = 'nom_officiel: Arras\ntype: pays\nepci: ["200033579", "246200364"]'
    path.write_text(path.read_text("utf-8").replace('siren: "200033579"', own), "utf-8")
    assert [str(f) for f in load(minimal, TODAY, REGISTRE).findings] == []
    path.write_text(path.read_text("utf-8").replace('"246200364"', '"123456782"'), "utf-8")
    (told,) = load(minimal, TODAY, REGISTRE).findings
    assert (told.code, told.champ) == ("reference-inconnue", "epci › 2")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("18:30", "18:30"), ("18h30", "18:30"), ("18 h 30", "18:30"), ("9 h", "09:00"), ("9:05", "09:05")],
)
def test_an_hour_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert Etape.model_validate({"titre": "Forum", "heure": typed}).heure == read


def test_every_word_says_when_to_choose_it() -> None:
    lists = Vocabulaire.__subclasses__()
    silent = [f"{word!r}" for words in lists for word in words if not getattr(word, "sens", "").strip()]
    known = {word.sens for words in lists for word in words if hasattr(word, "sens")}
    assert len(known) > 100
    assert [word for word in silent if "Rubrique" not in word] == []

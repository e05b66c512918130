"""No heading and no default says more than the data: each meets a file that contradicts it.

A text that claims nothing of a territory (a column of the guide, a title of a page written by hand) is listed
as such; a text that nobody listed fails.
"""

# ruff: noqa: E501 - texts are kept whole

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import pages_des_anciens, pages_of
from reperes_sante.model.findings import Severity
from reperes_sante.model.plan import Axe
from reperes_sante.model.territoire import PRINCIPAUX
from reperes_sante.publish.typeset import parts
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from reperes_sante.view import headings
from reperes_sante.view.sources import citations
from tests.broken import PROJET, ROOT, TODAY
from tests.conftest import MINIMAL

# Headings of the printable sheet.
PROMISES = tuple(principal.promesse for principal in PRINCIPAUX.values())
MACROS = ROOT / "macros"
# A call that makes a heading, and markup that is one.
CALLED = re.compile(r'\b(?:section|titre)\(page, [^,]+, "([^"]+)"')
CHOSEN = re.compile(r'\b(?:section|titre)\(page, [^,]+, "([^"]+)" if .*? else "([^"]+)"')
MARKED = re.compile(r"<(?:h\d|summary|caption|th)\b[^>]*>(?:\{%.*?%\})*([^<{]*\w[^<{]*)")
# What is said where nothing is known.
DEFAULT = re.compile(
    r"\b(?:aucune?|inconnue?s?|non (?:connue?s?|précisé|trouvée)|rien de connu)\b"
    r"|\b(?:n'avons rien|ne connaissons|pas de)\b",
    re.IGNORECASE,
)
PIECE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", re.DOTALL)
# In a template of the typesetter, three words in a row are text, once its code and its names are left out.
RUN = re.compile(r"\b(?:[A-Za-zÀ-ÿ]+,? ){2,}[A-Za-zÀ-ÿ]+")
CODE = re.compile(r'//.*|"[^"]*"|#?\b(?:for|if|let|set|show)\b[^\[{\n]*')
LITERAL = re.compile(r'"([^"]*)"')


def fixed() -> dict[str, set[str]]:
    """Return each fixed text of the templates, with the templates that hold it."""
    found: dict[str, set[str]] = {}
    for path in sorted(MACROS.rglob("*.html")):
        for text in {*_headings(path.read_text("utf-8")), *_defaults(path.read_text("utf-8"))}:
            found.setdefault(_key(text), set()).add(path.relative_to(MACROS).as_posix())
    for text in (*(words for titre in headings.TITRES.values() for words in titre), *PROMISES):
        found.setdefault(_key(text), set())
    for text in (
        headings.SIEGE,
        headings.DOIT_SIEGER,
        headings.MEMBRES,
        headings.SIGNE,
        headings.A_SIGNER,
        headings.CITES,
    ):
        found.setdefault(_key(text), set())
    for path in sorted(MACROS.rglob("*.typ")):
        for text in RUN.findall(CODE.sub("", path.read_text("utf-8"))):
            found.setdefault(_key(text), set()).add(path.relative_to(MACROS).as_posix())
    sheet = Path(parts.__file__).read_text("utf-8")
    for text in re.findall(r'_part\("([^"]+)"|Line\("", "([^"]+)"', sheet):
        found.setdefault(_key("".join(text)), set())
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).strip(" :·.,()")


def _headings(template: str) -> Iterator[str]:
    yield from CALLED.findall(template)
    for pair in CHOSEN.findall(template):
        yield from pair
    yield from MARKED.findall(template)


def _defaults(template: str) -> Iterator[str]:
    for literal in LITERAL.findall(re.sub(r"<[^>]+>", "", template)):
        if DEFAULT.search(literal) and not re.fullmatch(r"[a-z/.-]+", literal):
            yield literal
    yield from (piece for piece in PIECE.split(template) if DEFAULT.search(piece))


def _id(key: str) -> str:
    return f"ici-{key.replace('_', '-')}"


def _written(nature: str, etats: list[dict[str, str]], *, bare: bool = False) -> dict[str, Any]:
    """Return a file in which each kind of dispositif says all that it can, in the states given.

    Args:
        nature: what the name says.
        etats: the states of all of them.
        bare: nothing is dated, and no detail is known.
    """
    when = {} if bare else {"date": "2026-03"}
    people = [{"organisme": "agence-essai"}, {"designation": "Une association"}]
    action = {"titre": "Une action", "thematiques": ["logement"], "partenaires": people, **when}
    document: dict[str, Any] = {"titre": "Un document", **when}
    projet: dict[str, Any] = {"titre": "Un projet", **when}
    programme: dict[str, Any] = {"nom": "Un programme", "nature": "ateliers", **when}
    if not bare:
        document["url"] = "https://exemple.fr/document"
        projet |= {"publics": ["Jeunes"], "registres": ["formation"], "avancement": "en-cours"}
        programme["sujets"] = ["Ici"]
    shared = {
        "etats": etats,
        "en_bref": ["Une phrase."],
        "thematiques": ["logement"],
        "porteurs": people,
        "cree_par": people,
        "pilotes": people,
        "buts": [{"texte": "Un but."}],
        "evaluations": [{"titre": "Une évaluation", "evaluateurs": people, **when}],
        "methode": [{"texte": "Une méthode."}],
        "principes": [{"texte": "Un principe."}],
        "citations": [{"texte": "« Une phrase. »"}],
        "exigences": [{"texte": "Une exigence."}],
        "diagnostics": [{"titre": "Un diagnostic", **when}],
        "preparation": [{"texte": "Une préparation."}],
        "initiative": people,
        "ouvert_a": ["les bénévoles"],
        "constats": [{"texte": "Un constat."}],
        "partenaires": people,
        "instances": [{"nature": "comite-pilotage", "membres": people, **when}],
        "programmes": [programme],
        "mandats": [{"nom": "Anne Essai", "fonction": "Présidente", "date": "2024", **when}],
        "chiffres": [{"libelle": "Places", "valeur": "4", **when}],
        "financements": [{"libelle": "Cotisation", "valeur": "4", "payeurs": people, **when}],
        "documents": [document],
        "textes_officiels": [{"titre": "Une loi"}],
    }
    if not bare:
        shared["contacts"] = [{"pour": "Une question", "telephone": "03 21 00 00 00", "horaires": "Le jeudi"}]
    axes = [{"titre": "Un axe", "actions": [action], "thematiques": ["logement"]}]
    place: dict[str, Any] = {"nom": "Une maison", "role": "centre", "commune": "62041"}
    if not bare:
        place |= {"adresse": "1 rue d'Essai", "ouvertures": [{"date": "2026-03"}]}
    board = {"presidence": "le maire", "associations": people, "elus": people, **when}
    mission = {"public": "Jeunes", "titre": "Une mission", "thematiques": ["logement"]}
    kinds: dict[str, dict[str, Any]] = {
        "contrats": {
            "couverture": {"communes": ["62041"]},
            "axes": axes,
            "signataires": people,
            "durees": [{"annees": "3", **when}],
        },
        "conseils": {
            "presidence": "le maire",
            "composition": people,
            "priorites": [{"titre": "Une priorité", "actions": [action]}],
            "axes": axes,
            "projets": [projet],
            "actions": [action],
        },
        "centres_action_sociale": {
            "missions": [mission],
            "implantations": [place],
            "conseil_administration": board,
            "analyses_besoins_sociaux": [{"titre": "Une analyse", **when}],
        },
        "observatoires": {},
        "structures": {
            "nature": "maison-femmes",
            "missions": [mission],
            "membres": people,
            "frais": "gratuit",
            "implantations": [place],
        },
        "projets_sante_mentale": {"axes": axes, "actions": [action]},
        "conventions": {
            "nature": "convention-partenariat",
            "axes": axes,
            "actions": [action],
            "signataires": people,
        },
        "centres_sante": {
            "implantations": [place],
            "effectifs": [{"metier": "Médecins", "nombre": "2", "etp": "non"}],
        },
        "plans": {"nature": "plan", "axes": axes, "durees": [{"annees": "3", **when}]},
        "ateliers_sante_ville": {"priorites": [{"titre": "Une priorité"}]},
        "appuis_regionaux": {
            "missions": [{"texte": "Une mission."}],
            "accompagnements": [{"titre": "Un appui"}],
        },
    }
    return {
        "siren": "200033579",
        "competences": [{"intitule": "Santé", **when}],
        "mandats": shared["mandats"],
        "chiffres": shared["chiffres"],
        "positions": [{"texte": "Une position."}],
        "instances": [{"nature": "commission", **when}],
        "effectifs": [{"metier": "Chargée de mission"}],
        **{key: [{"id": _id(key), "nom": f"{nature} {key}", **shared, **own}] for key, own in kinds.items()},
    }


KINDS = ("contrats", "conseils", "centres_action_sociale", "observatoires", "centres_sante")


def _file(name: str) -> dict[str, Any]:
    """Return the territory of a case: empty, bare, silent on states, planned, ended, or running."""
    if name == "vide":
        return {"siren": "200033579"}
    if name == "rien":
        bare = {key: [{"id": _id(key), "nom": f"Nu {key}"}] for key in KINDS}
        return {
            "nom_officiel": "Ici",
            "type": "petr",
            "departements": ["62"],
            "sources": ["sans-adresse"],
            **bare,
        }
    if name == "muet":
        found = _written("Muet", [], bare=True)
        found["etapes"] = [{"titre": "Une étape", "prevue": "oui", "organismes": ["agence-essai"]}]
        return found
    old = {"id": "ici-1", "nom": "Premier", "etats": [{"etat": "signe", "date": "2015"}]}
    second = {
        "id": "ici-2",
        "nom": "Deuxième",
        "succede_a": "ici-1",
        "etats": [{"etat": "signe", "date": "2020"}],
    }
    if name == "fini":
        found = _written("Fini", [{"etat": "en-oeuvre", "date": "2015"}, {"etat": "expire", "date": "2025"}])
        found["contrats"][0]["etats"][0]["etat"] = "delibere"
        later = {"etats": [{"etat": "engagement", "date": "2026"}], "succede_a": found["contrats"][0]["id"]}
        found["contrats"] += [{"id": f"ici-{rank}", "nom": f"Prêt {rank}", **later} for rank in (2, 3)]
        for key in (
            *KINDS,
            "structures",
            "projets_sante_mentale",
            "conventions",
            "plans",
            "ateliers_sante_ville",
            "appuis_regionaux",
        ):
            found[key][0]["programmes"] = [{"nom": "Un programme", "nature": "ateliers"}]
        return found
    if name == "prevu":
        found = _written("Prévu", [{"etat": "signature-prevue", "date": "2027", "prevue": "oui"}])
        for key, chosen in found.items():
            if key in KINDS or key.startswith(("ateliers", "appuis")):
                chosen[0]["instances"][0]["prevue"] = "oui"
        found["contrats"][0] |= {"succede_a": "ici-2"}
        found["conseils"][0]["actions"] = [{"titre": "En retard", "date": "2025", "prevue": "oui"}]
        found["contrats"] = [old, second, *found["contrats"]]
        return found
    found = _written("Courant", [{"etat": "en-oeuvre", "date": "2026-05"}])
    for key in ("contrats", "conventions"):
        found[key][0]["etats"] = [{"etat": "signe", "date": "2026-05"}]
    found["contrats"][0] |= {"succede_a": "ici-2", "durees": [{"date": "2026-05", "fin": "2030-01-14"}]}
    found["contrats"][0]["actions"] = [{"titre": "Seule", "date": "2026-03"}]
    found["contrats"] = [old, second, *found["contrats"]]
    return found


@cache
def catalogue_of(name: str) -> Catalogue:
    """Return the smallest project with one territory, that of a case."""
    root = Path(mkdtemp())
    shutil.copytree(MINIMAL / "data", root / "data")
    (root / "data" / "registre").symlink_to(PROJET / "data" / "registre")
    own = {
        "id": "arras",
        "nom": "Arras",
        "verifie_le": "2026-11-22",
        "sources": ["page-essai"],
        **_file(name),
    }
    # JSON is YAML.
    (root / "data" / "territoires" / "arras.yml").write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    for file, (before, after) in (TOLD if name == "courant" else SILENT if name == "rien" else {}).items():
        path = root / "data" / file
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
    project = load(root, TODAY)
    told = [str(finding) for finding in project.findings if finding.gravite is Severity.ERREUR]
    assert told == [] or name in ("rien", "fini"), told
    return project.catalogue


# Around the territory: what is known of a source, a number, an organisme, a need; and the least of it.
TOLD: Mapping[str, tuple[str, str]] = {
    "numeros-utiles.yml": ("famille: urgence", "famille: urgence\n    horaires: Toujours\n    gratuit: oui\n    thematiques: [logement]"),
    "glossaire.yml": ("sens: Un contrat d'essai.", "sens: Un contrat d'essai.\n    thematiques: [logement]"),
    "organismes/essai.yml": ("nature: agence", "nature: agence\n    site: https://exemple.fr/"),
    "besoins.yml": (
        "    relais: [mairie]",
        "    relais: [mairie]\n    thematiques: [logement]\n    d_abord: [{texte: Attendez.}]\n"
        "    confusions: [{besoin: essai, texte: Un autre besoin.}]",
    ),
}  # fmt: skip
SILENT: Mapping[str, tuple[str, str]] = {
    "sources/essai.yml": (
        "sources:\n",
        "sources:\n  - id: sans-adresse\n    titre: Sans adresse\n    editeur: Un éditeur\n    nature: page-web\n"
        "    site: https://exemple.fr/\n    archive_le: 2026-11-22\n",
    ),
    "besoins.yml": ("    appeler:\n      - numero: essai\n        quand: Pour les essais.\n", ""),
}


class Shown(NamedTuple):
    """What a file makes readers see: the headings, and all the words."""

    titles: frozenset[str]
    words: str


@cache
def shown(name: str) -> Shown:
    """Return all that a file shows, on pages, in blocks and on the printable sheet."""
    catalogue = catalogue_of(name)
    territoire = catalogue.territoires["arras"]
    renderer = Renderer(catalogue, MACROS, "https://essai.fr/", {})
    told = [renderer.page(page.rubrique.value, "arras", page.adresse) for page in pages_of(territoire)]
    told += [renderer.page("contrat", page.cle, page.adresse) for page in pages_des_anciens(territoire)]
    told += [renderer.page(*asked, "ici/") for asked in OTHERS if asked[0] != "departement" or name != "rien"]
    told += [renderer.bloc(bloc, "ici/", *args) for bloc, args in BLOCKS.items()]
    page = BeautifulSoup("".join(told), "lxml")
    for hidden in page.select("[hidden], sup, .puce, option"):
        hidden.decompose()
    titles = {plainer(tag.get_text()) for tag in page.select("h1, h2, h3, h4, h5, h6, summary, caption, th")}
    # What names its own thing after a colon is told by its first words; so are the labels of lists.
    labels = {plainer(tag.get_text()).partition(" :")[0] for tag in page.select("h2, h3, summary, p, li")}
    sheet = (
        *parts.left_parts(catalogue, territoire, "https://e.fr/"),
        *parts.right_parts(catalogue, territoire, "/"),
    )
    lines = [line.texte for part in sheet for line in part.lignes]
    words = plainer(" ".join([page.get_text(" "), *lines]))
    return Shown(frozenset(map(_key, titles | labels | {plainer(part.titre) for part in sheet})), words)


def plainer(text: str) -> str:
    """Return a text with plain spaces and apostrophes."""
    words = " ".join(re.sub("[\u00a0\u202f\u2060]", " ", text).replace("’", "'").split())
    # An acronym that is explained is an element of its own.
    return words.replace("( ", "(").replace(" )", ")")


OTHERS = (
    ("theme", "logement"), ("organisme", "agence-essai"), ("besoin", "essai"), ("numero", "essai"),
    ("departement", "62"),
)  # fmt: skip
BLOCKS: Mapping[str, tuple[object, ...]] = {
    **dict.fromkeys(("axes", "contrat", "conseil", "missions", "frise", "appeler"), ("arras",)),
    **dict.fromkeys(
        ("comparaison", "comparaison_clsm", "comparaison_cias", "matrice_themes", "echeances",
         "liste_territoires", "liste_thematiques", "departements_couverts"), ()
    ),
    "prochaines_echeances": (3,),
    "chronologie": (2000, 2030),
}  # fmt: skip

# By which files a text is contradicted: it must not be there; some other file must show it.
NOT_RUNNING = ("muet", "prevu", "fini")
EMPTY = ("vide", "rien")
CONTRADICTED: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (*NOT_RUNNING, *EMPTY): (
        *(titre.courant for titre in headings.TITRES.values()), "Ce que font les territoires", headings.SIGNE,
    ),
    ("courant", *EMPTY): (
        *(titre.sobre for titre in headings.TITRES.values()),
        headings.DOIT_SIEGER, headings.A_SIGNER, headings.CITES, headings.MEMBRES,
    ),
    EMPTY: (
        "Ce qui a été constaté", "Ce qui a été dit", "Ce qui en a été dit", "L'équipe de la collectivité",
        "Les instances de la collectivité", "Ses diagnostics", "Ce qui est exigé", "En chiffres", "Les axes de sa feuille de route", "Personnes citées en fonction",
        "Projets des groupes de travail", "Ses actions", "Ses analyses des besoins sociaux (ABS", "Ses axes",
        "Sa création", "Sa préparation", "Son évaluation", "Ses principes", "Qui peut y prendre part", "À l'initiative de qui", "Ses chiffres", "Ses compétences", "Ses dates", "Ses documents", "Ses membres", "Ses missions", "Ses partenaires",
        "Ses priorités", "Ses programmes", "Ses projets", "Ses textes officiels", "Mots à connaître", "Besoin d'aide ?",
        "Que faire d'abord", "Est-ce bien cela ?", "Ses autres actions", "En bref", "Ses thèmes",
    ),
    ("rien",): ("Les communes, de A à Z", "Ses communes"),
    ("fini", *EMPTY): ("En savoir plus",),
    ("courant", "fini", *EMPTY): ("Contrat en préparation", "Ce contrat est annoncé. Aucune source ne dit qu'il est signé"),
    ("courant", "prevu", *EMPTY): ("Contrats en préparation", "Ces contrats sont annoncés. Aucune source ne dit qu'ils sont signés"),
    ("courant", "fini", "muet", *EMPTY): ("Contrat précédent",),
    ("prevu", "fini", "muet", *EMPTY): ("Contrats précédents",),
    ("courant",): (
        "Aucun connu", "Aucun numéro connu", "Aucune date connue à ce jour", "Date non connue",
        "Inconnu", "Inconnue", "Inconnues", "Inconnus", "Non précisé", "Nous n'avons rien lu qui soit en cours ici",
        "Nous ne connaissons pas de contrat, de conseil ni de centre qui couvre ces communes",
        "Nous ne connaissons pas de numéro propre", "Nous ne connaissons rien à venir",
        "Pas de centre d'action sociale connu à ce jour", "Pas de CLS connu à ce jour", "Pas de CLSM connu à ce jour",
        "Pas de centre d'action sociale (CIAS ou CCAS) connu à ce jour",
        "Pas de conseil local de santé mentale (CLSM) connu à ce jour",
        "Pas de contrat local de santé (CLS) connu à ce jour", "Rien de connu", "Rien de connu à ce jour",
        "Rien de connu à ce jour sur ce thème", "Site officiel : non connu à ce jour", "adresse exacte inconnue",
        "adresse non trouvée", "d'une date non connue", "date non connue", "inconnue", "non connu", "non connus",
        "communes non connues", "Annoncé, suite inconnue", "Durée connue, dernier jour non publié",
        "Ces dates sont passées, ou ne sont pas connues. Aucune de nos sources ne dit si cela s'est fait",
        "Une source dit combien de temps dure le contrat. Aucune ne dit quel jour il finit",
    ),
    ("muet", "courant"): ("Nous n'avons rien lu sur son contenu",),
}  # fmt: skip
# No file of this test shows it: another test does, or nothing a file holds could.
UNSEEN = {
    "Voir les": "more than one territory acts",
    "Aucun : c'est un service, sans conseil à lui": "a service: tests/test_gaps.py",
    "Également publié": "more than one duration, or rank",
    "Les groupements dont il est membre": "one organisme is a member of another: tests/test_site.py",
    "Aucun connu à ce jour": "other dispositifs: all files hold some, or none of any kind",
}
# What claims nothing that a file could contradict.
FIXED = {
    "names a column, or what a fold opens": (
        "Avancement", "Pour qui", "Sorte d'action", "Thème du projet", "Territoire", "Les colonnes", "Sur cette page", "Qui appeler", "Adresse et détails", "En détail",
        "Tout ce que nous savons d'ici", "Et aussi", "À voir aussi", "À venir", "Aucun",
    ),
    "opens a page for editors or a page of the site itself": (
        "Ce que chaque fiche contient de ce que les habitants cherchent, la moins complète d'abord", "Rempli",
        "Ce qui manque, le plus important d'abord", "Ce qui est vérifié", "Code", "D'où vient la règle", "Gravité", "Réglage",
        "Fichiers", "Mesuré", "Page", "Poids (ko", "Organismes", "Territoires", "Le territoire", "Thèmes",
        "Ce qui est connu dans chaque territoire",
    ),
    "is followed by « rien » where nothing is": ("Ce qui existe", "Qui appeler ?", "Ce que c'est", "Près de chez vous"),
    "lists what the file does not hold, computed from it": ("Ce que nous ne savons pas encore",),
    "is a noun of the printable sheet, told unknown in its line": (
        *map(_key, PROMISES), "Que vous arrive-t-il ?", "Qui appeler ?", "En chiffres",
    ),
    "counts what the printable sheet leaves out": (
        "La suite sur le site", "autres de plus, sur le site", "ligne de plus", "reste lignes de plus",
    ),
    "is held by tests/test_law.py, which contradicts each audit": (
        "Aucun audit n'a été fait : rien n'a été relevé", "Aucun contenu connu", "Aucune dérogation n'est invoquée",
        "Aucun résultat d'audit en cours de validité ne permet de mesurer le respect des critères. "
        "Dans ce cas, la loi demande d'écrire « non conforme »",
        "Aucune non-conformité relevée", "Contenus non accessibles", "Contenus non soumis à l'obligation d'accessibilité",
        "Dérogations pour charge disproportionnée", "Environnement de test", "Non-conformités",
        "Outils utilisés lors de l'évaluation", "Résultat des tests", "Retour d'information et contact",
        "Pages du site ayant fait l'objet de la vérification de conformité", "Voies de recours", "État de conformité",
        "Technologies utilisées pour la réalisation du site web", "Établissement de cette déclaration d'accessibilité",
    ),
    "is held by a rule": ("Chaque numéro vient d'une source officielle, avec son année. Aucun n'a été appelé : voyez",),
    "holds of all such pages: no field says otherwise": (
        "Aucune personne dont c'est la langue maternelle n'a encore relu cette page",
    ),
}  # fmt: skip
CASES = {text: files for files, texts in CONTRADICTED.items() for text in texts}
KNOWN = {*CASES, *UNSEEN, *(text for texts in FIXED.values() for text in texts)}
TEXTS = sorted({*fixed(), *CASES})


@pytest.mark.parametrize("text", TEXTS)
def test_every_fixed_text_meets_a_file_that_contradicts_it(text: str) -> None:
    assert text in KNOWN, f"« {text} » : dites dans {Path(__file__).name} quel fichier le contredit."
    if text not in CASES:
        return
    against = CASES[text]
    assert [name for name in against if is_shown(text, name)] == []
    others = set(FILES) - set(against)
    assert any(is_shown(text, name) for name in others), (
        "aucun autre fichier ne le montre : rien n'est prouvé"
    )


FILES = ("vide", "rien", "muet", "prevu", "fini", "courant")


def is_shown(text: str, name: str) -> bool:
    """Tell whether a file shows a heading, or a default anywhere."""
    if DEFAULT.search(text):
        return bool(re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", shown(name).words))
    return text in shown(name).titles


def test_a_text_that_left_the_templates_leaves_its_case() -> None:
    computed = {"Ses autres actions", *headings.TITRES}
    assert sorted(KNOWN - set(fixed()) - computed) == []


@pytest.mark.parametrize(
    ("announced", "natures", "told"),
    [
        (None, ["strategique"] * 3 + ["transversal"] * 2, "3 axes et 2 axes transversaux connus"),
        (3, ["strategique"] * 3 + ["transversal"] * 2, "3 axes et 2 axes transversaux"),
        (5, ["strategique"] * 3 + ["transversal"] * 2, "3 axes et 2 axes transversaux"),
        (7, ["strategique"] * 3 + ["transversal"] * 2, "7 axes annoncés, 5 connus"),
        (2, ["transversal"] * 2, "2 axes"),
        (None, ["enjeu"] * 3, "3 axes connus"),
        (4, [], "4 axes annoncés"),
    ],
)
def test_axes_are_counted_as_contracts_count_them(
    announced: int | None, natures: list[str], told: str
) -> None:
    axes = [
        Axe.model_validate({"titre": f"Axe {rank}", "nature": nature}) for rank, nature in enumerate(natures)
    ]
    number = None if announced is None else Decimal(announced)
    assert plainer(headings.axes_connus(number, axes)) == told


def test_a_source_is_counted_with_the_statements_that_inherit_it() -> None:
    catalogue = catalogue_of("courant")
    (citation,) = citations(catalogue, catalogue.territoires["arras"])
    assert citation.nombre > 100
    (line,) = re.findall(r"Citée pour (\d+) éléments", shown("courant").words)
    assert int(line) == citation.nombre

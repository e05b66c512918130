"""Each kind of mistake gives one finding, at the right place, in French, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from reperes_sante.findings import Severity
from reperes_sante.loading import load

TERRITOIRE = "data/territoires/arras.yml"

# File, text to replace, its replacement, and the whole finding expected.
MISTAKES = [
    (
        TERRITOIRE, "nom: Arras", "nmo: Arras",
        "2:1: erreur : nmo : La clé « nmo » n'existe pas ici. Vouliez-vous écrire « nom » ? [cle-inconnue]",
    ),
    (
        TERRITOIRE, "nom: Arras\n", "",
        "1:1: erreur : nom : Il manque « nom ». Ajoutez une ligne « nom: … ». [cle-manquante]",
    ),
    (
        TERRITOIRE, "nom: Arras", "nom: Arras\nnom: Encore",
        "3:1: erreur : La clé « nom » est écrite deux fois (déjà à la ligne 2)."
        " Gardez-en une seule. [cle-en-double]",
    ),
    (
        TERRITOIRE, "date: 2019-03-12", "date: début 2020",
        "16:15: erreur : contrats › 1 › etats › 1 › date : « début 2020 » n'est pas une date possible."
        " Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee ». [date]",
    ),
    (
        TERRITOIRE, "date: 2019-03-12", "date: 2019-02-30",
        "16:15: erreur : contrats › 1 › etats › 1 › date : « 2019-02-30 » n'est pas une date possible."
        " Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee ». [date]",
    ),
    (
        TERRITOIRE, "etat: signe", "etat: signé",
        "15:15: erreur : contrats › 1 › etats › 1 › etat : « signé » n'est pas dans la liste."
        " Vouliez-vous écrire « signe » ? [valeur-inconnue]",
    ),
    (
        TERRITOIRE, '"200033579"', '"200033578"',
        "3:8: erreur : siren : « 200033578 » n'est pas un SIREN valable."
        " Un SIREN a 9 chiffres ; vérifiez-les, la clé de contrôle est fausse. [siren]",
    ),
    (
        TERRITOIRE, "fin: 2023", "fin: 2018",
        "18:9: erreur : contrats › 1 › durees › 1 : La fin précède le début. Corrigez « date » ou « fin »."
        " [fin-avant-debut]",
    ),
    (
        TERRITOIRE, "organisme: agence-essai", "organisme: agence-essais",
        "24:20: erreur : contrats › 2 › porteurs › 1 › organisme : « agence-essais » n'existe pas parmi les"
        " organismes. Vouliez-vous écrire « agence-essai » ? [reference-inconnue]",
    ),
    (
        TERRITOIRE, "id: arras\n", "id: aras\n",
        "1:5: erreur : id : L'identifiant « aras » n'est pas le nom du fichier."
        " Renommez le fichier en « aras.yml », ou corrigez l'identifiant. [nom-de-fichier]",
    ),
    (
        TERRITOIRE, "id: arras-cls-2", "id: arras-cls-1",
        "20:9: erreur : contrats › 2 › id : L'identifiant « arras-cls-1 » sert déjà ailleurs."
        " Donnez-en un autre. [id-en-double]",
    ),
    (
        TERRITOIRE, "succede_a: arras-cls-1", "succede_a: arras-cls-2",
        "22:16: erreur : contrats › 2 › succede_a : « arras-cls-2 » ne peut pas être le contrat précédent."
        " Indiquez un autre contrat de la même fiche, plus ancien. [succession]",
    ),
    (
        TERRITOIRE, "valeur: 4,5", "valeur: quatre",
        "31:17: erreur : contrats › 2 › financements › 1 › valeur : « quatre » n'est pas un nombre."
        " Écrivez des chiffres, par exemple « 4,5 ». [nombre]",
    ),
    (
        TERRITOIRE, "    nom: Premier contrat d'essai", "\tnom: Premier contrat d'essai",
        "13:1: erreur : La ligne contient une tabulation. Remplacez-la par des espaces. [syntaxe]",
    ),
    (
        TERRITOIRE, "nom: Arras", 'nom: "Arras',
        "2:6: erreur : Un guillemet ouvert n'est pas refermé. Fermez-le à la fin du texte, sur la même ligne."
        " [syntaxe]",
    ),
    (
        TERRITOIRE, "nom: Arras", "nom: Arras : la ville",
        "2:12: erreur : Le texte contient « : » suivi d'une espace, que YAML prend pour une nouvelle clé."
        ' Mettez tout le texte entre guillemets droits ("). [syntaxe]',
    ),
    (
        TERRITOIRE, "sources: [page-essai]", "sources: &x [page-essai]\nmandats: *x",
        "5:10: erreur : Les raccourcis YAML (« & » et « * ») ne sont pas admis. Recopiez la valeur. [alias]",
    ),
    (
        TERRITOIRE, "nom: Arras", "nom:",
        "2:1: erreur : nom : Il n'y a rien après les deux-points. Écrivez la valeur ou retirez la ligne."
        " [valeur-vide]",
    ),
    (
        TERRITOIRE, "en_bref:\n  - Une phrase d'essai.", "en_bref: Une phrase d'essai.",
        "6:10: erreur : en_bref : Une liste est attendue ici. Commencez chaque élément par un tiret « - »."
        " [type]",
    ),
    (
        "data/organismes/essai.yml", "    sources: [page-essai]\n", "",
        "2:5: erreur : organismes › 1 : Aucune source ne soutient ce bloc."
        " Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus. [sans-source]",
    ),
    (
        "data/sources/essai.yml", "url: https://exemple.fr/essai", "url: javascript:alert(1)",
        "6:10: erreur : sources › 1 › url : « javascript:alert(1) » n'a pas la forme attendue."
        " Écrivez l'adresse complète, avec http:// ou https://. [forme]",
    ),
]  # fmt: skip


def test_the_small_project_is_valid(projet: Path) -> None:
    project = load(projet)
    assert project.findings == ()
    assert project.checked().communes_de(project.catalogue.territoires["arras"])[0].nom == "Achicourt"


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISTAKES, ids=[m[3][-30:] for m in MISTAKES])
def test_a_mistake_is_told_once_at_its_line(
    projet: Path, name: str, old: str, new: str, expected: str
) -> None:
    path = projet / name
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert [str(finding) for finding in load(projet).findings] == [f"{name}:{expected}"]


def test_all_mistakes_of_all_files_are_told_at_once(projet: Path) -> None:
    for name, old, new, _ in (MISTAKES[0], MISTAKES[3], MISTAKES[6], MISTAKES[-1]):
        path = projet / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    codes = [finding.code for finding in load(projet).findings]
    assert codes == ["forme", "cle-inconnue", "siren", "date"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "fichier-vide"),
        (b"# rien\n", "fichier-vide"),
        (b"nom: \xe9t\xe9\n", "encodage"),
        (b"x" * 1_000_001, "fichier-trop-gros"),
        (b"- liste\n", "type"),
        (b"[" * 5000, "syntaxe"),
        (b"nom: a\x00b\n", "syntaxe"),
    ],
)
def test_an_unreadable_file_is_a_finding(projet: Path, content: bytes, code: str) -> None:
    (projet / TERRITOIRE).write_bytes(content)
    findings = load(projet).findings
    assert [finding.code for finding in findings if finding.gravite is Severity.ERREUR] == [code]
    assert findings[0].fichier == TERRITOIRE


def test_a_link_is_refused(projet: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs.yml"
    (projet / TERRITOIRE).rename(target)
    (projet / TERRITOIRE).symlink_to(target)
    assert [finding.code for finding in load(projet).findings if finding.ligne] == ["lien-symbolique"]


def test_what_nothing_cites_is_a_warning(projet: Path) -> None:
    path = projet / "data" / "organismes" / "essai.yml"
    text = path.read_text("utf-8")
    path.write_text(text + text.split("\n", 1)[1].replace("agence-essai", "oubli"), "utf-8")
    (finding,) = load(projet).findings
    assert (finding.code, finding.gravite) == ("inutilise", Severity.AVERTISSEMENT)


@pytest.mark.parametrize("typed", ["01000", "12:30", "no", "1.10", "0x1F", "2019-03-12", "~", "null", "1e3"])
def test_yaml_typing_never_changes_a_text(projet: Path, typed: str) -> None:
    path = projet / TERRITOIRE
    path.write_text(path.read_text("utf-8").replace("nom: Arras", f"nom: {typed}"), "utf-8")
    assert load(projet).checked().territoires["arras"].nom == typed

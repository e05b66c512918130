"""Findings as a whole: all at once, none twice, none lost, whatever the bytes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reperes_sante.edit.reference import kinds
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.findings import Finding, Severity, has_errors
from reperes_sante.validate import load
from tests.broken import PROJET, REGISTRE, ROOT, TODAY
from tests.test_mistakes import MISTAKES

TERRITOIRE = "data/territoires/arras.yml"
ORGANISMES = "data/organismes/essai.yml"
SOURCES = "data/sources/essai.yml"


def findings(root: Path, today: dt.date = TODAY) -> tuple[Finding, ...]:
    return load(root, today, REGISTRE).findings


def replace(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_small_project_is_valid(minimal: Path) -> None:
    project = load(minimal, TODAY)
    assert project.findings == ()
    assert project.checked().communes_de(project.catalogue.territoires["arras"])[0].nom == "Achicourt"


@pytest.mark.parametrize("year", [1999, 2026, 2031, 2100])
def test_time_alone_never_makes_an_error(year: int) -> None:
    assert not has_errors(findings(PROJET, dt.date(year, 2, 28)))


def test_all_mistakes_of_all_files_are_told_at_once(minimal: Path) -> None:
    replace(minimal, SOURCES, "url: https:", "url: javascript:")
    replace(minimal, ORGANISMES, "nature: agence", "nature: agense")
    replace(minimal, TERRITOIRE, "nom: Arras", "nmo: Arras")
    replace(minimal, TERRITOIRE, "date: 2019-03-12", "date: mars dernier")
    codes = [finding.code for finding in findings(minimal)]
    assert codes == ["valeur-inconnue", "forme", "cle-inconnue", "date"]


def test_a_shared_file_that_cannot_be_read_is_told_alone(minimal: Path) -> None:
    for name in (SOURCES, ORGANISMES, "data/thematiques.yml", TERRITOIRE):
        text = (minimal / name).read_text("utf-8")
        (minimal / name).write_text('"' + text, "utf-8")
        assert [(finding.fichier, finding.code) for finding in findings(minimal)] == [(name, "guillemet")]
        (minimal / name).write_text(text, "utf-8")


def test_a_mistake_elsewhere_does_not_hide_an_unknown_reference(minimal: Path) -> None:
    replace(minimal, SOURCES, "url: https:", "url: javascript:")
    replace(minimal, TERRITOIRE, "organisme: agence-essai", "organisme: agence-essais")
    assert [finding.code for finding in findings(minimal)] == ["forme", "reference-inconnue"]


def test_all_faults_of_a_file_are_told_in_one_run(minimal: Path) -> None:
    replace(minimal, TERRITOIRE, "nom: Arras", "nom: Arras : la ville")
    replace(minimal, TERRITOIRE, "  - Une phrase d'essai.", "  - @ la ville")
    replace(minimal, TERRITOIRE, "telephone: 03 21 00 00 00", "telephone: 03 21")
    replace(minimal, TERRITOIRE, "organisme: agence-essai", "organisme: agence-essais")
    assert [finding.code for finding in findings(minimal)] == [
        "deux-points", "debut-de-texte", "forme", "reference-inconnue",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("arras.yml.txt", "extension", "Renommez-le « data/territoires/arras.yml » (Windows cache la fin"),
        ("Arras.yaml", "extension", "Renommez-le « data/territoires/arras.yml »."),
        ("../arras.yml", "extension", "Renommez-le « data/territoires/arras.yml »."),
        ("arras (1).yml", "nom-de-fichier-refuse", "Renommez-le « arras.yml »."),
    ],
)
def test_a_file_under_a_wrong_name_is_told_its_own(minimal: Path, name: str, code: str, remedy: str) -> None:
    path = minimal / TERRITOIRE
    path.rename(path.parent / name)
    told = findings(minimal)
    assert [finding.code for finding in told] == [code]
    assert told[0].remede.startswith(remedy)


def test_a_copy_beside_its_first_is_compared_before_it_goes(minimal: Path) -> None:
    path = minimal / TERRITOIRE
    path.with_name("arras (1).yml").write_bytes(path.read_bytes())
    # It is not read: what it describes is described by its first.
    told = [finding.remede for finding in findings(minimal)]
    assert told == ["Comparez les deux, gardez dans « arras.yml » ce qui est juste, puis supprimez celle-ci."]


def test_no_code_is_offered_for_another_that_looks_like_it(minimal: Path) -> None:
    replace(minimal, TERRITOIRE, "    axes:\n", '    couverture: {departements: ["99"]}\n    axes:\n')
    (found,) = findings(minimal)
    assert (found.code, found.remede.startswith("Écrivez son nom à la place")) == ("reference-inconnue", True)


def test_an_unknown_reference_is_told_once_for_a_file_with_its_other_lines(minimal: Path) -> None:
    replace(minimal, TERRITOIRE, "sources: [page-essai]", "sources: [page-inconnue, page-essai]")
    replace(
        minimal,
        TERRITOIRE,
        "    axes:\n",
        "    buts:\n      - texte: But.\n        sources: [page-inconnue]\n    axes:\n",
    )
    (finding,) = findings(minimal)
    assert finding.message == "« page-inconnue » n'existe pas parmi les sources (aussi ligne 27)."


def test_a_misspelt_definition_is_told_once_where_it_stands(minimal: Path) -> None:
    replace(minimal, SOURCES, "id: page-essai", "id: page-essay")
    (finding,) = findings(minimal)
    assert (finding.fichier, finding.ligne, finding.code) == (SOURCES, 2, "reference-inconnue")
    assert finding.remede == "Écrivez « page-essai » ici."


def test_a_renamed_file_is_told_alone(minimal: Path) -> None:
    (minimal / "data/glossaire.yml").rename(minimal / "data/glossaire.YAML")
    assert [finding.code for finding in findings(minimal)] == ["extension"]
    (minimal / "data/glossaire.YAML").rename(minimal / "data/glossaire.yml")
    for name in (SOURCES, ORGANISMES):
        path = minimal / name
        path.rename(path.with_suffix(".yaml"))
        path.with_name("vide.yml").write_text(f"{path.parent.name}: []\n", "utf-8")
        assert [finding.code for finding in findings(minimal)] == ["extension"]
        path.with_suffix(".yaml").rename(path)


def test_a_lost_file_is_told_once_for_each_file_that_needs_it(minimal: Path) -> None:
    ids = [f"{name}-texte" for name in ("aube", "brume", "cime", "dune", "etang", "foret", "grotte")]
    replace(minimal, TERRITOIRE, "sources: [page-essai]", f"sources: [{', '.join(ids)}]")
    (finding,) = (f for f in findings(minimal) if f.gravite is Severity.ERREUR)
    assert finding.message == (
        "7 noms cités ici n'existent pas parmi les sources"
        " (aube-texte, brume-texte, cime-texte, dune-texte, etang-texte…)."
    )


def test_a_wrong_id_is_not_told_again_where_others_cite_the_territory(minimal: Path) -> None:
    replace(minimal, TERRITOIRE, "id: arras\n", "id: aras\n")
    replace(minimal, TERRITOIRE, "    axes:\n", "    couverture: {territoires: [arras]}\n    axes:\n")
    assert [finding.code for finding in findings(minimal)] == ["nom-de-fichier"]


def test_a_copied_file_that_kept_its_id_is_told_once(minimal: Path) -> None:
    text = (minimal / TERRITOIRE).read_text("utf-8")
    (minimal / "data/territoires/lens.yml").write_text(text, "utf-8")
    assert [(f.fichier, f.code) for f in findings(minimal)] == [
        ("data/territoires/lens.yml", "nom-de-fichier")
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("arras-copie", "nom-de-fichier"), ("arras (1)", "nom-de-fichier-refuse")]
)
def test_a_file_beside_one_of_its_name_is_never_left_unread_without_a_word(
    minimal: Path, name: str, code: str
) -> None:
    text = (minimal / TERRITOIRE).read_text("utf-8")
    (minimal / f"data/territoires/{name}.yml").write_text(text, "utf-8")
    assert [(f.fichier, f.code) for f in findings(minimal)] == [(f"data/territoires/{name}.yml", code)]


def test_a_nested_statement_is_not_told_with_the_one_that_holds_it(minimal: Path) -> None:
    replace(minimal, "data/numeros-utiles.yml", "sources: [page-essai]\n", "")
    replace(
        minimal,
        "data/numeros-utiles.yml",
        "    pour_qui: Pour les essais.\n",
        "    pour_qui: Pour les essais.\n    precisions:\n      - texte: Précision.\n",
    )
    assert [finding.champ for finding in findings(minimal)] == ["numeros › 1"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "fichier-vide"),
        (b" \n\n", "fichier-vide"),
        (b"# rien\n", "fichier-vide"),
        (b"---\n", "fichier-vide"),
        (b"nom: \xe9t\xe9\n", "encodage"),
        ("nom: été\n".encode("utf-16"), "encodage"),
        (b"\xff\xfe\x00", "encodage"),
        (b"x" * 1_000_001, "fichier-trop-gros"),
        (b"a: b\n" * 2_000_000, "fichier-trop-gros"),
        (b"- liste\n", "type"),
        (b"du texte\n", "type"),
        (b"[" * 900_000, "trop-profond"),
        (b"{a: " * 200_000, "trop-profond"),
        (b"- " * 400_000, "trop-profond"),
        (b"? " * 400_000, "trop-profond"),
        (b"".join(b" " * i + b"a:\n" for i in range(900)), "trop-profond"),
        (b"nom: a\x00b\n", "caractere-invisible"),
        ("nom: a\u2028b\n".encode(), "caractere-invisible"),
        ("nom: a\u0085b\n".encode(), "caractere-invisible"),
        (("nom: Z" + "\u0301" * 2000 + "as\n").encode(), "accents-empiles"),
        (('nom: "Z' + "\\u0301" * 2000 + 'as"\n').encode(), "accents-empiles"),
        (b"&a [*a, *a]\n", "raccourci"),
        (b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (i, i) for i in range(50)), "raccourci"),
        (b"%YAML 9.9\n---\na: b\n", "syntaxe"),
        (b"a: b\n--- c\n", "plusieurs-documents"),
        (b"!!binary aGVsbG8=\n", "etiquette"),
    ],
)
def test_an_unreadable_file_is_one_finding(minimal: Path, content: bytes, code: str) -> None:
    (minimal / TERRITOIRE).write_bytes(content)
    assert [(finding.fichier, finding.code) for finding in findings(minimal)] == [(TERRITOIRE, code)]


def test_the_encoding_error_is_placed_in_characters(minimal: Path) -> None:
    (minimal / TERRITOIRE).write_bytes("id: arras\nnom: Été à ".encode() + b"\xe0\n")
    (finding,) = findings(minimal)
    assert (finding.ligne, finding.colonne) == (2, 12)
    assert finding.message.startswith("Un caractère n'est pas lisible (sans doute « à »)")


@pytest.mark.parametrize("encode", ["bom", "crlf", "cr", "bom and crlf"])
@pytest.mark.parametrize("old", ["nom: Arras", "etat: signe", "valeur: 4,5", "organisme: agence-essai"])
def test_newlines_and_byte_order_marks_move_nothing(minimal: Path, encode: str, old: str) -> None:
    path = minimal / TERRITOIRE
    text = path.read_text("utf-8").replace(old, f"{old}é à : x" if old == "nom: Arras" else f"{old}zé")
    path.write_text(text, "utf-8")
    expected = findings(minimal)
    newline = {"crlf": "\r\n", "cr": "\r", "bom and crlf": "\r\n"}.get(encode, "\n")
    raw = text.replace("\n", newline).encode()
    path.write_bytes(b"\xef\xbb\xbf" + raw if "bom" in encode else raw)
    assert findings(minimal) == expected
    assert has_errors(expected)


def test_links_and_folders_are_refused(minimal: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs.yml"
    (minimal / TERRITOIRE).rename(target)
    (minimal / TERRITOIRE).symlink_to(target)
    (minimal / "data" / "territoires" / "lens.yml").symlink_to(tmp_path / "nulle-part.yml")
    (minimal / "data" / "territoires" / "lille.yml").mkdir()
    (minimal / "data" / "autres").symlink_to(tmp_path)
    assert [(f.fichier, f.code) for f in findings(minimal)] == [
        ("data/autres", "lien-symbolique"),
        (TERRITOIRE, "lien-symbolique"),
        ("data/territoires/lens.yml", "lien-symbolique"),
        ("data/territoires/lille.yml", "fichier-illisible"),
    ]


def test_files_that_nothing_reads_are_told(minimal: Path) -> None:
    for name in (
        "territoires/lens.yaml",
        "territoires/nord/lens.yml",
        "notes.docx",
        ".cache/x.yml",
        "LICENSE",
    ):
        (minimal / "data" / name).parent.mkdir(exist_ok=True)
        (minimal / "data" / name).write_text("id: lens\n", "utf-8")
    assert [(f.fichier, f.code, f.gravite) for f in findings(minimal)] == [
        ("data/notes.docx", "fichier-egare", Severity.AVERTISSEMENT),
        ("data/territoires/lens.yaml", "extension", Severity.ERREUR),
        ("data/territoires/nord/lens.yml", "extension", Severity.ERREUR),
    ]


def test_a_missing_shared_file_is_told_alone(minimal: Path) -> None:
    (minimal / SOURCES).unlink()
    assert [(f.fichier, f.code) for f in findings(minimal)] == [("data/sources/*.yml", "fichier-absent")]


def test_a_strange_file_name_is_shown(minimal: Path) -> None:
    strange = minimal / "data" / "territoires" / b"\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        strange.write_text("", "utf-8")
    except OSError:
        pytest.skip("this file system admits only UTF-8 names")
    assert [(finding.fichier, finding.code) for finding in findings(minimal)] == [
        ("data/territoires/\ufffd.txt", "fichier-egare"),
        ("data/territoires/\ufffd.txt", "nom-de-fichier-refuse"),
    ]


@pytest.mark.parametrize(
    "typed", ["01000", "12:30", "no", "1.10", "0x1F", "2019-03-12", "~", "null", "1e3", "=", ".inf", "1_000"]
)
def test_yaml_typing_never_changes_a_text(minimal: Path, typed: str) -> None:
    replace(minimal, TERRITOIRE, "nom: Arras", f"nom: {typed}")
    assert load(minimal, TODAY, REGISTRE).checked().territoires["arras"].nom == typed


def test_the_table_names_each_code_once() -> None:
    found = [kind for family in kinds().values() for kind in family]
    codes = [kind.code for kind in found]
    assert len(codes) == len(set(codes))
    assert all(kind.verifie.endswith(".") and kind.source for kind in found)


def test_every_code_of_the_table_is_held_by_a_test() -> None:
    told = {mistake.told.rsplit("[", 1)[-1].rstrip("]") for mistake in MISTAKES}
    names = (
        "bare_texts",
        "rules",
        "findings",
        "law",
        "inspection",
        "external",
        "commands",
        "likely",
        "needs",
        "palette",
        "preview",
        "prose",
        "tree",
        "verifier",
        "division",
        "contract",
        "luck",
        "moved",
        "renaming",
        "doors",
        "slips",
    )
    tests = "".join((ROOT / "tests" / f"test_{name}.py").read_text("utf-8") for name in names)
    codes = {kind.code for family in kinds().values() for kind in family}
    held = told | {code for code in codes if f'"{code}"' in tests or f'"{code} : ' in tests}
    assert told <= codes
    # No value makes the last one today: it words the errors that a new field may bring.
    assert codes - held == {"valeur"} - held


def test_every_collection_is_read(minimal: Path) -> None:
    assert {collection.motif.split("/")[0] for collection in COLLECTIONS} >= {"territoires", "glossaire.yml"}
    assert len(load(minimal, TODAY, REGISTRE).catalogue.files) == len(COLLECTIONS)


ANNEXES = """sources_decrites:
  - id: page-de-la-fiche
    titre: Une page
    editeur: Éditeur d'essai
    nature: page-web
    archive_le: 2026-11-22
organismes_decrits:
  - id: maison-d-essai
    nom: Maison d'essai
    nature: association
"""


def test_sources_and_organismes_may_stand_in_the_file_of_their_territory(minimal: Path) -> None:
    path = minimal / TERRITOIRE
    text = path.read_text("utf-8").replace("organisme: agence-essai", "organisme: maison-d-essai")
    path.write_text(text.replace("[page-essai]", "[page-essai, page-de-la-fiche]") + ANNEXES, "utf-8")
    project = load(minimal, TODAY, REGISTRE)
    assert [str(finding) for finding in project.findings if finding.fichier == TERRITOIRE] == []
    assert project.catalogue.organismes["maison-d-essai"].sources == ("page-essai", "page-de-la-fiche")
    assert project.catalogue.sources["page-de-la-fiche"].titre == "Une page"


def test_a_fault_in_an_annexe_is_told_at_its_line(minimal: Path) -> None:
    path = minimal / TERRITOIRE
    path.write_text(path.read_text("utf-8") + ANNEXES.replace("page-web", "site"), "utf-8")
    told = [finding for finding in findings(minimal) if finding.gravite is Severity.ERREUR]
    lines = path.read_text("utf-8").splitlines()
    assert [(f.champ, lines[f.ligne - 1].strip()) for f in told] == [
        ("sources_decrites › 1 › nature", "nature: site")
    ]


def test_the_key_of_a_shared_file_in_a_territory_is_answered_by_the_right_one(minimal: Path) -> None:
    path = minimal / TERRITOIRE
    path.write_text(path.read_text("utf-8") + "organismes: []\n", "utf-8")
    assert [f.remede for f in findings(minimal)] == ["Dans une fiche, écrivez « organismes_decrits: »."]

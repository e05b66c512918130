"""A new file is whole, valid at once, true to the register and to the model; nothing is ever overwritten."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reperes_sante.commands import main
from reperes_sante.edit.scaffold import ScaffoldError, create, through
from reperes_sante.edit.scaffold.lookup import NotFoundError, find, identifiers, short_name
from reperes_sante.edit.scaffold.places import place
from reperes_sante.france.register import Registre
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import Mark
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate import load
from tests.broken import REGISTRE, ROOT

JOUR = dt.date(2026, 11, 22)
LENS = "246200364"
SOURCE = """\
  - id: registre-officiel
    titre: Découpage administratif
    editeur: Etalab
    nature: donnees
    archive_le: 2026-10-01
"""

# What is typed, the SIREN found.
MEANT = [
    (LENS, LENS),
    ("246 200 364", LENS),
    ("62300", LENS),
    ("62 300", LENS),
    ("lens", LENS),
    ("62300 Lens", LENS),
    ("Lens 62300", LENS),
    ("62307 LENS CEDEX 9", LENS),
    ("62300 Cedex", LENS),
    ("LENS", LENS),
    ("Lens-Liévin", LENS),
    ("lens lievin", LENS),
    ("CA de Lens - Liévin", LENS),
    ("Communauté d'agglomération de Lens-Liévin", LENS),
    ("béthune", "200072460"),
    ("bethune bruay", "200072460"),
    ("st malo", "243500782"),
    ("Saint-Malo", "243500782"),
    ("st-etienne-metropole", "244200770"),
    ("hellemmes", "200093201"),
    ("œuf en ternois", "200069672"),
    ("ile rousse balagne", "200073104"),
    ("L’Île-Rousse", "200073104"),
]

# What is typed, words of the answer.
NOT_FOUND = [
    ("betune", "Vouliez-vous écrire « Béthune »"),
    ("zzzz", "Essayez le nom d'une commune"),
    (
        "PETR",
        "« PETR » ne se trouve pas dans le registre. Un pays, un pôle (PETR) ou un syndicat n'y est pas",
    ),
    ("PETR du Zzzz", "copiez l'exemple de docs/contribuer/ecrire-une-fiche.md."),
    ("   ", "ne se trouve pas dans le registre"),
    ("métropole", "ne se trouve pas dans le registre"),
    ("246200365", "la clé de contrôle est fausse"),
    ("552032534", "Aucune intercommunalité du registre (2026) n'a le SIREN 552032534"),
    ("62", "ni un SIREN (9 chiffres) ni un code postal (5 chiffres)"),
    ("99999", "Aucune commune du registre n'a le code postal 99999"),
    ("62300 Béthune", "Aucune commune ne se nomme « Béthune » et n'a le code postal 62300"),
    ("Ouessant", "Ouessant : hors de toute intercommunalité"),
]

# SIREN, name that residents use, id.
NAMES = [
    ("200033579", "Arras", "arras"),
    ("200072460", "Béthune-Bruay", "bethune-bruay"),
    (LENS, "Lens-Liévin", "lens-lievin"),
    ("200093201", "Lille", "lille"),
    ("244200770", "Saint-Étienne Métropole", "saint-etienne"),
    ("200084952", "Le Havre Seine Métropole", "le-havre-seine"),
    ("200054781", "Grand Paris", "grand-paris"),
    ("241700434", "La Rochelle", "la-rochelle"),
    ("246700488", "Strasbourg", "strasbourg"),
    ("249500455", "Vallée de l'Oise et des Trois Forêts", "vallee-de-l-oise-et-des-trois-forets"),
]


@pytest.fixture(scope="module")
def registre() -> Registre:
    """Return the register, read once."""
    return REGISTRE


@pytest.fixture
def atelier(minimal: Path) -> Path:
    """Return the small project with the source that a new file cites."""
    with (minimal / "data" / "sources" / "essai.yml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    return minimal


def run(root: Path, what: str) -> Result:
    return CliRunner().invoke(main, ["nouveau", what, "--racine", str(root)])


def add_namesakes(register: Path, count: int) -> None:
    """Give a register of its own to a project, with many intercommunalités whose names begin alike."""
    with (register / "epci.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{900000000 + rank},CC du Pays numéro {rank},CC,1,1\n" for rank in range(count))
    with (register / "communes.csv").open("a", encoding="utf-8") as file:
        rows = (f"62{900 + rank},Essai,commune-actuelle,62,1,,,{900000000 + rank}" for rank in range(count))
        file.writelines(f"{row}\n" for row in rows)


def uncommented(text: str) -> str:
    """Do what the file asks for: take « # » and its space away from every block."""
    head, blocks = text.split("\n\n## ", 1)
    return f"{head}\n## {re.sub('^# ', '', blocks, flags=re.MULTILINE)}"


@pytest.mark.parametrize(("query", "siren"), MEANT)
def test_an_intercommunalite_is_found(registre: Registre, query: str, siren: str) -> None:
    assert [candidate.epci.siren for candidate in find(registre, query)] == [siren]


@pytest.mark.parametrize(("query", "words"), NOT_FOUND)
def test_what_is_not_found_is_explained(registre: Registre, query: str, words: str) -> None:
    with pytest.raises(NotFoundError) as error:
        find(registre, query)
    assert words in str(error.value)


@pytest.mark.parametrize(("siren", "name", "identifier"), NAMES)
def test_names_are_short(registre: Registre, siren: str, name: str, identifier: str) -> None:
    assert short_name(registre, registre.epci[siren]) == name
    assert identifiers(registre)[siren] == identifier


def test_every_intercommunalite_has_an_id_of_its_own(registre: Registre) -> None:
    ids = identifiers(registre)
    assert ids.keys() == registre.epci.keys()
    assert len(set(ids.values())) == len(ids)
    assert [i for i in ids.values() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) or len(i) > 60] == []


def test_namesakes_are_told_apart_by_their_department(registre: Registre) -> None:
    ids = identifiers(registre)
    assert {ids[candidate.epci.siren] for candidate in find(registre, "quatre rivières")} == {
        "quatre-rivieres-70",
        "quatre-rivieres-74",
    }


def test_the_new_file_is_valid_at_once(atelier: Path) -> None:
    assert create(atelier, "lens") == Path("data/territoires/lens-lievin.yml")
    project = load(atelier)
    assert [finding for finding in project.findings if "territoires" in finding.fichier] == []
    fiche = project.checked().territoires["lens-lievin"]
    assert project.catalogue.nom_officiel(fiche) == "CA de Lens - Liévin"
    assert (fiche.nom, fiche.siren, fiche.sources) == ("Lens-Liévin", LENS, ("registre-officiel",))
    # It is begun by who has just read something.
    assert fiche.verifie_le.premier_jour == dt.datetime.now(tz=dt.UTC).date()


def test_the_register_is_told_in_comments_only(atelier: Path) -> None:
    lines = (atelier / create(atelier, "lens")).read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../schema/territoire.json"
    facts = [line for line in lines if line.startswith("# - ")][:5]
    assert facts == [
        "# - nom officiel : CA de Lens - Liévin",
        "# - type : communauté d'agglomération",
        "# - département : Pas-de-Calais",
        "# - composition : 36\u00a0communes",
        "# - population : 242\u202f591\u00a0habitants",
    ]
    keys = [line.partition(":")[0] for line in lines if line and not line.startswith("#")]
    assert keys == ["id", "nom", "siren", "sources", "verifie_le"]


def test_lines_fit_an_editor(atelier: Path) -> None:
    lines = (atelier / create(atelier, "lens")).read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 110] == []


def test_the_file_is_short(atelier: Path) -> None:
    assert len((atelier / create(atelier, "lens")).read_text("utf-8").splitlines()) < 100


def test_every_block_can_be_uncommented(atelier: Path) -> None:
    """Keys, levels and dashes are right: what is left to say is only that values are missing."""
    path = atelier / create(atelier, "lens")
    path.write_text(uncommented(path.read_text("utf-8")), "utf-8")
    found = [one for one in load(atelier, JOUR).findings if one.fichier.endswith("lievin.yml")]
    assert {one.champ.partition(" ")[0] for one in found} >= {"contrats", "conseils", "sources_decrites"}
    assert all(re.search("…|AAAA|d-exemple|« adresse »", one.message) for one in found), found


def test_what_begins_there_is_in_the_short_form(atelier: Path) -> None:
    lines = (atelier / create(atelier, "lens")).read_text("utf-8").splitlines()
    assert "#   - Prendre rendez-vous: …  # telephone" in lines
    assert "#   - lens-lievin-cls: …" in lines
    assert "#       - signe: …  # date" in lines


@pytest.mark.parametrize(
    ("query", "begun"),
    [
        ("lens", "#   - lens-lievin-cias: …\n#     missions:"),
        ("commune de Lens", "#   - lens-ccas: …\n#     nature: ccas\n#     missions:"),
    ],
)
def test_the_centre_of_a_commune_begins_as_such(atelier: Path, query: str, begun: str) -> None:
    assert begun in (atelier / create(atelier, query)).read_text("utf-8")


def test_every_key_of_the_file_of_a_territory_is_named(atelier: Path) -> None:
    text = (atelier / create(atelier, "lens")).read_text("utf-8")
    for champ in champs(Territoire):
        is_official = Mark.FROM_REGISTER in champ.marques
        assert is_official or re.search(rf"^[# -]*{champ.nom} ?:", text, re.MULTILINE), champ.nom


def test_the_command_ends_with_the_next_one(atelier: Path) -> None:
    done = run(atelier, "lens")
    assert (done.exit_code, done.stderr) == (0, "")
    path = "data/territoires/lens-lievin.yml"
    assert done.stdout.splitlines()[-1] == f"Ensuite : reperes valider {path}"
    assert (atelier / path).exists()


def test_candidates_are_listed_with_their_siren(atelier: Path) -> None:
    done = run(atelier, "saint denis")
    assert (done.exit_code, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert lines[0] == "« saint denis » peut désigner 4 intercommunalités :"
    assert lines[1].startswith("  200054781  Métropole du Grand Paris (")
    assert lines[2] == (
        "  249740119  CA Intercommunale du Nord de la Réunion (CINOR) "
        "(La Réunion, 216\u202f588\u00a0habitants ; commune trouvée : Saint-Denis)"
    )
    assert lines[-1].endswith(": 200054781")


@pytest.mark.parametrize("head", ["saint", "St", "sainte"])
def test_the_head_of_a_name_begins_no_territory(registre: Registre, head: str) -> None:
    assert len(find(registre, head)) > 1


def test_the_communes_of_a_post_code_are_named_and_the_others_counted(registre: Registre) -> None:
    told = through(registre, "21350")
    assert told.partition(" : ")[0].count(" ; ") == 7
    assert told.startswith("Vitteaux ; ")
    assert "et 16\u00a0autres : dans " in told
    assert "Pour celle de l'une d'elles, donnez « commune " in told


def test_long_lists_are_cut(atelier: Path) -> None:
    add_namesakes(atelier / "data" / "registre", 30)
    lines = run(atelier, "pays").stderr.splitlines()
    assert len(lines) == 23
    assert re.fullmatch(r"  … et \d+ autres, moins peuplées\.", lines[-2])


@pytest.mark.parametrize("broken", [False, True])
def test_a_territory_has_one_file(atelier: Path, broken: bool) -> None:  # noqa: FBT001
    path = atelier / "data" / "territoires" / "arras.yml"
    text = path.read_text("utf-8") + ("\t: [" if broken else "")
    path.write_text(text, "utf-8")
    done = run(atelier, "arras")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.strip() == "CU d'Arras a déjà sa fiche : data/territoires/arras.yml. Complétez-la."
    assert path.read_text("utf-8") == text


def test_no_file_is_overwritten(atelier: Path) -> None:
    path = atelier / "data" / "territoires" / "lens-lievin.yml"
    path.write_text("nom: à moi\n", "utf-8")
    with pytest.raises(ScaffoldError, match=r"lens-lievin\.yml existe déjà"):
        create(atelier, "lens")
    assert path.read_text("utf-8") == "nom: à moi\n"


def test_the_register_must_be_a_known_source(minimal: Path) -> None:
    with pytest.raises(ScaffoldError, match="« registre-officiel » manque"):
        create(minimal, "lens")
    assert not (minimal / "data" / "territoires" / "lens-lievin.yml").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hellemmes", "Hellemmes-Lille : dans Métropole Européenne de Lille."),
        # The commune and the intercommunalité bear one name: nobody is to guess which.
        ("béthune", "Béthune : dans CA de Béthune-Bruay, Artois-Lys Romane."),
        ("arras", "Arras : dans CU d'Arras."),
        ("CU d'Arras", ""),
        (LENS, ""),
        ("commune lens", ""),
        ("zzzz", ""),
    ],
)
def test_a_commune_is_said_to_be_in_an_intercommunalite(typed: str, said: str) -> None:
    assert through(REGISTRE, typed).partition(" C'est")[0] == said


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("commune du Havre", "Le Havre"),
        ("ville de l'Aigle", "L'Aigle"),
        ("commune d'Arras", "Arras"),
        ("commune Arras", "Arras"),
        ("région de la Réunion", "La Réunion"),
        ("département du Nord", "Nord"),
    ],
)
def test_a_place_keeps_the_article_of_its_name(query: str, name: str) -> None:
    found = place(Registre(ROOT / "data" / "registre"), query)
    assert found is not None
    assert found.nom == name


def test_a_commune_whose_contract_another_file_tells_is_said_so(atelier: Path) -> None:
    path = atelier / "data" / "territoires" / "arras.yml"
    path.write_text(path.read_text("utf-8").replace("Second contrat d'essai", "Contrat d'Achicourt"), "utf-8")
    said = run(atelier, "commune Achicourt").output
    file = "La fiche « Arras » (data/territoires/arras.yml)"
    assert f"{file} décrit déjà : Contrat d'Achicourt. Ne l'écrivez pas ici aussi.\n" in said
    assert f"{file} couvre aussi cette commune.\n" in run(atelier, "commune Acq").output


def test_one_file_for_two_places_is_told() -> None:
    told = through(REGISTRE, "arras")
    assert told.endswith("supprimez data/territoires/arras.yml et donnez « commune Arras ».")
    assert through(REGISTRE, "achicourt").endswith("Pour celle de la commune, donnez « commune Achicourt ».")

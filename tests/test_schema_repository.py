"""What the national register of schemas would read: judged by ajv, as its page asks, and by Frictionless."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from frictionless import Package

from reperes_sante.open_data.versions import VERSIONS
from tests.broken import PROJET, ROOT
from tests.built import BuiltSite
from tests.verbs import run

AJV = """
const fs = require("fs");
const Ajv = require(process.argv[1] + "/node_modules/ajv/dist/2020");
const folder = process.argv[2];
const read = (name) => JSON.parse(fs.readFileSync(folder + "/" + name, "utf-8"));
const valid = new Ajv({ strict: false }).compile(read("schema.json"));
const judged = {};
for (const kind of ["valides", "invalides"])
  for (const name of fs.readdirSync(folder + "/exemples/" + kind))
    judged[kind + "/" + name] = valid(read("exemples/" + kind + "/" + name));
console.log(JSON.stringify(judged));
"""


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schema") / "depot"
    code, output = run("schema", "--racine", PROJET, "--depot", folder)
    assert code == 0, output
    return folder


def test_ajv_takes_every_valid_example_and_no_other(depot: Path) -> None:
    run = subprocess.run(
        ["node", "-e", AJV, str(ROOT), str(depot)],  # noqa: S607 - the one of the machine
        check=True,
        capture_output=True,
        text=True,
    )
    judged = json.loads(run.stdout)
    assert judged == {name: name.startswith("valides/") for name in judged}
    assert {"valides/territoire.json", "invalides/territoire-sans-titre.json"} <= set(judged)


def test_the_register_finds_what_it_asks_for(depot: Path) -> None:
    listed = yaml.safe_load((depot / "schemas.yml").read_text("utf-8"))
    assert all((depot / one["path"]).is_file() for one in listed["schemas"])
    schema = json.loads((depot / "schema.json").read_text("utf-8"))
    numero = VERSIONS[0].numero
    assert listed["version"] == schema["version"] == f"{numero}.0"
    assert schema["$id"].endswith(f"/donnees/v{numero[0]}/schema.json")
    readme = (depot / "README.md").read_text("utf-8")
    assert schema["$id"] in readme
    assert "@" not in readme
    assert f"## {numero}.0" in (depot / "CHANGELOG.md").read_text("utf-8")


def test_it_is_written_again_but_never_over_something_else(depot: Path, tmp_path: Path) -> None:
    (depot / "schema.json").write_text("ancien", "utf-8")
    code, output = run("schema", "--racine", PROJET, "--depot", depot)
    assert code == 0, output
    assert json.loads((depot / "schema.json").read_text("utf-8"))["$defs"]
    (tmp_path / "README.md").write_text("Le mien", "utf-8")
    code, output = run("schema", "--racine", PROJET, "--depot", tmp_path)
    assert (code, "contient autre chose qu'un dépôt de schéma" in output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_project_without_address_is_told(minimal: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("sans-adresse") / "depot"
    (minimal / "mkdocs.yml").write_text("site_name: Essai\n", "utf-8")
    code, output = run("schema", "--racine", minimal, "--depot", folder)
    assert (code, "Il manque l'adresse du site." in output) == (1, True)
    assert not folder.exists()


def test_frictionless_finds_every_table_as_described(site: BuiltSite, tmp_path: Path) -> None:
    copied = shutil.copytree(site.folder / "donnees" / "v1", tmp_path / "v1")
    report = Package(str(copied / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert len(report.tasks) == len([*copied.glob("*.csv")])
    table = copied / "territoires.csv"
    table.write_text(table.read_text("utf-8-sig").replace(";nom;", ";titre;", 1), "utf-8-sig")
    assert not Package(str(copied / "datapackage.json")).validate().valid

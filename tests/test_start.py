"""A site of one's own: written whole for one territory, valid at once, then brought to newer versions."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reperes_sante.commands import main
from reperes_sante.edit.scaffold import ScaffoldError, understood
from reperes_sante.edit.start.model import model_files
from reperes_sante.edit.start.project import StartError
from reperes_sante.edit.start.update import update, waiting
from reperes_sante.france.register import Registre
from reperes_sante.model.findings import Severity
from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.read.settings import settings
from reperes_sante.validate import Project, load
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.test_installing import BIN, _uv

NAME = "Santé du Sud"
# A community that this repository does not describe.
ASKED, ID = "creil", "creil-sud-oise"
WHOLE = Registre(ROOT / "data" / "registre")


def run(*args: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=typed)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of a new site, to be read only: nothing was given, a first answer was wrong."""
    folder = tmp_path_factory.mktemp("commencer") / "site"
    done = run("commencer", str(folder), typed=f"{NAME}\nbetune\n{ASKED}\n")
    assert done.exit_code == 0, done.output
    assert "Vouliez-vous écrire « Béthune »" in done.output
    return folder


@pytest.fixture(scope="module")
def project(ours: Path) -> Project:
    return load(ours)


def test_a_new_site_bears_its_name_and_one_territory(ours: Path, project: Project) -> None:
    catalogue = project.checked()
    assert catalogue.site.nom == settings(ours)["site_name"] == NAME
    assert list(catalogue.territoires) == [ID]
    assert settings(ours)["extra"]["menu"][0] == {"nom": "Creil Sud Oise", "url": f"territoires/{ID}/"}


def test_nothing_of_a_new_site_is_wrong_or_left_over(project: Project) -> None:
    assert [f for f in project.findings if f.gravite is not Severity.CONSEIL] == []


def test_a_new_site_keeps_nothing_of_this_one(ours: Path) -> None:
    own = settings(ROOT)
    ids = [path.stem for path in (ROOT / "data" / "territoires").glob("*.yml")]
    pages = "|".join(rf"\bterritoires/{re.escape(id_)}\b" for id_ in ids)
    traces = re.compile(f"{own['site_name']}|{own['site_url']}|{pages}", re.IGNORECASE)
    # The guide of editors shows made-up examples of files.
    texts = {
        path: path.read_text("utf-8") for path in _texts(ours) if "contribuer" not in path.as_posix().lower()
    }
    assert len(texts) > 150
    assert [(path.name, traces.search(text)) for path, text in texts.items() if traces.search(text)] == []
    assert [path for path in (ours / "data").rglob("*.yml") if path.stem in ids] == []


def _texts(folder: Path) -> Iterator[Path]:
    kinds = {".md", ".yml", ".html", ".css", ".js", ".json", ".toml", ".typ"}
    return (path for path in folder.rglob("*") if path.suffix in kinds and path.is_file())


def test_every_page_that_a_new_site_names_is_there(ours: Path) -> None:
    named = [str(next(iter(entry.values()))) for entry in settings(ours)["nav"]]
    assert [name for name in named if not (ours / "docs" / name).is_file()] == []
    assert "docs/comparer/index.md" not in json.loads((ours / "modele.json").read_text("utf-8"))["fichiers"]


@pytest.mark.parametrize(
    ("asked", "id_", "faits"),
    [
        ("creil", "creil-sud-oise", {"siren": "200068047"}),
        ("commune de Ouessant", "ouessant", {"communes": ("29155",), "type": TypeTerritoire.COMMUNE}),
        ("commune 60175", "creil", {"communes": ("60175",)}),
        ("département de l'Oise", "oise", {"departements": ("60",), "type": TypeTerritoire.DEPARTEMENT}),
        ("Departement 2a", "corse-du-sud", {"departements": ("2A",)}),
        ("commune 97801", "saint-martin", {"type": TypeTerritoire.OUTRE_MER}),
        ("région Bretagne", "bretagne", {"region": "53", "type": TypeTerritoire.REGION}),
    ],
)
def test_a_territory_is_found_by_what_people_type(asked: str, id_: str, faits: dict[str, object]) -> None:
    place = understood(WHOLE, asked)
    assert (place.id, {key: place.faits.get(key) for key in faits}) == (id_, faits)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("région Bretagn", "ne se trouve pas dans le registre"),
        (
            "commune Saint-Denis",
            r"Donnez l'un de ces codes Insee :\n(.*\n)*  commune 93066 \(Seine-Saint-Denis\)",
        ),
    ],
)
def test_a_place_that_is_not_clear_is_asked_again(asked: str, told: str) -> None:
    with pytest.raises(ScaffoldError, match=told):
        understood(WHOLE, asked)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("à moi", "utf-8")
    done = run("commencer", str(tmp_path), "--nom", NAME, "--territoire", ASKED)
    assert (done.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["note.txt"])
    assert "n'est pas vide" in done.output


def test_a_new_version_replaces_what_nobody_changed_and_tells_the_rest(ours: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(ours, root)
    assert update(root, tried=True)[1] == ()
    record = json.loads((root / "modele.json").read_text("utf-8"))
    known = record["fichiers"]

    def as_before(name: str, text: str) -> None:
        """Have a file be what an older version wrote."""
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
        known[name] = sha256(text.encode()).hexdigest()

    as_before("docs/aide.md", "# Vieille aide\n")
    as_before("macros/ancien.html", "ne sert plus\n")
    as_before("README.md", "# Vieux\n")
    (root / "README.md").write_text("# À moi\n", "utf-8")
    (root / "docs" / "index.md").write_text("# Mon accueil\n", "utf-8")
    (root / "docs" / "urgences.md").unlink()
    known["docs/urgences.md"] = "d'avant"
    del known["docs/themes.md"]
    (root / "docs" / "themes.md").unlink()
    (root / "data" / "sources" / ID).with_suffix(".yml").write_text("sources: []\n", "utf-8")
    (root / "modele.json").write_text(json.dumps(record), "utf-8")

    done = run("mettre-a-jour", "--racine", str(root))
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "README.md : vous l'avez changé : il reste ; la nouvelle version est dans README.md.nouveau.",
        "docs/aide.md : remplacé : vous n'y aviez rien changé.",
        "docs/themes.md : ajouté.",
        "docs/urgences.md : vous l'aviez retiré : il n'est pas remis.",
        "macros/ancien.html : retiré : la nouvelle version ne s'en sert plus.",
        "Depuis la version 0.1.0 : 5\N{NO-BREAK SPACE}fichiers à voir.",
    ]
    assert (root / "README.md").read_text("utf-8") == "# À moi\n"
    assert (root / "README.md.nouveau").read_text("utf-8") == (ours / "README.md").read_text("utf-8")
    assert (root / "docs" / "index.md").read_text("utf-8") == "# Mon accueil\n"
    for name in ("docs/aide.md", "docs/themes.md"):
        assert (root / name).read_bytes() == (ours / name).read_bytes()
    assert not (root / "macros" / "ancien.html").exists()
    assert update(root, tried=True)[1] == ()


def test_a_newer_package_is_told(ours: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    shutil.copyfile(ours / "modele.json", site / "modele.json")
    assert waiting(site) == ""
    record = json.loads((site / "modele.json").read_text("utf-8"))
    (site / "modele.json").write_text(json.dumps({**record, "version": "0.0.1"}), "utf-8")
    assert waiting(site).startswith("Les fichiers de ce site sont ceux de la version 0.0.1 du paquet")
    (site / "modele.json").unlink()
    assert waiting(site) == ""


def test_a_record_that_leads_outside_is_refused(tmp_path: Path) -> None:
    outside, site = tmp_path / "dehors.txt", tmp_path / "site"
    outside.write_text("À garder.", "utf-8")
    site.mkdir()
    listed = {"../dehors.txt": sha256(outside.read_bytes()).hexdigest()}
    told = {"nom": "Essai", "id": "arras", "territoire": "Arras", "version": "0.0.1", "fichiers": listed}
    (site / "modele.json").write_text(json.dumps(told), "utf-8")
    with pytest.raises(StartError):
        update(site, tried=False)
    assert outside.exists()


def test_an_update_writes_through_no_link(ours: Path, tmp_path: Path) -> None:
    outside, site = tmp_path / "dehors", tmp_path / "site"
    record = json.loads((ours / "modele.json").read_text("utf-8"))
    # What is listed and stands outside is refused as it is read.
    record["fichiers"] = {name: mark for name, mark in record["fichiers"].items() if "docs/" not in name}
    for name, is_folder in (("docs/themes.md", False), ("docs", True)):
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(ours, site)
        (site / "modele.json").write_text(json.dumps(record), "utf-8")
        (site / "docs" / "themes.md").unlink()
        if is_folder:
            (site / "docs").rename(outside)
        (site / name).symlink_to(outside)
        with pytest.raises(StartError, match=f"« {name} » est un lien"):
            update(site, tried=False)
        assert not (outside / "themes.md").exists()
        assert outside.is_dir() or not outside.exists()


def test_a_project_of_another_kind_is_not_updated(minimal: Path) -> None:
    done = run("mettre-a-jour", "--racine", str(minimal))
    assert done.exit_code == 2
    assert "« modele.json » manque ou ne se lit pas" in done.output


@pytest.mark.lent
def test_the_package_alone_writes_a_site_and_builds_it(tmp_path: Path) -> None:
    for part in (*("src", "pyproject.toml", "README.md"), *model_files(ROOT)):
        (tmp_path / "depot" / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / "depot" / part)
    build = ("build", "--wheel", "--offline", "--no-build-isolation", "--out-dir", str(tmp_path / "roue"))
    _done(_uv(), *build, "--python", sys.executable, cwd=tmp_path / "depot")
    wheel = next((tmp_path / "roue").glob("*.whl"))
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {f"reperes_sante/modele/{name}" for name in model_files(ROOT)} <= held
    alone = tmp_path / "ailleurs"
    venv.create(alone, with_pip=False)
    python = alone / BIN / "python"
    _done(
        _uv(), "pip", "install", "--no-deps", "--offline", "--python", str(python), str(wheel), cwd=tmp_path
    )
    # What the package needs comes from here, and never the package itself: its own folder comes first.
    packages = next(alone.rglob("site-packages"))
    (packages / "emprunts.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n", "utf-8")
    reperes, site = str(alone / BIN / "reperes"), tmp_path / "site"
    _done(reperes, "commencer", str(site), "--nom", NAME, "--territoire", ASKED, cwd=tmp_path)
    told = _done(reperes, "verifier", cwd=site)
    assert "Rien n'empêche de publier" in told
    pages = BuiltSite(site / "site").pages
    assert {"", f"territoires/{ID}/", "mentions-legales/", "recherche/"} <= pages.keys()
    assert "comparer/" not in pages
    assert (site / "site" / "territoires" / ID / "fiche.pdf").read_bytes().startswith(b"%PDF")
    assert str(ROOT) not in _done(
        str(python), "-c", "import reperes_sante; print(reperes_sante.__file__)", cwd=site
    )


def _done(*command: str, cwd: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout + done.stderr

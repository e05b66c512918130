"""Write the whole project of a new site: pages, templates, shared data, one territory, what builds it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from reperes_sante.edit.scaffold import create, understood
from reperes_sante.edit.start.guide import Guide
from reperes_sante.edit.start.model import SEVERAL, model_files, model_root
from reperes_sante.edit.start.needed import keep_needed
from reperes_sante.france.register import Registre
from reperes_sante.inspect.manifest import sha256
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.site import FichierSite
from reperes_sante.read.luck import RefusalError

OWN = Path(__file__).with_name("depart")
# What « reperes mettre-a-jour » reads: what was written, for whom, by which version.
RECORD = "modele.json"
PACKAGE = "reperes-sante"
MENU = "  menu:\n"
# Stands for the version in the files of `depart/`.
VERSION = "0.0.0"
# What is nothing but the way to a page: a line of a menu, of a list, a link alone.
IN_SETTINGS = re.compile(
    r"^ +- (?:\{nom: .*, url: (?P<url>[\w/-]+)\}|.*: (?P<path>[\w/-]+\.md))\n", re.MULTILINE
)
IN_PAGES = re.compile(
    r"^(?: *- .*|\[[^\]\n]*\])\((?P<path>[\w./-]+\.md)\)\.?\n(?:\{: \.suite \}\n)?", re.MULTILINE
)


class StartError(RefusalError):
    """No project was written; the text says why and what to do, in French."""


@dataclass(frozen=True)
class Owner:
    """Whom a site is for.

    Attributes:
        nom: name of the site.
        id: id of its territory.
        territoire: name of its territory.
        version: version of the package that its files come from.
    """

    nom: str
    id: str
    territoire: str
    version: str


def start(folder: Path, name: str, query: str) -> Owner:
    """Write a project for one territory, and return whom it is for.

    Args:
        folder: the folder to make; it may exist if it is empty.
        name: name of the site.
        query: what names the territory, as for `reperes nouveau`.

    Raises:
        StartError: the folder holds something, or the name of the site says nothing.
        ScaffoldError: nothing or several territories answer.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(f"Le dossier « {folder} » n'est pas vide. Donnez-en un autre.")
    nom = " ".join(name.split())
    if not nom or '"' in nom:
        raise StartError("Le nom du site est un texte d'une ligne, sans guillemets droits.")
    place = understood(Registre(model_root() / "data" / "registre"), query)
    owner = Owner(nom, place.id, place.nom, version(PACKAGE))
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: a project half written would look like one.
    with TemporaryDirectory(dir=folder.parent, prefix=".reperes-") as workshop:
        fresh = Path(workshop) / "site"
        given = write_model(fresh, owner)
        create(fresh, query)
        keep_needed(fresh, given)
        record(fresh, owner)
        shutil.copytree(fresh, folder, dirs_exist_ok=True)
    return owner


def write_model(root: Path, owner: Owner, *, several: bool = False) -> tuple[str, ...]:
    """Write the files of the model into a folder, in the name of its owner, without any territory.

    Args:
        root: the folder.
        owner: whom the site is for.
        several: whether the site has other territories than that of its owner.

    Returns:
        the paths of those that are copied as they are.
    """
    source = model_root()
    given = tuple(name for name in model_files(source) if several or not name.startswith(SEVERAL))
    for name in given:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, root / name)
    words = {VERSION: owner.version, **{f"@{key}@": value for key, value in asdict(owner).items()}}
    marks = re.compile("|".join(map(re.escape, words)))
    for path in sorted(OWN.rglob("*")):
        if path.is_file():
            text = marks.sub(lambda found: words[found[0]], path.read_text("utf-8"))
            _write(root / path.relative_to(OWN), text)
    _write(root / "data" / "site.yml", "\n".join(_site(owner)) + "\n")
    own = {key: f"{key}: {value}" for key, value in _settings(owner).items()}
    keys = re.compile(rf"^({'|'.join(own)}):.*$", re.MULTILINE)
    settings = keys.sub(lambda found: own[found[1]], (root / "mkdocs.yml").read_text("utf-8"))
    _write(root / "mkdocs.yml", settings)
    _only_there(root / "mkdocs.yml", root / "docs", IN_SETTINGS)
    if not several:
        settings = (root / "mkdocs.yml").read_text("utf-8")
        name = json.dumps(owner.territoire, ensure_ascii=False)
        line = f"    - {{nom: {name}, url: territoires/{owner.id}/}}\n"
        _write(root / "mkdocs.yml", settings.replace(MENU, f"{MENU}{line}"))
    for page in sorted((root / "docs").rglob("*.md")):
        _only_there(page, page.parent, IN_PAGES)
    return given


def record(root: Path, owner: Owner) -> None:
    """Write what was written, so that a later version knows what the editor changed since."""
    told = {**asdict(owner), "fichiers": {name: sha256(root / name) for name in written(root)}}
    _write(root / RECORD, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def written(root: Path) -> Iterator[str]:
    """Yield the paths of the files that the model gave to a project; territories are the editor's."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name != RECORD and not name.startswith("data/territoires/"):
            yield name


def _settings(owner: Owner) -> Mapping[str, str]:
    sentence = f"{owner.territoire} : ce qui est fait pour la santé près de chez vous, daté et sourcé."
    return {
        "site_name": json.dumps(owner.nom, ensure_ascii=False),
        "site_url": f"https://{owner.id}.example/ # adresse provisoire, à remplacer à la mise en ligne",
        "site_description": json.dumps(sentence, ensure_ascii=False),
    }


def _site(owner: Owner) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../schema/site.json"
    yield "# Qui répond du site. La loi demande ces lignes : « reperes publiable » les réclame."
    yield "# Pour écrire un bloc, retirez « # » et l'espace qui le suit au début de ses lignes."
    [name] = naming_fields(FichierSite)
    yield f"{name}: {json.dumps(owner.nom, ensure_ascii=False)}"
    guide = Guide()
    for champ in champs(FichierSite):
        if champ.nom != name:
            yield ""
            yield from (f"# {line}" for line in guide.lines(FichierSite, champ))


def _only_there(path: Path, folder: Path, way: re.Pattern[str]) -> None:
    """Take out of a file the ways to pages that are not in the project; they are written from a folder."""

    def leads(found: re.Match[str]) -> bool:
        named = found.groupdict()
        url = (named.get("url") or "").rstrip("/")
        places = (named["path"],) if named["path"] else (f"{url}.md", f"{url}/index.md")
        return any((folder / place).is_file() for place in places)

    _write(path, way.sub(lambda found: found[0] if leads(found) else "", path.read_text("utf-8")))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")

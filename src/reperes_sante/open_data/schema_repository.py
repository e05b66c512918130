"""The repository that the national register of schemas reads: schema, examples, what changed.

Source: schema.data.gouv.fr, « Validation des schémas »: a README at the top, tags of the form v1.2.3, and for
JSON Schema a `schemas.yml` that names the files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reperes_sante.open_data.csv_files import PACKAGE, PACKAGE_TITLE
from reperes_sante.open_data.json_files import SCHEMA, index, json_files
from reperes_sante.open_data.publication import (
    ADRESSE_PAGE,
    VERSION,
    Publication,
    json_text,
)
from reperes_sante.open_data.versions import VERSIONS
from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.luck import RefusalError
from reperes_sante.view.linked_data import ADRESSE_LICENCE

# What tells that a folder is such a repository, which may be written again.
MARK = "schemas.yml"
TITLE = "Contrats locaux de santé, conseils de santé mentale et centres d'action sociale"
DESCRIPTION = "Ce qu'une intercommunalité fait pour la santé de ses habitants, avec dates et sources."
# Says who publishes the site, and how to reach them.
LEGAL = "mentions-legales/"
TEXT = Path(__file__).with_name("depot") / "README.md"
LICENSE = f"Licence Ouverte 2.0 (Etalab) : {ADRESSE_LICENCE}\n"


class RepositoryError(RefusalError):
    """The folder holds something else; the sentence is for its owner."""


def _without_title(document: dict[str, Any]) -> None:
    del document["titre"]


def _day_in_words(document: dict[str, Any]) -> None:
    document["mis_a_jour_le"] = "22 novembre 2026"


def _unknown_field(document: dict[str, Any]) -> None:
    document["champ_inconnu"] = ""


# Each fault, by the name of the file that shows it.
FAULTS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "champ-inconnu": _unknown_field,
    "date-en-lettres": _day_in_words,
    "sans-titre": _without_title,
}


def semantic(numero: str) -> str:
    """Return a version as the register's tags have it: « 1.3 » is « 1.3.0 »."""
    return f"{numero}.0"


def write_repository(publication: Publication, folder: Path) -> None:
    """Write the repository, anew or over what a former version wrote.

    Raises:
        RepositoryError: the folder holds files, and none of them says that it is such a repository.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise RepositoryError(
            f"Le dossier « {folder} » contient autre chose qu'un dépôt de schéma. Donnez-en un autre."
        )
    for name, text in repository_files(publication).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(folder / name, text)


def repository_files(publication: Publication) -> dict[str, str]:
    """Return the text of each file of the repository, by its path."""
    exported = dict(json_files(publication))
    schema = json.loads(exported[SCHEMA])
    described = {"title": TITLE, "description": DESCRIPTION, "version": semantic(VERSION)}
    return {
        MARK: _listing(publication),
        "schema.json": json_text({**schema, **described}),
        "README.md": _readme(publication),
        "CHANGELOG.md": _changelog(),
        "LICENSE.md": LICENSE,
        **_examples(publication, exported),
    }


def _listing(publication: Publication) -> str:
    """Return the list of schemas; JSON texts are YAML texts too."""
    values = {
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": publication.adresse(ADRESSE_PAGE),
        "version": semantic(VERSION),
        "schemas": [{"path": "schema.json", "title": TITLE}],
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def _readme(publication: Publication) -> str:
    site = publication.catalogue.site
    words = {
        "nom": site.nom,
        "version": semantic(VERSION),
        "adresse": publication.adresse(SCHEMA),
        "tables": publication.adresse(PACKAGE),
        "contact": f"<{publication.adresse(LEGAL)}>",
        "licence": ADRESSE_LICENCE,
    }
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], TEXT.read_text("utf-8"))


def _changelog() -> str:
    parts = (
        f"## {semantic(numero)}\n\n" + "".join(f"- {told}\n" for told in nouveautes)
        for numero, nouveautes in VERSIONS
    )
    return "# Changements\n\n" + "\n".join(parts)


def _examples(publication: Publication, exported: Mapping[str, str]) -> dict[str, str]:
    """Return the shortest territory and the list of files, as they are and with each fault."""
    territoires = [text for path, text in exported.items() if "/territoires/" in path]
    valid = {"liste-des-fichiers": index(publication, {PACKAGE: PACKAGE_TITLE})}
    if territoires:
        valid["territoire"] = min(territoires, key=len)
    faulty = {
        f"{name}-{fault}": _with(text, FAULTS[fault]) for name, text in valid.items() for fault in FAULTS
    }
    return {
        **{f"exemples/valides/{name}.json": text for name, text in valid.items()},
        **{f"exemples/invalides/{name}.json": text for name, text in faulty.items()},
    }


def _with(text: str, spoil: Callable[[dict[str, Any]], None]) -> str:
    document = json.loads(text)
    spoil(document)
    return json_text(document)

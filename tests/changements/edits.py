"""What editors do, each as a function that edits a copy of the project as they would: line by line.

What they touch is looked for in the data, never named: these edits stay possible whatever the data become.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from reperes_sante.france.register import Registre
from reperes_sante.read.disk import is_by_hand
from reperes_sante.validate import load

Edit = Callable[[Path], None]
ORGANISME = """  - id: organisme-de-passage
    nom: Organisme de passage
    nature: usagers
    sources: [{source}]
"""
CHANGES: dict[str, Edit] = {}
# What must stand in the project, published, before the change itself.
BEFORE: dict[str, Edit] = {}


def change(name: str) -> Callable[[Edit], Edit]:
    """Name a change."""

    def keep(edit: Edit) -> Edit:
        CHANGES[name] = edit
        return edit

    return keep


def replace(path: Path, pattern: str, to: str) -> None:
    """Replace the first match of a pattern in a file; the file must hold one."""
    text, count = re.subn(pattern, to, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count, (path, pattern)
    path.write_text(text, "utf-8")


def fiche_with(root: Path, pattern: str) -> Path:
    """Return the first territory file that holds a pattern."""
    files = sorted((root / "data" / "territoires").glob("*.yml"))
    return next(file for file in files if re.search(pattern, file.read_text("utf-8"), re.MULTILINE))


def first_source(root: Path) -> str:
    """Return the identifier of a source that all may cite."""
    return first_id(root / "data" / "sources" / "commun.yml")


def first_id(path: Path) -> str:
    """Return the identifier of the first thing that a file describes, behind its key or as its first key."""
    found = re.search(r"^  - (?:id: )?([a-z0-9-]+)(?::|$)", path.read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


def add_to_list(path: Path, key: str, *lines: str) -> None:
    """Write an element at the head of the first list of a key, as far to the right as the next one."""
    found = re.search(rf"^( *){key}:\n(?: *#.*\n)*( *)- ", path.read_text("utf-8"), re.MULTILINE)
    assert found, (path, key)
    head, *rest = lines
    written = "".join((f"{found[2]}- {head}\n", *(f"{found[2]}  {line}\n" for line in rest)))
    replace(path, rf"^{found[1]}{key}:\n", f"{found[1]}{key}:\n{written}")


@change("un téléphone corrigé")
def _(root: Path) -> None:
    number = r"^( +(?:- [^:\n]+|telephone): )0\d(?: \d\d){4}$"
    replace(fiche_with(root, number), number, r"\g<1>03 21 00 00 01")


@change("une action ajoutée à un contrat")
def _(root: Path) -> None:
    path = fiche_with(root, r"^ +actions:\n +- ")
    add_to_list(path, "actions", "titre: Un bus de la santé dans les villages", "date: 2025-03")


@change("un état « signé » ajouté")
def _(root: Path) -> None:
    path = fiche_with(root, r"^contrats:\n(.*\n)*?    etats:\n")
    replace(
        path, r"^(contrats:\n(?:.*\n)*?    etats:\n)", r"\g<1>      - {etat: signe, date: 2025-06-12}" "\n"
    )


@change("un territoire commencé par « reperes nouveau »")
def _(root: Path) -> None:
    known = "".join(path.read_text("utf-8") for path in (root / "data" / "territoires").glob("*.yml"))
    siren = next(siren for siren in Registre(root / "data" / "registre").epci if siren not in known)
    command = (sys.executable, "-m", "reperes_sante", "nouveau", siren, "--racine", str(root))
    subprocess.run(command, check=True, capture_output=True)


@change("un organisme renommé")
def _(root: Path) -> None:
    path = root / "data" / "organismes" / "commun.yml"
    replace(path, r"^(  - [a-z0-9]+-[a-z0-9-]+: ).*(, [\w-]+)$", r"\g<1>Nouveau nom d'organisme\g<2>")


@change("un organisme dont l'identifiant change partout")
def _(root: Path) -> None:
    old = first_id(root / "data" / "organismes" / "commun.yml")
    for path in (*(root / "data").rglob("*.yml"), *(root / "docs").rglob("*.md")):
        before = path.read_text("utf-8")
        after = re.sub(rf"(?<![\w-]){old}(?![\w-])", f"{old}-bis", before)
        if after != before:
            path.write_text(after, "utf-8")


def add_organisme(root: Path) -> None:
    """Add an organisme that nothing cites."""
    path = root / "data" / "organismes" / "commun.yml"
    path.write_text(path.read_text("utf-8") + ORGANISME.format(source=first_source(root)), "utf-8")
    listed = root / "adresses-publiees.txt"
    listed.write_text(listed.read_text("utf-8") + "organismes/organisme-de-passage/\n", "utf-8")


@change("un organisme que rien ne cite, retiré")
def remove_organisme(root: Path) -> None:
    """Remove it."""
    path = root / "data" / "organismes" / "commun.yml"
    text = path.read_text("utf-8").replace(ORGANISME.format(source=first_source(root)), "")
    path.write_text(text, "utf-8")


BEFORE["un organisme que rien ne cite, retiré"] = add_organisme


@change("un mot de plus pour la recherche d'un thème")
def _(root: Path) -> None:
    replace(root / "data" / "recherche.yml", r"^(  - mots: \[)", r"\g<1>toubibologue, ")


@change("un thème de plus")
def _(root: Path) -> None:
    path = root / "data" / "thematiques.yml"
    more = "  - id: bruit\n    nom: Bruit\n    definition: Vivre et dormir au calme.\n"
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n{more}", "utf-8")


@change("une entrée de glossaire")
def _(root: Path) -> None:
    source = first_source(root)
    add_to_list(
        root / "data" / "glossaire.yml",
        "termes",
        "id: zzz",
        "sigle: ZZZ",
        "developpe: zone de zèle zélé",
        "sens: Un exemple.",
        f"sources: [{source}]",
    )


@change("une page écrite à la main")
def _(root: Path) -> None:
    (root / "docs" / "nouvelle-page.md").write_text(
        "# Une nouvelle page\n\nElle dit une chose utile.\n", "utf-8"
    )
    aide = root / "docs" / "aide.md"
    aide.write_text(f"{aide.read_text('utf-8')}\nVoyez [la nouvelle page](nouvelle-page.md).\n", "utf-8")


@change("un conseil deux fois plus long que le plus long")
def _(root: Path) -> None:
    catalogue = load(root).checked()
    longest = max(
        (
            path
            for path in (root / "data" / "territoires").glob("*.yml")
            if catalogue.territoires[path.stem].conseils
        ),
        key=lambda path: path.stat().st_size,
    )
    fiche = yaml.load(longest.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
    council = max(fiche["conseils"], key=lambda conseil: len(str(conseil)))
    for key, value in council.items():
        if isinstance(value, list) and isinstance(value[0], dict) and key not in {"etats", "desaccords"}:
            council[key] = [*value, *map(_again, value)]
    longest.write_text(
        yaml.dump(fiche, allow_unicode=True, sort_keys=False, default_style='"', width=10_000), "utf-8"
    )


def _again(value: Any) -> Any:
    """Return a thing once more, told otherwise."""
    if isinstance(value, list):
        return [_again(item) for item in value]
    if isinstance(value, dict):
        return {key: _otherwise(key, item) for key, item in value.items()}
    return value


def _otherwise(key: str, value: Any) -> Any:
    if key == "id":
        return f"{value}-bis"
    return f"{value} – {value[::-1]}" if key in {"titre", "texte", "resume", "nom"} else _again(value)


@change("une source de plus")
def _(root: Path) -> None:
    path = fiche_with(root, r"^sources: \[")
    add_to_list(
        root / "data" / "sources" / "commun.yml",
        "sources",
        "id: source-de-plus",
        "titre: Un compte rendu",
        "editeur: Une communauté de communes",
        "nature: page-web",
        "url: https://exemple.fr/compte-rendu",
        "date: 2025-01-15",
        "archive_le: 2026-11-22",
    )
    replace(path, r"^(sources: \[)", r"\g<1>source-de-plus, ")


# A state, on one line with its day or before it.
STATE = r"^ +- (?:etat: \w+\n +date|signe|cree|lance|installe|diagnostic): "


@change("une date corrigée")
def _(root: Path) -> None:
    replace(fiche_with(root, rf"{STATE}\d{{4}}"), rf"({STATE}).*$", r"\g<1>2019-02-03")


@change("un numéro d'aide de plus")
def _(root: Path) -> None:
    sources = load(root).checked().sources.values()
    source = next(source.id for source in sources if source.officielle)
    add_to_list(
        root / "data" / "numeros-utiles.yml",
        "numeros",
        "id: essai-3999",
        'numero: "39 99"',
        "nom: Écoute d'essai",
        "famille: protection",
        "pour_qui: Pour parler à quelqu'un.",
        "horaires: tous les jours",
        "gratuit: oui",
        f"sources: [{source}]",
    )


@change("un territoire retiré")
def _(root: Path) -> None:
    catalogue = load(root).checked()
    by_hand = filter(is_by_hand, (root / "docs").rglob("*.md"))
    prose = "".join(path.read_text("utf-8") for path in by_hand)
    files = {path.stem: path for path in (root / "data" / "territoires").glob("*.yml")}
    cited = Counter(
        name
        for path in files.values()
        for name in catalogue.territoires
        if path.stem != name and re.search(rf"(?<![\w-]){name}", path.read_text("utf-8"))
    )
    next(path for name, path in sorted(files.items()) if not cited[name] and name not in prose).unlink()


@change("une couverture dite commune par commune")
def _(root: Path) -> None:
    catalogue = load(root).checked()
    for territoire in catalogue.territoires.values():
        path = root / "data" / "territoires" / f"{territoire.id}.yml"
        communes = catalogue.communes_de(territoire)[:2]
        if communes and territoire.contrats and not territoire.contrats[0].couverture:
            codes = ", ".join(f'"{commune.code}"' for commune in communes)
            replace(
                path,
                r"^(contrats:\n  - (?:id: .*\n    nom: .*|[a-z0-9-]+: .*)\n)",
                rf"\g<1>    couverture: {{communes: [{codes}]}}" "\n",
            )
            return
    raise AssertionError("no contract without its own coverage")


@change("une page écrite à la main à la place d'une page faite par les données")
def _(root: Path) -> None:
    fiche = fiche_with(root, r"^contrats:").stem
    page = root / "docs" / "territoires" / fiche / "cls.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        f'# Notre contrat\n\nNotre mot.\n\n{{{{ axes("{fiche}") }}}}\n\n{{{{ frise("{fiche}") }}}}\n', "utf-8"
    )


@change("une phrase réécrite dans une page écrite à la main")
def _(root: Path) -> None:
    page = root / "docs" / "a-propos.md"
    page.write_text(f"{page.read_text('utf-8')}\nUne phrase de plus.\n", "utf-8")

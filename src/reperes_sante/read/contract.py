"""What people know from MkDocs and Material, and what becomes of it: nothing is ignored without a word.

`CONTRACT` answers for every setting, feature, icon, plugin, extension and page key that MkDocs 1.6 and
Material 9.8 read. Its rows are in `contract.tsv`; `tests/test_contract.py` goes through the engine's lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.read.disk import pages_by_hand
from reperes_sante.read.files import decode, position_of
from reperes_sante.read.nodes import known_nodes, locate
from reperes_sante.read.settings import MATTER, NAME, read_keys

SANS_EFFET = Kind.warning(
    "reglage-sans-effet",
    f"Un réglage de {NAME} ou de l'en-tête d'une page a un effet ; sinon, on dit quoi écrire à la place.",
)
KINDS = (SANS_EFFET,)
# The drawings that come with the theme, which settings, heads and texts name.
ICONS = Path(str(files("material"))) / "templates" / ".icons"
# What asks for nothing.
OFF = ("false", "")
# Stands for a value of several words or lines.
MANY = "…"


class Sort(Enum):
    """What becomes of something that Material's readers know."""

    HONORE = "honoré"
    TOUJOURS = "toujours là"
    SANS_EFFET = "sans effet"


class Reglage(NamedTuple):
    """A row of the contract.

    Attributes:
        cle: where it is written: `theme.logo`, `theme.features › toc.follow`, `plugins › search`.
        etat: what becomes of it.
        mot: what it does here, or what to write instead; one French sentence.
        admis: values that change nothing, and of which nothing is said.
    """

    cle: str
    etat: Sort
    mot: str
    admis: tuple[str, ...] = ()


FEATURES, ICON, EXTENSIONS = "theme.features", "theme.icon", "markdown_extensions"
PAGE, BLOCK, PARTIAL = "page › ", "bloc › ", "gabarit › "
LOGO = f"{ICON} › logo"
# The block of a template that another fills.
FILLED = re.compile(r"\{%-?\s*block (\w+)")


def _rows() -> Iterator[Reglage]:
    for line in Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()[1:]:
        key, etat, mot, *admis = line.split("\t")
        yield Reglage(key, Sort(etat), mot, tuple(admis[0].split()) if admis else ())


CONTRACT: Mapping[str, Reglage] = {row.cle: row for row in _rows()}
# Settings of which each entry is a thing of its own; an unknown one is told where only known ones work.
LISTS = {
    ("theme", "features"): FEATURES,
    ("theme", "icon"): ICON,
    ("plugins",): "plugins",
    ("markdown_extensions",): EXTENSIONS,
}
CLOSED = (FEATURES, ICON, EXTENSIONS, "bloc")
UNKNOWN = "Rien ici ne le connaît : retirez-le, ou demandez-le aux développeurs."
# Left to each site, which fills there the blocks of « base.html », and puts its own partials beside.
TEMPLATE = "overrides/main.html"
PARTIALS = "overrides/partials"
# Where something is written, what the contract calls it, and its value if it is one word.
Place = tuple[tuple[str | int, ...], str, str]


def par_etat() -> tuple[tuple[str, tuple[Reglage, ...]], ...]:
    """Return the rows of each state, in the order of states, the name of the state first."""
    return tuple((e.value, tuple(row for row in CONTRACT.values() if row.etat is e)) for e in Sort)


def unheard(root: Path) -> Iterator[Finding]:
    """Tell what changes nothing in the settings of a project, its template and the heads of its pages.

    Raises:
        ReadError: the settings, or the head of a page, cannot be read.
    """
    path = root / NAME
    if path.is_file():
        text = decode(path.read_bytes(), NAME)
        yield from _told(text, NAME, _written_in(read_keys(text, NAME)))
    yield from _blocks(root)
    for partial in sorted((root / PARTIALS).rglob("*.html")):
        name = partial.relative_to(root / PARTIALS).with_suffix("").parts[0]
        if wording := _wording(PARTIAL + name, MANY):
            yield Finding.at((partial.relative_to(root).as_posix(), 1, 1), wording)
    for page in pages_by_hand(root / "docs"):
        if matter := MATTER.match(page.read_text("utf-8")):
            # Its first line is that of the dashes.
            text, name = f"\n{matter[1]}", page.relative_to(root).as_posix()
            yield from _told(text, name, (((key,), PAGE + key, MANY) for key in read_keys(text, name)))


def is_drawn(name: str) -> bool:
    """Tell whether the theme has a drawing of that name, such as `material/phone`."""
    return bool(re.fullmatch(r"[a-z0-9-]+(?:/[a-z0-9-]+)+", name)) and (ICONS / f"{name}.svg").is_file()


def _blocks(root: Path) -> Iterator[Finding]:
    path = root / TEMPLATE
    text = decode(path.read_bytes(), TEMPLATE) if path.is_file() else ""
    for found in FILLED.finditer(text):
        if wording := _wording(BLOCK + found[1], MANY):
            yield Finding.at((TEMPLATE, *position_of(found.start(1), text)), wording)


def _written_in(settings: Mapping[str, Any]) -> Iterator[Place]:
    for key, value in settings.items():
        yield (key,), key, _word(value)
        if key in ("theme", "extra") and isinstance(value, dict):
            yield from (((key, own), f"{key}.{own}", _word(said)) for own, said in value.items())
    for path, name in LISTS.items():
        found: Any = settings
        for step in path:
            found = found.get(step, ()) if isinstance(found, dict) else ()
        for rank, entry in enumerate(found if isinstance(found, (list, dict)) else ()):
            entry_name = next(iter(entry)) if isinstance(entry, dict) else entry
            is_named = isinstance(found, dict)
            value = _word(found[entry]) if is_named else MANY
            yield (*path, entry_name if is_named else rank), f"{name} › {entry_name}", value


def _word(value: object) -> str:
    return value if isinstance(value, str) else MANY


def _told(text: str, name: str, places: Iterable[Place]) -> Iterator[Finding]:
    root = known_nodes(text)
    for path, key, value in places:
        if wording := _wording(key, value):
            yield Finding.at((name, *locate(root, path, at_key=True)), wording)


def _wording(key: str, value: str) -> Wording | None:
    row = CONTRACT.get(key)
    what = key.removeprefix(PAGE).rpartition("› ")[2]
    if row is None:
        family, entry, _ = key.partition(" › ")
        unknown = entry and family in CLOSED
        return Wording(SANS_EFFET, f"« {what} » est sans effet ici.", UNKNOWN) if unknown else None
    if key == LOGO and not is_drawn(value):
        remedy = "Écrivez le nom d'un dessin de Material, par exemple « material/heart-pulse »."
        return Wording(SANS_EFFET, f"« {value} » n'est le nom d'aucun dessin.", remedy)
    asked = value not in row.admis
    heard = not row.admis if row.etat is not Sort.SANS_EFFET else value in OFF
    if heard or not asked:
        return None
    shown = what if value == MANY else f"{what}: {value}"
    return Wording(SANS_EFFET, f"« {shown} » est sans effet ici.", row.mot)

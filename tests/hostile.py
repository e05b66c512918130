"""Hostile values, and the small project with one in every text field that the model has.

Each value that is placed ends with a mark of its own, so that a page can be asked for it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.fields import Champ, blocs, champs, walk
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.read.folder import Lecture
from reperes_sante.read.typing import Typed

# Each tries to call this function of the page, or this host.
CALL, HOST = "sonde()", "hors.invalid"
SHOWN = (
    f"<script>{CALL}</script>",
    f"</script><script>{CALL}</script>",
    f"</title></style></textarea></main><svg onload={CALL}>",
    f"<img src=x onerror={CALL}>",
    f"\"><svg/onload={CALL}> '><img/src/onerror={CALL}>",
    f'" onfocus="{CALL}" autofocus x="\' onmouseover=\'{CALL}',
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f"<details open ontoggle={CALL}><summary>x</summary></details>",
    f"<link rel=stylesheet href=//{HOST}/a.css><style>@import '//{HOST}/b.css'</style>",
    f"<meta http-equiv=refresh content='0;url=//{HOST}/'><base href=//{HOST}/>",
    f"<form action=//{HOST}/><button formaction=javascript:{CALL}>x</button></form>",
    f"<a href='javascript:{CALL}'>x</a> javascript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    f"[x](javascript:{CALL}) [y](data:text/html,z) <javascript:{CALL}>",
    f"![x](//{HOST}/i.png) ![y][z]",
    f"{{: onclick={CALL} .classe #ancre style=color:red }}",
    "{{ 7*7 }} {% raw %} {# x #} {{ config }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    f"${{{CALL}}} #{{{CALL}}} <%= {CALL} %>",
    "# Titre *em* __st__ `code` ~~x~~ | cellule | --8<-- 'mkdocs.yml' :material-home: [^1] $x$",
    "```\nbloc\n```",
    "&lt;script&gt; &amp;amp; &#60;b&#62; &nbsp",
    "<!-- c --> ]]> <![CDATA[ x ]]> <?php echo 1 ?>",
    '=HYPERLINK("http://hors")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "../../../etc/passwd ..%2f..%2f",
    "x\nBEGIN:VEVENT\nATTENDEE:x",
    '\\n \\u003cscript\\u003e \\" \\',
    "العربية עברית, puis du français",
    "m" * 280,
)
# Characters that change what is read, that nobody sees, or that cover their neighbours.
REFUSED = (
    "\u202etxet",
    "\u3164",
    "\uffa0",
    "\u2800",
    "a\u034fb",
    "\ufe0f",
    "\U000e0101",
    "\u180b",
    "\u17b4",
    "\U0001d173",
    "\U0001fffe",
    "\ue000",
    "Z" + "\u0301" * 2000,
    "\u2066caché\u2069",
    "san\u200bté",
    "a\u2060b",
    "\ufeffx",
    "x\x07y",
    "\u00adx",
)


# Fields that another one forbids.
FORBIDDEN_BY = {"designation": "organisme", "nom_officiel": "siren"}


class Placed(NamedTuple):
    """A value in a field: which block and field of the model, the value with its mark, and the mark."""

    bloc: str
    champ: str
    texte: str
    marque: str


def text_fields(model: type[BaseModel]) -> list[Champ]:
    """List the fields of a block that take free text."""
    return [champ for champ in champs(model) if champ.forme and champ.forme.nom == "texte"]


def all_text_fields() -> set[tuple[str, str]]:
    """Name every text field of the model: block and field."""
    models = {model for collection in COLLECTIONS for model in blocs(collection.modele)}
    return {(model.__name__, champ.nom) for model in models for champ in text_fields(model)}


def make_hostile(root: Path, turn: int = 0) -> list[Placed]:
    """Put hostile values in all text fields of a copy of the project, and return what was put where.

    Every field that a file states gets one; so do, a few times, the fields that none states.

    Args:
        root: the copy.
        turn: another turn gives each place the next value of the corpus.
    """
    placed: list[Placed] = []
    seen: Counter[tuple[str, str]] = Counter()
    for collection in COLLECTIONS:
        for path in sorted((root / "data").glob(collection.motif)):
            raw = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
            lecture = Lecture()
            lecture.add(path, path.name, collection.modele)
            assert lecture.typed
            for typed in lecture.typed:
                for node in list(walk(typed.value)):
                    if isinstance(node.value, Model):
                        _fill(_at(_part(raw, typed), node.path), type(node.value), seen, placed, turn)
            path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), "utf-8")
    return placed


def _part(raw: Any, typed: Typed[Any]) -> Any:
    """Return what a file says of one of its parts: itself, or what it describes for a shared collection."""
    if typed.document.annexe is None:
        return raw
    held, key = typed.document.annexe
    return {held: raw[key]}


def _at(raw: Any, path: FieldPath) -> Any:
    for step in path:
        raw = raw.get(step) if isinstance(raw, dict) else raw[step]
    return raw


def _fill(
    raw: Any, model: type[Model], seen: Counter[tuple[str, str]], placed: list[Placed], turn: int
) -> None:
    # A block that the file does not state, made by the model, or that a text stands for.
    if not isinstance(raw, dict):
        return
    for champ in text_fields(model):
        key, rival = (model.__name__, champ.nom), FORBIDDEN_BY.get(champ.nom)
        is_stated = champ.nom in raw
        if any(suite.champ == champ.nom and raw.keys().isdisjoint(suite.avec) for suite in model.SUITES):
            continue
        if not is_stated and (
            seen[key] >= len(SHOWN) or (rival in raw and not _gives_way(raw, rival, seen[key]))
        ):
            continue
        count = max(1, len(raw[champ.nom])) if is_stated and champ.liste else 1
        values = [_next(key, seen, placed, turn) for _ in range(count)]
        raw[champ.nom] = values if champ.liste else values[0]


def _gives_way(raw: Any, rival: str | None, already: int) -> bool:
    """Remove, once for each block of the model, what forbids a field; say whether nothing forbids it."""
    if rival not in raw:
        return True
    if already or rival != "organisme":
        return False
    del raw[rival]
    return True


def _next(key: tuple[str, str], seen: Counter[tuple[str, str]], placed: list[Placed], turn: int) -> str:
    value = SHOWN[(seen[key] + turn) % len(SHOWN)]
    seen[key] += 1
    mark = f"zq{len(placed):05d}q"
    placed.append(Placed(*key, f"{value} {mark}", mark))
    return placed[-1].texte

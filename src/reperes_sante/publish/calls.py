"""Blocks that hand-written pages call: each is tried before the engine runs, and told at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from reperes_sante.france.letters import nearest
from reperes_sante.model.findings import Finding, Wording
from reperes_sante.read import decode
from reperes_sante.read.disk import is_by_hand
from reperes_sante.read.written import APPEL
from reperes_sante.render import BLOCS, Renderer

# What the engine offers besides: it may be named, never guessed at.
PAGES = ("fiche", "titre")


def wrong_calls(docs: Path, renderer: Renderer) -> Iterator[Finding]:
    """Yield what hand-written pages call and the site does not have.

    Args:
        docs: folder of the hand-written pages, which can all be read.
        renderer: renders what they call.
    """
    for path in filter(is_by_hand, sorted(docs.rglob("*.md"))):
        name = path.relative_to(docs.parent).as_posix()
        yield from _of_page(decode(path.read_bytes(), name), name, renderer)


def _of_page(source: str, name: str, renderer: Renderer) -> Iterator[Finding]:
    if "{" not in source:
        return
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError as error:
        message, remedy = (
            "Ce qui est entre accolades ne se comprend pas.",
            'Écrivez par exemple {{ axes("arras") }}.',
        )
        yield Finding.at((name, error.lineno, 1), Wording(APPEL, message, remedy))
        return
    for call in tree.find_all(nodes.Call):
        if told := _told(call, renderer):
            yield Finding.at((name, call.lineno, 1), Wording(APPEL, *told))


def _told(call: nodes.Call, renderer: Renderer) -> tuple[str, str] | None:
    """Return what is wrong with a call, and the remedy; nothing when it can be rendered."""
    if not isinstance(call.node, nodes.Name):
        return None
    word = call.node.name
    if word not in BLOCS and word not in PAGES:
        advice = nearest(word, (*BLOCS, *PAGES)) or "Voyez les blocs dans CONTRIBUER.md."
        return f"Le bloc « {word} » n'existe pas.", advice
    try:
        given = [argument.as_const() for argument in call.args]
        _try(word, given, renderer)
    except nodes.Impossible:
        return None
    except ValueError as error:
        message, _, advice = str(error).partition(". ")
        return f"{message}.", advice or "Écrivez un nom qui existe."
    except TypeError:
        return (
            f"« {word} » ne reçoit pas ce qu'il attend entre parenthèses.",
            "Voyez ce bloc dans CONTRIBUER.md.",
        )
    return None


def _try(word: str, given: list[object], renderer: Renderer) -> None:
    if word in BLOCS:
        renderer.bloc(word, "", *given)
    else:
        genre, cle = map(str, given)
        renderer.titre(genre, cle)

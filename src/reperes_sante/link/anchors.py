"""Anchors: a stable place in its page for each axis, action, mission, programme or body that meets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.base import Model
from reperes_sante.model.contrat import Axe
from reperes_sante.model.dispositif import Action, Dispositif, Instance, Priorite, Programme
from reperes_sante.model.dispositifs import Mission, ProjetGroupe
from reperes_sante.model.walk import walk

WORDS: dict[type[Model], str] = {
    Axe: "axe",
    Action: "action",
    Priorite: "priorite",
    Programme: "programme",
    ProjetGroupe: "projet",
    Mission: "mission",
    Instance: "instance",
}
LENGTH = 50


def slug(text: str) -> str:
    """Return a text as an end of address: lower case, no accent, hyphens, cut at a word."""
    words = re.sub(r"[^a-z0-9]+", "-", plain_letters(text)).strip("-")
    return words if len(words) <= LENGTH else words[: LENGTH + 1].rpartition("-")[0] or words[:LENGTH]


def anchors(dispositifs: Iterable[Dispositif]) -> dict[int, str]:
    """Return the anchor of each thing that has one, by the identity of the object.

    An anchor is made of words, not of ranks, so that it survives a change of order in the file.
    """
    return {key: name for dispositif in dispositifs for key, name in _anchors_of(dispositif).items()}


def _anchors_of(dispositif: Dispositif) -> dict[int, str]:
    taken: Counter[str] = Counter()
    found: dict[int, str] = {}
    for node in walk(dispositif):
        word = WORDS.get(type(node.value))
        if word:
            name = f"{word}-{dispositif.id}-{_own_part(node.value)}"
            taken[name] += 1
            found[id(node.value)] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return found


def _own_part(thing: Model) -> str:
    number = thing.numero if isinstance(thing, Axe) else None
    return slug(number or thing.appellation)

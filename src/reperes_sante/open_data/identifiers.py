"""Lasting names of dated facts, for readers that must know the same thing again: feeds and calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reperes_sante.link.pages import slug
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle

# Year of the first publication: RFC 4151 asks for a day when the name of the host was ours.
SINCE = "2026"


def name_of(
    territoire: Territoire, dispositif: Dispositif | None, date: DatePartielle | None, words: str
) -> str:
    """Return the name of a fact, made of what it says: `arras/arras-cls/2019-03/signe`.

    A corrected date or title makes another name: readers are told, as of any change.
    """
    holder = (dispositif or territoire).id
    when = date.iso if date else "sans-date"
    return "/".join((territoire.id, holder, when, slug(words)))


def unique(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, with a rank after those already met."""
    met: Counter[str] = Counter()
    for name in names:
        met[name] += 1
        yield name if met[name] == 1 else f"{name}-{met[name]}"

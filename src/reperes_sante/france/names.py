"""The words that tell the name of an intercommunalité from another, and which one a name speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reperes_sante.france.letters import fold
from reperes_sante.france.register import Epci, Registre

LITTLE_WORDS = frozenset(("d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
TYPE_WORDS = frozenset(
    (
        "agglo", "agglomeration", "ca", "cc", "communaute", "communautes", "communes", "cu", "eurometropole",
        "europeenne", "intercommunale", "metropole", "urbaine",
    )
)  # fmt: skip


EMPTY_WORDS = LITTLE_WORDS | TYPE_WORDS


def core(text: str) -> str:
    """Return the words that tell a name from another: neither articles nor kinds of intercommunalité."""
    return " ".join(word for word in fold(text).split() if word not in EMPTY_WORDS)


def other_bearer(registre: Registre, siren: str, names: Iterable[str]) -> tuple[bool, Epci | None]:
    """Tell whether names do not speak of an intercommunalité, and which one they speak of, if one is plain.

    Its own members count for it, since it may go by the name of one; others count by their official name.

    Args:
        registre: the official register.
        siren: the SIREN that was written, one of the register.
        names: what the thing that bears it is called.
    """
    words = {word for name in names for word in core(name).split()}
    if words and words.issubset(core(registre.epci[siren].nom).split()):
        return False, None
    own = len(words & _own_words(registre, siren))
    if own and own == len(words):
        return False, None
    bearers = _bearers(registre)
    shared = Counter(other for word in words for other in bearers.get(word, ()))
    best = max(shared.values(), default=0)
    if own and best <= own:
        return False, None
    likeliest = [other for other, count in shared.items() if count == best]
    is_plain = best > own and len(likeliest) == 1
    return True, registre.epci[likeliest[0]] if is_plain else None


@lru_cache(maxsize=2)
def _bearers(registre: Registre) -> Mapping[str, frozenset[str]]:
    """Return the intercommunalités whose official name has a word, by that word."""
    found: dict[str, set[str]] = {}
    for siren, epci in registre.epci.items():
        for word in core(epci.nom).split():
            found.setdefault(word, set()).add(siren)
    return {word: frozenset(sirens) for word, sirens in found.items()}


def _own_words(registre: Registre, siren: str) -> frozenset[str]:
    epci = registre.epci[siren]
    names = (epci.nom, *(registre.communes[code].nom for code in epci.communes))
    return frozenset(word for name in names for word in core(name).split())

"""The words that tell the name of an intercommunalité from another, and which one a name speaks of."""

from __future__ import annotations

from collections.abc import Iterable
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


def core(text: str) -> str:
    """Return the words that tell a name from another: neither articles nor kinds of intercommunalité."""
    return " ".join(word for word in fold(text).split() if word not in LITTLE_WORDS | TYPE_WORDS)


def other_bearer(registre: Registre, siren: str, names: Iterable[str]) -> tuple[bool, Epci | None]:
    """Tell whether names do not speak of an intercommunalité, and which one they speak of, if one is plain.

    Its own members count for it, since it may go by the name of one; others count by their official name.

    Args:
        registre: the official register.
        siren: the SIREN that was written, one of the register.
        names: what the thing that bears it is called.
    """
    words = {word for name in names for word in core(name).split()}
    own = len(words & _own_words(registre, siren))
    best = max((len(words & found), other) for other, found in _official_words(registre).items())
    if own and best[0] <= own:
        return False, None
    is_plain = (
        best[0] > own
        and sum(len(words & found) == best[0] for found in _official_words(registre).values()) == 1
    )
    return True, registre.epci[best[1]] if is_plain else None


@lru_cache(maxsize=2)
def _official_words(registre: Registre) -> dict[str, frozenset[str]]:
    return {siren: frozenset(core(epci.nom).split()) for siren, epci in registre.epci.items()}


def _own_words(registre: Registre, siren: str) -> frozenset[str]:
    members = (registre.communes[code].nom for code in registre.epci[siren].communes)
    return _official_words(registre)[siren].union(*(core(name).split() for name in members))

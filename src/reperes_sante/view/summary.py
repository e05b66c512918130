"""What the site holds, in three figures: each is counted, and told in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reperes_sante.france.figures import compte
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import offres
from reperes_sante.model.genre import Appellation
from reperes_sante.model.territoire import PRINCIPAUX
from reperes_sante.view.etats import en_cours
from reperes_sante.view.headings import nom_commun
from reperes_sante.view.territories import joignable

SORTS = 3


class ChiffreCle(NamedTuple):
    """A figure that matters: the number, what it counts, what it means to a resident."""

    nombre: int
    nom: str
    phrase: str


def en_trois_chiffres(catalogue: Catalogue) -> tuple[ChiffreCle, ...]:
    """Return the figures of the site; one that counts nothing is left out."""
    return tuple(repere for repere in _reperes(catalogue) if repere.nombre)


def _reperes(catalogue: Catalogue) -> Iterator[ChiffreCle]:
    # A part of a commune is no second one.
    communes = sum(not catalogue.registre.communes[code].chef_lieu for code in offres(catalogue))
    yield ChiffreCle(
        communes,
        _noun(communes, "commune"),
        "Qui y appeler, et ce que l'on sait de ce qui s'y fait.",
    )
    found = en_cours(catalogue, catalogue.dispositifs.values())
    running: Counter[Appellation] = Counter()
    for kind in PRINCIPAUX:
        if there := [d for d in found if isinstance(d, kind)]:
            common = nom_commun(there)
            running.update(common or d.sorte for d in there)
    whole = running.total()
    nouns = [(sort.seul if whole == 1 else sort.pluriel).partition(" ")[0].lower() for sort in running]
    told = [compte(number, sort.seul.lower(), sort.pluriel.lower()) for sort, number in running.items()]
    # Their names are long: so many make a sentence.
    said = [f"{_and(told[start : start + SORTS])}." for start in range(0, len(told), SORTS)]
    yield ChiffreCle(whole, f"{_and([*dict.fromkeys(nouns)])} en cours", " ".join(said))
    territoires = catalogue.territoires.values()
    called = sum(joignable(catalogue, territoire) for territoire in territoires)
    all_of_them = "Chaque territoire a un numéro que l'on peut appeler."
    part = f"Sur {len(territoires)}. Pour les autres : la mairie, le CCAS et les numéros nationaux."
    yield ChiffreCle(
        called,
        f"{_noun(called, 'territoire')} avec un téléphone",
        all_of_them if called == len(territoires) else part,
    )


def _noun(number: int, singular: str) -> str:
    return singular if number == 1 else f"{singular}s"


def _and(words: list[str]) -> str:
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))

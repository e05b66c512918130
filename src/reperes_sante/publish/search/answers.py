"""What the search answers before any page: whom to call for a need, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from string import ascii_letters, digits
from typing import Any, NamedTuple

from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import page_de_la_langue, page_du_besoin
from reperes_sante.model.besoins import Besoin
from reperes_sante.model.langues import Langue
from reperes_sante.publish.search.asked import PageModel
from reperes_sante.publish.search.entries import ABOUT, BETWEEN, PART, Entry
from reperes_sante.publish.search.needs import NONE, SCALE, LinearModel, Phrases, general_stems
from reperes_sante.publish.search.words import STOP_WORDS, sound, stem, words

# Enough to act; the page of the need has the others.
CALLS = 2
LANGUAGE = "langue:"
SIGNS = f"{digits}{ascii_letters}"
# A help number or a theme has the very words of a need, and so has a part of the pages that list them;
# other pages are named, not needed.
NEEDED = ("Numéro utile", "Thème", "Besoin", "Urgences", PART)
# What pages say otherwise teaches what tells no need: so many times a few words. More hide needs.
SAYINGS = 800
SAYING = 3
# No word of a question fetches them.
EMPTY = frozenset(map(stem, STOP_WORDS))
# The sign of what speaks neither for a page nor against it.
MIDDLE = 30


class NeedReader(NamedTuple):
    """What reads a question for a need, as browsers fetch it.

    Attributes:
        tete: `besoins`, the keys of what a question may tell, the most pressing first, "" for nothing;
            `avance`, what each has before any word is read; `echelle`, what weights are divided by;
            `inconnu`, how rare a stem is that nothing taught;
            `langues`, the own name of each language; `demandees`, the `PageModel` but for its stems.
        lignes: a stem, then its line: a sign for how rare it is (by twos), two for each need, its rank and
            its weight from `-SCALE`; or, when it begins all the stems of a question that tells a need, « = »,
            the rank of this need, and the other stems; or « > », a sign for how rare it is among what pages
            are asked by, one for how much it speaks for a page, from `MIDDLE`, three for each page: its rank,
            of two, and its gain; sorted by how stems sound.
    """

    tete: dict[str, Any]
    lignes: tuple[tuple[str, str], ...]


def reading(catalogue: Catalogue, model: LinearModel) -> NeedReader:
    """Return what reads a question for a need.

    Args:
        catalogue: the data.
        model: what phrases taught.
    """
    tete = {
        "besoins": model.besoins,
        "avance": model.avance,
        "echelle": round(model.echelle, 3),
        "inconnu": max(map(_rare, model.rares.values())) * 2,
        "langues": {f"{LANGUAGE}{langue.id}": langue.nom for langue in catalogue.langues.values()},
    }
    lines = [(word, _line(model, word)) for word in model.poids]
    for signature, rank in model.entiers.items():
        first, *others = signature.split()
        lines.append((first, " ".join((f"={rank}", *others))))
    return NeedReader(tete, _sorted(lines))


def with_pages(read: NeedReader, pages: PageModel) -> NeedReader:
    """Return what reads a question for a need and for a page, as browsers fetch it.

    Args:
        read: what reads it for a need.
        pages: what phrases taught of pages.
    """
    head = {
        "entrees": pages.entrees,
        "avance": pages.avance,
        "vides": {word: manner for word, manner in pages.manieres.items() if word in EMPTY},
        "inconnue": pages.inconnue,
    }
    own = (
        (word, f">{_sign(rare)}{_manner(pages.manieres[word])}{_gains(pages.gains[word])}")
        for word, rare in pages.rares.items()
    )
    return NeedReader({**read.tete, "demandees": head}, _sorted((*read.lignes, *own)))


def _manner(manner: int) -> str:
    return _sign(max(0, manner + MIDDLE))


def _gains(gains: Mapping[int, int]) -> str:
    numbers = (n for rank, gain in gains.items() for n in (*divmod(rank, len(SIGNS)), gain))
    return "".join(map(_sign, numbers))


def _sign(number: int) -> str:
    return SIGNS[min(number, len(SIGNS) - 1)]


def _sorted(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(lines, key=lambda line: (sound(line[0]), *line)))


def cards(catalogue: Catalogue) -> dict[str, Any]:
    """Return the answer for each need and each language, by the key that a reading gives."""
    return {
        **{besoin.id: _card(catalogue, besoin) for besoin in catalogue.besoins.values()},
        **{f"{LANGUAGE}{langue.id}": _foreign(catalogue, langue) for langue in catalogue.langues.values()},
    }


def phrases_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what there is to learn: phrases with the need or the language of each, then what tells none."""
    for besoin in catalogue.besoins.values():
        yield from ((phrase, besoin.id) for phrase in besoin.phrases)
    for langue in catalogue.langues.values():
        said = (*langue.phrases, *langue.autres_langues)
        yield from ((phrase, f"{LANGUAGE}{langue.id}") for phrase in said)
    yield from ((phrase, NONE) for phrase in catalogue.recherche.sans_besoin)


def names_of(found: Iterable[Entry], phrases: Phrases) -> tuple[str, ...]:
    """Return the names of the pages that answer no need, what people ask of the site, some of what pages say.

    Words that one need has for its own are left out of what they say: « mieux », « depuis », « manque » tell
    nothing by themselves, and « tabac » does, wherever it stands.

    Args:
        found: all that can be found.
        phrases: what there is to learn.
    """
    others = [entry for entry in found if entry.genre not in NEEDED]
    of_site = (phrase for entry in others if entry.genre == ABOUT for phrase in entry.phrases)
    names = dict.fromkeys((*(entry.titre for entry in others if not entry.est_partie), *of_site))
    general = general_stems(phrases)
    said = {part for entry in others for part in _said(entry.texte, general)}
    # A text that changes changes few of these.
    return (*names, *sorted(said, key=lambda part: sha256(part.encode()).digest())[:SAYINGS])


def _said(text: str, general: frozenset[str]) -> Iterator[str]:
    """Yield the general words of a text, from each few words that say something."""
    for part in text.split(BETWEEN):
        telling = words(part)
        for rank in range(0, len(telling), SAYING):
            if kept := [word for word in telling[rank : rank + SAYING] if stem(word) in general]:
                yield " ".join(kept)


def _rare(rare: int) -> int:
    return min(rare // 2, len(SIGNS) - 1)


def _line(model: LinearModel, word: str) -> str:
    numbers = (n for rank, weight in model.poids[word].items() for n in (rank, weight + SCALE))
    return f"{SIGNS[_rare(model.rares[word])]}{''.join(SIGNS[n] for n in numbers)}"


def _card(catalogue: Catalogue, besoin: Besoin) -> dict[str, Any]:
    return {
        "nom": typographier(besoin.nom),
        "pour": typographier(besoin.pour_qui),
        "url": page_du_besoin(besoin.id).adresse,
        "appels": [_call(catalogue, appel.numero, appel.quand or "") for appel in besoin.appeler[:CALLS]],
    }


def _foreign(catalogue: Catalogue, langue: Langue) -> dict[str, Any]:
    return {
        "nom": langue.titre,
        "langue": langue.id,
        "francais": langue.nom_francais,
        "url": page_de_la_langue(langue.id).adresse,
        "appels": [_call(catalogue, appel.numero, appel.texte) for appel in langue.appeler[:CALLS]],
    }


def _call(catalogue: Catalogue, numero: str, quand: str) -> dict[str, Any]:
    ligne = catalogue.lignes[numero]
    call = {"numero": ligne.numero, "nom": typographier(ligne.nom), "quand": typographier(quand)}
    return {**call, "sms": True} if ligne.sms else call

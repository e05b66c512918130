"""Measure what residents get: needs, places, pages, pairs of words; printed by `make moteurs`.

Nothing here is learnt from: `tests/verite/besoins.tsv` and the halves of `tests/questions.csv`, `voix.csv`,
`ordinaire.csv`, `inedites.csv`, `gens.csv`, `huit.csv`, `treize.csv`, `douze.csv`, `quatorze.csv`,
`quinze.csv`, `seize.csv`, `dixsept.csv` and `lieux.csv` that a hash draws are only asked. The other
halves may be looked at to mend kinds of faults.
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import offres
from reperes_sante.publish.communes import commune_files, connu
from reperes_sante.publish.recipe import open_site
from reperes_sante.publish.search import FOLDER, reading_files, search_files, searchable
from reperes_sante.publish.search.answers import names_of, phrases_of, reading, with_pages
from reperes_sante.publish.search.asked import asked_pages
from reperes_sante.publish.search.needs import stems, trained
from reperes_sante.publish.search.words import STOP_WORDS, cut
from tests.conftest import ROOT

HERE = Path(__file__).parent
FOLDS = 5
PARTS = (0.25, 0.5, 0.75, 1)
PAIRS = 400
# What people ask a town for, and how many towns that nothing covers are drawn: those of so many inhabitants.
OF_A_PLACE = (
    "cls {}",
    "{} cls",
    "{} conseil local santé mentale",
    "contrat local de sante {}",
    "action sociale {}",
    "{} sante",
    "centre social {}",
    "qui appeler à {} pour la santé mentale",
    "ccas {}",
    "{} santé mentale",
    "aide sociale {}",
    "{} prévention",
)
PLACES = 150
TOWN = 8000
FIRSTS = 3
WORST = 20
NOTHING = "rien"
# A phrase that shares this part of its stems with a question teaches its very answer.
ALIKE = 0.6
TABLES = tuple(
    f"{name}.csv"
    for name in (
        *("questions", "voix", "ordinaire", "inedites", "gens"),
        *("huit", "treize", "douze", "quatorze", "quinze", "seize", "dixsept", "lieux"),
    )
)
# Rank of the column of `voix.csv` that says who speaks.
VOICE = 3


class Asked(NamedTuple):
    """A question, what answers it, and its kind."""

    question: str
    attendu: tuple[str, ...]
    genre: str


def is_measured(text: str) -> bool:
    """Tell whether a text is of the half that only measures, drawn by its own hash."""
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 1


def table(name: str, *, measured: bool = True, column: int = 2) -> Iterator[Asked]:
    """Yield the measuring half of a table of `tests/`, or the half that may be read and learnt from.

    Args:
        name: its file.
        measured: which half.
        column: rank of the column that says the kind.
    """
    with (ROOT / "tests" / name).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[0] not in {"question", "saisie"} and is_measured(row[0]) is measured:
                yield Asked(row[0], tuple(re.split(r" ou |\+", row[1])), row[column])


def held_phrases() -> list[Asked]:
    """Return the phrases of the survey that were never learnt, with the need of each."""
    lines = (ROOT / "tests" / "verite" / "besoins.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [Asked(phrase, (_wanted(need),), "relevé") for phrase, need in rows]


def _wanted(need: str) -> str:
    """Return what the search calls a need of the survey, which writes « langue-en »."""
    return need.replace("-", ":", 1) if need.startswith("langue-") else f"besoin:{need}"


def run(script: str, *arguments: Path | Sequence[str], folder: Path) -> Any:
    """Return what a script answers, its lists given as files."""
    paths = []
    for rank, argument in enumerate(arguments):
        path = argument if isinstance(argument, Path) else folder / f"{script}-{rank}.json"
        if not isinstance(argument, Path):
            path.write_text(json.dumps(list(argument)), "utf-8")
        paths.append(str(path))
    command = ["node", str(HERE / script), *paths]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def shown(answer: dict[str, Any]) -> list[str]:
    """Return the keys of what an answer shows, in the order of the screen; what is only proposed counts."""
    needs, proposed = (
        [key if key.startswith("langue:") else f"besoin:{key}" for key in answer[kind]]
        for kind in ("besoins", "pistes")
    )
    explained = 1 if answer["dabord"] else 0
    pages = answer["pages"]
    places = (f"lieu:{code}" for code in answer["lieux"])
    return [*pages[:explained], *needs, *places, *proposed, *pages[explained:]]


def _means(key: str) -> set[str]:
    """Return the ways to name a place: a commune, a territory, a department."""
    kind, _, code = key.partition(":")
    if kind != "lieu":
        # A part of a page is in that page.
        return {key, key.partition("#")[0]}
    return {f"commune:{code}", f"territoires/{code}/", f"ma-commune/{code.lower()}/"}


def rank_of(asked: Asked, answer: dict[str, Any]) -> int:
    """Return the place of the first right answer, 0 when none is; that of no need at all is 1."""
    if asked.attendu == (NOTHING,):
        return 0 if answer["besoins"] else 1
    keys = shown(answer)
    return next((rank for rank, key in enumerate(keys, 1) if _means(key) & set(asked.attendu)), 0)


def by_kind(asked: Sequence[Asked], ranks: Sequence[int]) -> Iterator[str]:
    """Yield a line for each kind of question, then one for all."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for one, rank in zip(asked, ranks, strict=True):
        kinds[one.genre].append(rank)
    for kind, found in (*kinds.items(), ("ensemble", list(ranks))):
        first, three = (sum(0 < rank <= most for rank in found) for most in (1, FIRSTS))
        yield f"  {kind:<18}{len(found):>5}{first / len(found):>9.0%}{three / len(found):>9.0%}"


def pairs_of(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return adjacent words of the pages, drawn by a fixed seed."""
    found = {
        (one, two)
        for text in texts
        for part in text.split(" · ")
        for one, two in pairwise(cut(part))
        if not STOP_WORDS & {one, two} and min(len(one), len(two)) > FIRSTS and (one + two).isalpha()
    }
    return random.Random(20261128).sample(sorted(found), min(PAIRS, len(found)))  # noqa: S311


def places_asked(catalogue: Catalogue) -> Iterator[Asked]:
    """Yield what is asked of towns that nothing covers, drawn by a fixed seed, in small letters or not."""
    covered = offres(catalogue)
    towns = [
        one
        for one in catalogue.registre.communes.values()
        if (one.population or 0) > TOWN and one.code not in covered
    ]
    draw = random.Random(20261130)  # noqa: S311 - the same towns at each run
    for town in draw.sample(towns, PLACES):
        form, name = draw.choice(OF_A_PLACE), draw.choice((town.nom, town.nom.lower()))
        yield Asked(form.format(name), (f"commune:{town.code}",), form)


def _shuffled(catalogue: Catalogue) -> list[tuple[str, str]]:
    phrases = list(phrases_of(catalogue))
    random.Random(0).shuffle(phrases)  # noqa: S311 - the same parts at each run
    return phrases


def left_out(
    catalogue: Catalogue, found: Sequence[Any], folder: Path, fold: int, part: float = 1
) -> Counter[tuple[str, str]]:
    """Return how often each need, or none, is read for each, on a fold that was left out of what is learnt.

    Args:
        catalogue: the data.
        found: all that can be found, whose names tell no need.
        folder: where to write what reads.
        fold: rank of the fold.
        part: how much of the other phrases is learnt.
    """
    phrases = _shuffled(catalogue)
    left = phrases[fold::FOLDS]
    others = [pair for rank, pair in enumerate(phrases) if rank % FOLDS != fold]
    kept = tuple(others[: round(part * len(others))])
    path = folder / "pli.json"
    read_by = _files_of(catalogue, found, kept)
    path.write_text(json.dumps(read_by), "utf-8")
    answered = run("besoins.mjs", path, [phrase for phrase, _ in left], folder=folder)
    return Counter((need, got[0][0] if got else "") for (_, need), got in zip(left, answered, strict=True))


def _files_of(
    catalogue: Catalogue, found: Sequence[Any], kept: tuple[tuple[str, str], ...]
) -> dict[str, str]:
    """Return what reads questions when only these phrases of needs were learnt."""
    read = reading(catalogue, trained(kept, names_of(found, kept)))
    return reading_files(with_pages(read, asked_pages(found, kept)))


def cross_validated(catalogue: Catalogue, found: Sequence[Any], folder: Path) -> Counter[tuple[str, str]]:
    """Return the same for all folds: no phrase is read by what learnt it."""
    return sum((left_out(catalogue, found, folder, fold) for fold in range(FOLDS)), Counter())


def unlike(phrases: Iterable[tuple[str, str]], asked: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the phrases that resemble no question.

    Args:
        phrases: pairs of a phrase and its need.
        asked: the questions.
    """
    questions = [frozenset(stems(text)) for text in asked]

    def is_alike(words: frozenset[str]) -> bool:
        return any(len(words & one) >= ALIKE * len(words | one) for one in questions)

    return tuple(pair for pair in phrases if not is_alike(frozenset(stems(pair[0]))))


def _told(read: Counter[tuple[str, str]]) -> str:
    told = Counter({pair: count for pair, count in read.items() if pair[0]})
    right = sum(count for (need, got), count in told.items() if need == got)
    silent = sum(count for (_, got), count in told.items() if not got)
    none = Counter({got: count for (need, got), count in read.items() if not need})
    wrong = sum(count for got, count in none.items() if got)
    return (
        f"{right / told.total():.0%} justes, {silent / told.total():.0%} sans réponse ; "
        f"une carte pour {wrong / none.total():.0%} des phrases qui n'en demandent pas"
    )


def main() -> None:
    """Print every measure, worst questions last."""
    site = open_site(ROOT)
    found, documents = searchable(site.catalogue, site.renderer, ROOT / "docs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {
            **search_files(found, documents, site.catalogue),
            **commune_files(site.catalogue.registre, connu(site.catalogue)),
        }
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        print(f"{'question':<18}{'nombre':>7}{'premier':>9}{'des 3':>9}")
        _print_asked("questions", [*table("questions.csv"), *held_phrases()], folder)
        _print_asked("voix", [*table("voix.csv", column=VOICE)], folder)
        _print_asked("ordinaire", [*table("ordinaire.csv")], folder)
        _print_asked("inédites", [*table("inedites.csv")], folder)
        _print_asked("dix personnes", [*table("gens.csv")], folder)
        _print_asked("huit personnes", [*table("huit.csv")], folder)
        _print_asked("treize personnes", [*table("treize.csv")], folder)
        _print_asked("douze personnes", [*table("douze.csv")], folder)
        _print_asked("quatorze", [*table("quatorze.csv")], folder)
        _print_asked("quinze", [*table("quinze.csv")], folder)
        _print_asked("seize", [*table("seize.csv")], folder)
        _print_asked("dix-sept", [*table("dixsept.csv")], folder)
        _print_asked("lieux", [*table("lieux.csv")], folder)
        _print_pairs(pairs_of(entry.texte for entry in found), folder)
        _print_asked("ce qu'a une commune que rien ne couvre", [*places_asked(site.catalogue)], folder)
        _print_inputs(folder)
        read = cross_validated(site.catalogue, found, folder)
        print(f"besoins, en cinq plis : {_told(read)}")
        for part in PARTS:
            one = left_out(site.catalogue, found, folder, 0, part)
            print(f"  appris sur {part:.0%} des autres phrases : {_told(one)}")
        confused = Counter({pair: count for pair, count in read.items() if all(pair) and pair[0] != pair[1]})
        print(*(f"  {need} lu {got} : {count}" for (need, got), count in confused.most_common(10)), sep="\n")
        _print_worst(folder)
        _print_unlike(site.catalogue, found, folder)


def _print_asked(name: str, asked: Sequence[Asked], folder: Path) -> None:
    answered = run("questions.mjs", folder / FOLDER, [one.question for one in asked], folder=folder)
    print(name, *by_kind(asked, list(map(rank_of, asked, answered))), sep="\n")


def _print_worst(folder: Path) -> None:
    """Print what is answered badly in the half that may be read: to read the other would be to tune to it."""
    asked = [one for name in TABLES for one in table(name, measured=False)]
    answered = run("questions.mjs", folder / FOLDER, [one.question for one in asked], folder=folder)
    ranked = zip(asked, map(rank_of, asked, answered), strict=True)
    lost = [one for one, rank in ranked if not 0 < rank <= FIRSTS]
    print(*(f"  {one.genre} : « {one.question} »" for one in lost[:WORST]), sep="\n")


def _print_unlike(catalogue: Catalogue, found: Sequence[Any], folder: Path) -> None:
    """Print how the half that may be read is answered when nothing like it was learnt.

    It comes last: it writes anew what reads needs.
    """
    tables = {name: [*table(name, measured=False)] for name in TABLES}
    kept = unlike(phrases_of(catalogue), (one.question for own in tables.values() for one in own))
    for name, text in _files_of(catalogue, found, kept).items():
        (folder / FOLDER / name).write_text(text, "utf-8")
    print("la moitié ouverte, sans les phrases apprises qui lui ressemblent")
    for name, own in tables.items():
        answered = run("questions.mjs", folder / FOLDER, [one.question for one in own], folder=folder)
        *_, whole = by_kind(own, list(map(rank_of, own, answered)))
        print(f"{name}{whole}")


def _print_pairs(pairs: Sequence[tuple[str, str]], folder: Path) -> None:
    answered = run("questions.mjs", folder / FOLDER, [" ".join(pair) for pair in pairs], folder=folder)
    whole = [answer for answer in answered if answer["entieres"]]
    first = sum(answer["premiere"] for answer in whole)
    print(f"paires de mots : {first / len(whole):.1%} commencent par une réponse entière, sur {len(whole)}")
    cards = Counter(answer["besoins"][0] for answer in answered if answer["besoins"])
    worried = sum(answer["inquiet"] for answer in answered)
    most = ", ".join(f"{need} {count}" for need, count in cards.most_common(6))
    print(
        f"  une carte sur {cards.total()} d'entre elles ({most}), les seuls numéros d'urgence sur {worried}"
    )


def _print_inputs(folder: Path) -> None:
    asked = list(table("saisies.csv"))
    answered = run("communes.mjs", folder / "assets/communes", [one.question for one in asked], folder=folder)
    ranks = [_found(one, answer) for one, answer in zip(asked, answered, strict=True)]
    print("« Ma commune »", *by_kind(asked, ranks), sep="\n")


def _found(asked: Asked, answer: dict[str, Any]) -> int:
    codes = answer["codes"]
    match asked.attendu:
        case ("aucun",):
            return int(not codes)
        case ("ecriture",):
            return int(bool(answer.get("illisible")) and not codes)
        case ("departement",):
            return int(bool(answer.get("departement")))
        case (one,):
            wanted = one.removeprefix("territoire:")
            return codes.index(wanted) + 1 if wanted in codes else 0
        case several:
            return int(set(several) <= set(codes))


if __name__ == "__main__":
    main()

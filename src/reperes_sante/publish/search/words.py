"""Words of a text and what their forms share, cut as `docs/assets/js/francais.js` does: a test holds both."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from reperes_sante.france.letters import SAINTS


class _Bare(dict[int, str | int | None]):
    """What each letter becomes, learnt as letters are met: marks go, all others but these stay."""

    def __missing__(self, letter: int) -> int | None:
        bare = None if unicodedata.category(chr(letter)).startswith("M") else letter
        self[letter] = bare
        return bare


BARE = _Bare({ord("œ"): "oe", ord("æ"): "ae", **dict.fromkeys(map(ord, "’ʼ‘´`"), "'")})
ELISION = re.compile(r"(?<![^\W_])(?:l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)'")
DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
WORD = re.compile(r"[^\W_]+")
PIECES = 2**16
# What courtesy and asking add to a question; « voudrais » and « savoir » ask for nothing by themselves.
COURTESY = frozenset(
    WORD.findall(
        "aimerais aimerait aimerions auriez avance avez bonjour bonsoir cherche cherchons concernant "
        "concernent cordialement coucou existe existent madame mentionnent merci messieurs monsieur parlent "
        "plait pourrais pourrait pourriez pouvez pouvons puis remercie renseigner salut salutations savoir "
        "serait souhaite souhaiterais souhaiterait souhaitons stp svp voudrais voudrait voudrions"
    )
)
STOP_WORDS = COURTESY | frozenset(
    WORD.findall(
        "a ai as au aux avec c ce ces cet cette comment d dans de des du elle elles en est et etre eux "
        "faire fait faut il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous "
        "on ont ou par pas peut pour qu que quel quelle quelles quels qui quoi s sa se ses son sont sur "
        "t ta te tes toi ton tu un une vos votre vous y"
    )
)


def normal(text: str) -> str:
    """Return a text in small letters, without accents nor ligatures: « C.L.S. Nœux » → « cls noeux »."""
    straight = unicodedata.normalize("NFD", text.lower()).translate(BARE)
    return DOTTED.sub(lambda sigle: sigle[0].replace(".", ""), straight)


def words(text: str) -> list[str]:
    """Return the words that can be looked for: « l'école de Béthune » → « ecole », « bethune ».

    Words that say nothing are left out, unless there are no others: « Qui fait quoi ? ».
    """
    found = cut(text)
    return [word for word in found if word not in STOP_WORDS] or found


def cut(text: str) -> list[str]:
    """Return all the words of a text, elided articles left out; one word is one object, in all texts."""
    return [word for piece in text.split() for word in _cut(piece)]


# No word goes over a space, and the same pieces come back in text after text.
@lru_cache(PIECES)
def _cut(piece: str) -> tuple[str, ...]:
    found = WORD.findall(ELISION.sub(" ", normal(piece)))
    return tuple(intern(SAINTS.get(word, word)) for word in found)


def written(texts: Iterable[str]) -> dict[str, str]:
    """Return how some texts most often write each word: « depression » is written « dépression ».

    Args:
        texts: texts as readers see them.
    """
    said: Counter[str] = Counter()
    for text in texts:
        said.update(WORD.findall(text.lower()))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for form, count in said.items():
        forms[normal(form)][form] = count
    return {word: max(sorted(counts), key=counts.__getitem__) for word, counts in forms.items()}


# Endings that set word forms apart, longest first, and how much of the word must be left.
ENDINGS = (
    ("issements", 5), ("issement", 5), ("ements", 7), ("ement", 7), ("ations", 5), ("ation", 5), ("iques", 5),
    ("ique", 5), ("ismes", 5), ("isme", 5), ("istes", 5), ("iste", 5), ("euses", 5), ("euse", 5), ("eurs", 5),
    ("eur", 5), ("ies", 6), ("ie", 6), ("er", 5), ("es", 3), ("e", 3),
)  # fmt: skip
WITHOUT_FORMS = 4
# Words come back in phrase after phrase.
REMEMBERED = 2**14
DIGIT = re.compile(r"\d")
DOUBLED = re.compile(r"([lnt])\1$")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of a folded word: « agees » and « age » give « ag ».

    Args:
        word: one word, as `search.words` cuts them.
    """
    short = _singular(word)
    if DIGIT.search(short):
        return short
    for ending, left in ENDINGS:
        if short.endswith(ending) and len(short) - len(ending) >= left:
            short = short[: -len(ending)]
            break
    short = short.removesuffix("e") if len(short) > WITHOUT_FORMS else short
    return DOUBLED.sub(r"\1", short) if len(short) > WITHOUT_FORMS else short


def _singular(word: str) -> str:
    if len(word) < WITHOUT_FORMS or DIGIT.search(word):
        return word
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > WITHOUT_FORMS:
        return f"{word[:-3]}al"
    if word.endswith("ss"):
        return word
    return word[:-1] if word.endswith(("s", "x")) else word


# What sounds alike in French is often written alike: « suisside », « farmaci », « canser ».
SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("^h", ""), ("(?:ch|k)(?=i?[sz]o[fp])", "sk"), ("schi(?=[sz])", "ski"), ("sch", "ch"), ("ph", "f"),
        ("ch(?=[rlnt])|(?<=psi)ch|(?<=psy)ch", "k"), ("(?<![cp])h", ""), ("sc(?=[eiy])", "s"),
        ("c(?=[eiy])|(?<=[nr])c$|(?<=oi)c$", "s"), ("cq|ck|qu|q|c(?!h)", "k"), ("gu(?=[eiy])", "g"),
        ("g(?=[eiy])", "j"), ("y", "i"), ("eau|au", "o"), ("[ae]i(?![nl])", "e"), ("[ae]in|im(?=[bp])", "in"),
        ("e[nm](?=[bcdfgjkpqstvz])|am(?=[bp])", "an"), ("om(?=[bp])", "on"), ("xs", "x"), ("z", "s"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """Return how a stem sounds, roughly: « suicid » and « suissid » give « suisid ».

    Args:
        word: a stem; one that holds a digit stays as it is.
    """
    if DIGIT.search(word):
        return word
    for written, heard in SOUNDS:
        word = written.sub(heard, word)
    return word

"""Statements: a source that keeps silent contradicts nobody, and a field of activity sits nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.base import Date, Version
from reperes_sante.model.blocs import Participant, Valeur
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.vocabulaire import FamilleActeur as F
from reperes_sante.validate.rules.linked import Linked, Remark, rule, warning

# « ne parle plus du centre », « n'est pas citée », « ne dit rien », « se tait », « muette ».
SILENCE = re.compile(
    r"\bn(?:e |')(?:en )?(?:est |sont )?(?:plus |pas |jamais )?"
    r"(?:parle|dit|cite|mentionne|evoque|precise|indique|distingue)\w*"
    r"|\bmuets?\b|\bmuettes?\b|\bsilence\b|\bse tait\b"
)
# The families that are named after what they deal with, not after people.
DOMAINS = (F.PSYCHIATRIE, F.SOCIAL, F.LOGEMENT, F.EDUCATION, F.JUSTICE)
WORDS = frozenset(
    word
    for label in (*(famille.label for famille in DOMAINS), "santé mentale", "police", "santé")
    for word in re.findall(r"\w+", plain_letters(label))
)


@warning(
    "version-de-silence",
    "Une version d'un désaccord dit quelque chose : une source qui se tait ne contredit personne.",
)
def versions_de_silence(linked: Linked) -> Iterator[Remark]:
    """Tell each version that only says that its source says nothing."""
    for file, path, version in linked.every(Version):
        if SILENCE.search(plain_letters(version.texte).replace("’", "'")):
            message = "Cette source se tait : elle n'est pas en désaccord."
            remedy = "Retirez cette version, et écrivez dans « inconnus » ce que l'on ne sait pas."
            yield Remark(file, (*path, "texte"), message, remedy)


@warning(
    "domaine-qui-siege",
    "Ce sont des personnes ou des organismes qui siègent, non un domaine comme « Justice ».",
)
def domaines_qui_siegent(linked: Linked) -> Iterator[Remark]:
    """Tell each member that is but a field: a source often only says whom a council works with."""
    for file, path, membre in linked.every(Membre):
        words = re.findall(r"\w+", plain_letters(membre.designation or ""))
        if words and WORDS.issuperset(words):
            message = f"« {membre.designation} » est un domaine : qui siège ?"
            remedy = (
                "Si la source dit qui siège, écrivez-le : « Services de la justice ». Si elle dit seulement "
                "qui peut y prendre part, c'est « ouvert_a » ; avec qui il travaille, « partenaires »."
            )
            yield Remark(file, (*path, "designation"), message, remedy)


# « la Ville et la Préfecture »: two names, each with its article.
ARTICLE = r"(?:l['’]|les? |la )"
TWO_NAMES = re.compile(rf"({ARTICLE}[^,;]+) et ({ARTICLE}[^,;]+)", re.IGNORECASE)


@warning("deux-noms-en-un", "Qui prend part à quelque chose est nommé seul : chacun a son tiret.")
def deux_noms_en_un(linked: Linked) -> Iterator[Remark]:
    """Tell two names that pages would show, and count, as one: « la Ville et la Préfecture »."""
    for file, path, who in linked.every(Participant):
        if two := TWO_NAMES.fullmatch(who.designation or ""):
            message = f"« {two[0]} » est lu comme un seul nom."
            remedy = (
                f"S'ils sont deux, écrivez-les chacun derrière un tiret : « - {two[1]} », « - {two[2]} »."
            )
            yield Remark(file, (*path, "designation"), message, remedy)


@rule("environ-sans-date", "« environ » suit une date : il ne dit rien d'un nombre ni d'un nom.")
def environ_sans_date(linked: Linked) -> Iterator[Remark]:
    """Tell each « environ » that no page would show, for lack of a date that it is about."""
    for file, path, fact in linked.every(Date):
        if fact.environ and not (fact.date or fact.fin or fact.date_publiee):
            counted = "Si c'est le nombre, écrivez « exactitude: environ » ; sinon, donnez"
            first = counted if isinstance(fact, Valeur) else "Donnez"
            message = "« environ » dit qu'une date est approximative, et il n'y en a pas."
            yield Remark(file, (*path, "environ"), message, f"{first} la date, ou retirez cette ligne.")

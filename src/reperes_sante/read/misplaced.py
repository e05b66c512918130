"""A key that its block has not, told by what it means: a progress, words, a price, a name at the head."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from reperes_sante.france.given_names import persons_in
from reperes_sante.france.letters import capitale, hyphened
from reperes_sante.france.typed_dates import date_remedy
from reperes_sante.model.base import Date, Decrite, Model, is_a_name, lists_of
from reperes_sante.model.blocs import Mandat
from reperes_sante.model.dispositifs import ConseilAdministration
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.synonymes import KEY_PLACES, meant_by
from reperes_sante.model.territoire import KINDS, Territoire
from reperes_sante.model.types import FORM
from reperes_sante.model.vocabulaire import EtatDispositif, StatutMembre
from reperes_sante.read.repairs import as_value

# Where what no field holds is told in words, the likeliest first.
IN_WORDS = ("detail", "resume", "fonctionnement", "methode", "precision")
# Of these, the one that holds several sentences.
LINES = "methode"
WORDS = frozenset(
    {*IN_WORDS, "commentaire", "commentaires", "description", "explication", "note", "remarque", "texte"}
)
PROGRESS = frozenset({"avancement", "etat", "etats", "progression", "statut"})
BY_DATES = (
    "Cela se dit par des dates : « prevue: oui » si c'est annoncé ; « date » et « depuis: oui » si cela dure."
    " "
    "Si c'est fini, « fin »."
)
OF_THE_REGISTER = "Retirez cette ligne : la population vient du registre officiel."
OF_A_BOARD = "Dites qui siège dans « elus: », « associations: » ou « autres_membres: », selon la source."
PRICE = frozenset({"cout", "frais", "gratuite", "montant", "prix", "tarifs"})


def by_sense(block: Any, key: str, beside: Collection[str], above: Collection[str]) -> str:  # noqa: ANN401
    """Say what to write for a key that no field of its block has another name for; nothing if it means none.

    Args:
        block: what the key stands in.
        key: the key, in small letters without accents, with low lines.
        beside: what the block says in the file.
        above: the fields of the blocks that hold this one.
    """
    if not (isinstance(block, type) and issubclass(block, Model)):
        return ""
    said = next((held for name, held in _pairs(beside) if _same(name, key)), None)
    text = said if isinstance(said, str) else "…"
    fields = block.model_fields
    return (
        _once_more(key, text, fields)
        or (_of_a_state(key, text) if "etats" in fields else "")
        or (BY_DATES if key in PROGRESS and issubclass(block, Date) else "")
        or (_free_or_not(text) if key in PRICE and {"gratuit", "tarif"} <= {*fields} else "")
        or _in_words(key, text, fields, above)
        or (_of_a_kind(key, beside) if block is Territoire else "")
        or _of_who_sits(key, text, fields)
        or (OF_A_BOARD if key in {"composition", "membres"} and block is ConseilAdministration else "")
        or (OF_THE_REGISTER if key in {"habitants", "population"} and block is Territoire else "")
    )


def _pairs(beside: Collection[str]) -> Iterator[tuple[str, object]]:
    yield from beside.items() if isinstance(beside, Mapping) else ()


def _same(name: str, key: str) -> bool:
    return hyphened(name).replace("-", "_") == key


def _once_more(key: str, text: str, fields: Collection[str]) -> str:
    """Word a field that is counted, « telephone_2 »: a second value is of a second block."""
    found = re.fullmatch(r"([a-z_]+?)_?\d", key)
    if not found or found[1] not in fields:
        return ""
    return f"Une seconde valeur va dans un second bloc, derrière un tiret à lui : « {found[1]}: {text} »."


def _of_a_state(key: str, text: str) -> str:
    """Word the day of a state that stands alone: « date_signature: 12 mars 2024 »."""
    found = re.fullmatch(r"(?:(?:date|annee)_(?:d[eu]_|d_)?(?:la_)?)?([a-z_]+)", key)
    word = hyphened(found[1]) if found else ""
    state = next((one for one in EtatDispositif if one.value == word), meant_by(EtatDispositif, word))
    if not state or key in KEY_PLACES or (word == state.value and not key.startswith(("date_", "annee_"))):
        return ""
    iso = text if FORM.fullmatch(text) else date_remedy(text, has_words=False)
    day = iso.removeprefix("Écrivez « ").removesuffix(" ».")
    line = f"- {state.value}: {day if FORM.fullmatch(day) else 'AAAA-MM-JJ'}"
    return f"C'est un état : écrivez sous « etats: », « {line} »."


# Whom a block names one by one, and what else is told of them there.
LISTS = ("presents", "composition", "membres")
SECRETARY = frozenset({"secretaire", "secretaire_de_seance", "secretariat", "secretariat_de_seance"})
STATUSES: Mapping[str, StatutMembre] = {
    f"{word.value.replace('-', '_')}s": word for word in StatutMembre if word is not StatutMembre.MEMBRE
}


def _of_who_sits(key: str, text: str, fields: Collection[str]) -> str:
    """Word who keeps the minutes, or who is invited, in the list of those who come or sit."""
    place = next((name for name in LISTS if name in fields), "")
    status = STATUSES.get(key) if place != "presents" else None
    if place and key in SECRETARY:
        said = f"« - designation: {as_value(text)} » puis « precision: secrétaire »"
        return f"Écrivez « {place}: » puis, dessous, {said}. C'est une fonction, jamais un nom."
    if place and status:
        return f"Écrivez-les dans « {place}: », chacun avec une ligne « statut: {status.value} »."
    return ""


def _free_or_not(text: str) -> str:
    is_free = text.casefold() in {"gratuit", "gratuite", "oui", "0", "0 €"}
    return "Écrivez « gratuit: oui »." if is_free else f"Écrivez « tarif: {as_value(text)} »."


def _in_words(key: str, text: str, fields: Collection[str], above: Collection[str]) -> str:
    """Say where words go that a block has no field for: in that of what holds it."""
    own = next((name for name in IN_WORDS if name in fields), "")
    if key not in WORDS or (own and own != LINES):
        return ""
    if own:
        return f"Ici, cela se dit dans « {own}: » puis, dessous, « - {as_value(text)} »."
    place = next((name for name in IN_WORDS if name in above), "")
    said = f"« {place}: » puis, dessous, « - {as_value(text)} »"
    return f"Rien ici ne reçoit de mots : dites-les plus à gauche, {said}." if place else ""


def _of_a_kind(key: str, beside: Collection[str]) -> str:
    """Word what a dispositif does, written as what the territory itself would do."""
    if key not in DONE | EVENTS:
        return ""
    lasting = " ; un plan ou une campagne qui dure, dans « plans »"
    dated = f"un fait daté du territoire va dans « etapes: » : « - Son titre: AAAA-MM-JJ »{lasting}."
    lists = [name for kind, name in KINDS.items() if key in kind.model_fields]
    known = ([name for name in lists if name in beside] or lists)[:LISTED]
    under = " » ou « ".join(known)
    borne = f"Si la source dit qui le fait, écrivez « {key}: » dans son bloc, sous « {under} ». Sinon, "
    return capitale(f"{borne if known else ''}{dated}")


# As many kinds are named as one reads at a glance.
LISTED = 3
EVENTS = frozenset(
    {"agenda", "animations", "campagne", "campagnes", "evenement", "evenements", "manifestations"}
)
# What a territory may do by itself.
DONE = frozenset({"actions", "missions", "programmes", "projets"})


def at_the_head(block: Any, key: str, beside: Collection[str]) -> str:  # noqa: ANN401
    """Say what to write where the first key of a block is its name, and no field follows it on one line.

    Args:
        block: what stands there.
        key: its first key.
        beside: what it says in the file.
    """
    is_block = isinstance(block, type) and issubclass(block, Model) and not issubclass(block, Decrite)
    if not is_block or block.SUIVANT or not isinstance(beside, Mapping) or next(iter(beside), None) != key:
        return ""
    names = naming_fields(block)
    if not names or names[0] in beside or not is_a_name(key, block.model_fields):
        return ""
    said = beside[key]
    if said is None:
        return f"Écrivez « - {names[0]}: {key.strip()} » ; dessous, ne changez rien."
    return _with_what_follows(block, key.strip(), said, beside)


def _with_what_follows(block: type[Model], first: str, said: object, beside: Collection[str]) -> str:
    """Say what to write of a name and of what follows it."""
    name, known = naming_fields(block)[0], block.model_fields
    if isinstance(said, list):
        own = [f"« {one}: »" for one in known if one in lists_of(block) and one not in Date.model_fields]
        below = f"la clé qui dit ce que c'est : {', '.join(own)}"
        return f"Écrivez « - {name}: {as_value(first)} » puis, dessous, {below}."
    needed = [one for one, field in known.items() if field.is_required() and one != name]
    dated = ["date"] if isinstance(said, str) and FORM.fullmatch(said) and "date" in known else []
    follows = next(iter((*needed, *dated, *(one for one in IN_WORDS if one in known))), "")
    if not isinstance(said, str) or not follows or follows in beside:
        return ""
    return f"Écrivez « - {name}: {as_value(first)} » puis, dessous, « {follows}: {as_value(said)} »."


def in_order(block: type[Model], first: str, second: str) -> tuple[str, str]:
    """Return two texts as a block wants them: of an office, its holder, then the function."""
    is_turned = issubclass(block, Mandat) and any(persons_in(second)) and not any(persons_in(first))
    return (second, first) if is_turned else (first, second)

"""A value that is none, or has not the form of its field: an address, a telephone, an hour, an id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reperes_sante.france.letters import decapitale, shown
from reperes_sante.model.findings import Kind, Wording
from reperes_sante.model.markers import Forme
from reperes_sante.model.numbers import MOBILE
from reperes_sante.model.types import CODE_COMMUNE, HOUR
from reperes_sante.read.repairs import as_value, copied_around, is_awaited, repaired, several_in

Context = dict[str, Any]

VIDE = Kind("valeur-vide", "Une clé écrite a une valeur.")
FORME = Kind("forme", "Un identifiant, une adresse, un téléphone ou un courriel a la forme voulue.")
COMMUNE = Kind(
    "code-commune", "Un code de commune a la forme d'un code Insee.", "Code officiel géographique (Insee)"
)


def empty(context: Context) -> Wording:
    """Word a key that nothing follows."""
    is_needed = context.get("obligatoire")
    remedy = "Écrivez la valeur : cette ligne est obligatoire." if is_needed else BLANK
    return Wording(VIDE, "Il n'y a rien après les deux-points.", remedy)


BLANK = "Écrivez la valeur ou retirez la ligne."


def awaited(kind: Kind, value: object, context: Context) -> Wording | None:
    """Word what only holds the place of a value: « N/A », « à venir », « idem »."""
    if not is_awaited(str(value)):
        return None
    remedy = "Écrivez la valeur : cette ligne est obligatoire." if context.get("obligatoire") else MISSING
    return Wording(kind, f"{shown(value)} n'est pas une valeur.", remedy)


MISSING = "Retirez la ligne ; ce que l'on ne sait pas se dit dans « inconnus »."


def of_a_form(key: str, value: object, context: Context) -> Wording:
    """Word a value that has not the form of its field: a telephone, an address, an hour, an id."""
    if not str(value).strip():
        return empty(context)
    forme: Forme = context["forme"]
    kind, what = (COMMUNE, "un code Insee de commune") if forme is CODE_COMMUNE else (FORME, "")
    if told := awaited(kind, value, context):
        return told
    if forme.nom == "heure" and (told := _hours(str(value), context)):
        return told
    if several := several_in(forme, str(value)):
        message = f"Il y a plusieurs valeurs ici : {', '.join(f'« {one} »' for one in several)}."
        fax = several[1] if FAX.search(str(value)) and "fax" in context.get("known", ()) else ""
        if fax and len(several) == len(("telephone", "fax")):
            return Wording(kind, message, f"Écrivez « {key}: {several[0]} » puis « fax: {fax} ».")
        return Wording(kind, message, _one_of(key, several))
    message = f"{shown(value)} n'est pas {what}." if what else f"{shown(value)} n'a pas la forme attendue."
    return meant(kind, value, context) or Wording(kind, message, _of_another(value, context) or forme.remede)


# A second number that is that of a fax.
FAX = re.compile(r"\d\D*\bfax\b", re.IGNORECASE)


def _one_of(key: str, several: Sequence[str]) -> str:
    """Say where each of several values goes; a mobile is somebody's, and goes nowhere."""
    mobiles = [one for one in several if MOBILE.search(one)]
    first, *others = [one for one in several if one not in mobiles] or several
    told = [f"Écrivez « {key}: {first} »."]
    if others:
        told.append(f"Chaque autre a son bloc : {' ; '.join(f'« {one} »' for one in others)}.")
    told += [f"« {one} » est un mobile : ne le publiez pas." for one in mobiles if one != first]
    return " ".join(told)


def _of_another(value: object, context: Context) -> str:
    """Say where an address goes that stands where a telephone, or another address, is awaited."""
    if context["forme"].nom not in ("telephone", "courriel", "url"):
        return ""
    others = {"courriel": r"[^\s@]+@[^\s@]+\.\w+", "site": r"https?://\S+", "telephone": r"0[\d .]{9,}"}
    # A web address that is badly written stays one.
    own = "site" if context["forme"].nom == "url" else context["forme"].nom
    found = (key for key, form in others.items() if key != own and re.fullmatch(form, str(value)))
    key = next((key for key in found if key in context.get("known", ())), None)
    return f"Écrivez-le sur une ligne « {key}: {value} »." if key else ""


# Days, and other words that an hour has not: « à partir de 9 h », « sauf le mercredi ».
WORDY = re.compile(r"[^\W\d]{3}")


def _hours(text: str, context: Context) -> Wording | None:
    """Word two hours where the first is expected: « 18 h 30 - 20 h »."""
    hours = [f"{int(one[1]):02}:{one[2] or '00'}" for one in HOUR.finditer(text)]
    if "horaires" in context.get("known", ()) and (
        len(hours) > len(("heure", "heure_fin")) or WORDY.search(text)
    ):
        message = f"Une seule heure est attendue ici, et non {shown(text)}."
        return Wording(FORME, message, f"Écrivez « horaires: {as_value(text)} ».")
    if not hours and "depart" in context.get("known", ()) and WORDY.search(text):
        message = f"{shown(text)} n'est pas une heure."
        return Wording(FORME, message, f"Si c'est d'où l'on part : « depart: {as_value(text)} ».")
    if len(hours) != len(("heure", "heure_fin")) or "heure_fin" not in context.get("known", ()):
        return None
    message = f"Il y a deux heures ici : {shown(text)}."
    return Wording(FORME, message, f"Écrivez « heure: {hours[0]} » puis « heure_fin: {hours[1]} ».")


def meant(kind: Kind, value: object, context: Context) -> Wording | None:
    """Word a value that needs no more than to be written as its type takes it."""
    forme: Forme | None = context.get("forme")
    likely = repaired(forme, value) if forme and isinstance(value, str) else None
    if not likely:
        return None
    around = copied_around(str(value))
    beside = _left_out(str(value), likely) if forme and forme.nom == "telephone" else ""
    message = f"{shown(value)} : {decapitale(around)}." if around else f"{shown(value)} est mal écrit."
    quotes = '"' if likely[0].isdecimal() and likely.isalnum() else ""
    return Wording(kind, message, f"Écrivez « {quotes}{likely}{quotes} ».{beside}")


def _left_out(text: str, kept: str) -> str:
    """Say where what stood beside a telephone goes: a post, the name of a service."""
    rest = re.sub(r"^(?:t[ée]l(?:[ée]phone)?)\b|[\s.:()/+-]+", " ", text, flags=re.IGNORECASE)
    words = re.sub(re.escape(kept).replace("\\ ", r"\s*"), "", rest).strip()
    if other := re.fullmatch(r"(?:ou|et) (\d+)", words):
        return f" « {other[1]} » va dans un bloc à lui."
    return f" « {words} » va dans « service » ou « sert »." if re.search(r"[^\W\d]{3}", words) else ""

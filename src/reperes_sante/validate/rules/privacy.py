"""Privacy: no contact of a private person is ever published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.letters import plain_letters
from reperes_sante.validate.rules.linked import Linked, Remark, rule

# Providers of private mailboxes in France.
PRIVATE_DOMAINS = {
    "aliceadsl", "aol", "bbox", "caramail", "cegetel", "club-internet", "free", "gmail", "gmx",
    "googlemail", "hotmail", "icloud", "laposte", "live", "mac", "mailo", "me", "msn", "neuf", "noos",
    "numericable", "orange", "outlook", "proton", "protonmail", "sfr", "tutanota", "voila", "wanadoo",
    "yahoo", "ymail",
}  # fmt: skip

# Words of the mailboxes of services: one of them in an address is enough to make it generic.
GENERIC = {
    "accueil", "adherent", "adherents", "administratif", "administration", "agence", "agglo", "aidants",
    "aide", "alcool", "antenne", "appui", "ars", "asso", "association", "asv", "atelier", "ateliers",
    "autonomie", "bureau", "ca", "cabinet", "caf", "cap", "cc", "ccas", "centre", "ch", "chu", "cias",
    "citoyennete", "cls", "clsm", "cmp", "com", "comite", "commission", "communaute", "communication",
    "conseil", "contact", "contrat", "coordination", "courrier", "cpam", "cpts", "cu", "culture", "dac",
    "delegation", "departement", "dg", "dgs", "directeur", "direction", "dispositif", "domicile",
    "ecoute", "education", "enfance", "epsm", "equipe", "espace", "etablissement", "famille",
    "familles", "formation", "gem", "gestion", "guichet", "habitat", "handicap", "hopital", "info",
    "information", "infos", "intercommunal", "ireps", "jeunesse", "justice", "ligne", "local",
    "logement", "maia", "mairie", "maison", "mda", "mdph", "mds", "mediateur", "mediation", "medical",
    "mentale", "mission", "mobile", "msa", "numerique", "observatoire", "office", "parents", "pays",
    "personnel", "plateforme", "point", "pole", "prefecture", "presidence", "presse", "prevention",
    "projet", "projets", "promotion", "ptsm", "publique", "qualite", "recrutement", "region", "relais",
    "relations", "rendez", "reseau", "residence", "ressources", "rh", "sante", "scolaire",
    "secretariat", "service", "services", "siege", "social", "sociale", "soins", "solidarite",
    "solidarites", "sport", "standard", "syndicat", "technique", "territoire", "urgences", "usagers",
    "vie", "ville",
}  # fmt: skip


RGPD = (
    "RGPD (règlement UE 2016/679), article 5.1.c ; règle du site : services et courriels génériques seulement"
)
ARCEP = f"{RGPD} ; plan national de numérotation (Arcep, décision n° 2018-0881 modifiée), numéros mobiles"

# Lengths are those of RFC 5321: a bound keeps the search linear on any text.
EMAIL = re.compile(r"([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
MOBILE = re.compile(r"(?<!\d)(?:\+33\s?|0033\s?|0)[67](?:[\s.-]?\d{2}){4}(?!\d)")
PERSON = re.compile(r"[a-z]+(?:-[a-z]+)*[._][a-z]{2,}(?:-[a-z]+)*\d{0,2}")


@rule("courriel-personnel", "Aucun courriel n'est celui d'une personne.", source=RGPD)
def courriels(linked: Linked) -> Iterator[Remark]:
    """Tell an address named after a person, or at a provider of private mailboxes."""
    for file, path, text in linked.texts:
        for local, domain in EMAIL.findall(text) if "@" in text else ():
            if _is_personal(plain_letters(local), plain_letters(domain)):
                message = f"« {local}@{domain} » semble être le courriel d'une personne."
                remedy = "Gardez un courriel de service, par exemple « sante@… », ou retirez-le."
                yield Remark(file, path, message, remedy)


@rule("telephone-personnel", "Aucun téléphone n'est le mobile d'une personne.", source=ARCEP)
def telephones(linked: Linked) -> Iterator[Remark]:
    """Tell a mobile number (06 or 07): these numbers are kept for people."""
    for file, path, text in linked.texts:
        found = MOBILE.search(text)
        if found:
            message = f"« {found[0]} » est un numéro de mobile, sans doute celui d'une personne."
            yield Remark(file, path, message, "Gardez le numéro d'un accueil, ou retirez-le.")


def _is_personal(local: str, domain: str) -> bool:
    words = set(re.split(r"[._+-]|\d+", local))
    if words & GENERIC:
        return False
    is_private = not PRIVATE_DOMAINS.isdisjoint(domain.split(".")[:-1])
    return is_private or bool(PERSON.fullmatch(local))

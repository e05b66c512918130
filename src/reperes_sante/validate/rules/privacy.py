"""Privacy: no contact of a private person is ever published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from reperes_sante.france.given_names import persons_in
from reperes_sante.france.letters import fold, plain_letters
from reperes_sante.france.register import Registre
from reperes_sante.model.blocs import Contact
from reperes_sante.model.markers import Mark, marked
from reperes_sante.model.numbers import DEAR, MOBILE
from reperes_sante.model.types import ADDRESS, TELEPHONE, is_public
from reperes_sante.validate.rules.linked import Found, Linked, Remark, rule, warning

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
    "familial", "familiale", "familles", "formation", "gem", "gestion", "guichet", "habitat",
    "handicap", "hopital", "info",
    "information", "infos", "intercommunal", "ireps", "jeunesse", "justice", "ligne", "local",
    "logement", "maia", "mairie", "maison", "mda", "mdph", "mds", "mediateur", "mediation", "medical",
    "mentale", "mission", "mobile", "msa", "numerique", "observatoire", "office", "parents", "pays",
    "personnel", "planning", "plateforme", "point", "pole", "prefecture", "presidence",
    "presse", "prevention",
    "projet", "projets", "promotion", "ptsm", "publique", "qualite", "recrutement", "region", "relais",
    "relations", "rendez", "reseau", "residence", "ressources", "rh", "sante", "scolaire",
    "secretariat", "service", "services", "siege", "social", "sociale", "soins", "solidarite",
    "solidarites", "sport", "standard", "syndicat", "technique", "territoire", "urgences", "usagers",
    "vie", "ville",
}  # fmt: skip


# Shorter words are found within names of people.
LONG_ENOUGH = 5
RGPD = (
    "RGPD (règlement UE 2016/679), article 5.1.c ; règle du site : services et courriels génériques seulement"
)
ARCEP = f"{RGPD} ; plan national de numérotation (Arcep, décision n° 2018-0881 modifiée), numéros mobiles"

# Lengths are those of RFC 5321: a bound keeps the search linear on any text.
EMAIL = re.compile(r"([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
PERSON = re.compile(r"[a-z]+(?:-[a-z]+)*[._][a-z]{2,}(?:-[a-z]+)*\d{0,2}")


@rule("courriel-personnel", "Aucun courriel n'est celui d'une personne.", source=RGPD)
def courriels(linked: Linked) -> Iterator[Remark]:
    """Tell an address named after a person, or at a provider of private mailboxes."""
    for file, path, text in _written(linked):
        for local, domain in EMAIL.findall(text):
            if _is_personal(plain_letters(local), plain_letters(domain), linked.catalogue.registre):
                message = f"« {local}@{domain} » semble être le courriel d'une personne."
                remedy = "Gardez un courriel de service, par exemple « sante@… », ou retirez-le."
                if text.startswith("http"):
                    remedy = "Ouvrez ce lien, puis recopiez l'adresse de la page elle-même."
                yield Remark(file, path, message, remedy)


def _written(linked: Linked) -> Iterator[Found[str]]:
    """Yield what may hold a mailbox: texts, and addresses of pages where a mail program hid one."""
    yield from (found for found in linked.texts if "@" in found.value)
    for file, nodes in linked.nodes:
        for path, value, _ in nodes:
            if type(value) is str and value.startswith("http") and ("@" in value or "%40" in value):
                yield Found(file, path, re.sub(r"[&=?|]", " ", unquote(unquote(value))))


@warning("courriel-a-verifier", "Un courriel dit le service qui répond.", source=RGPD)
def courriels_a_verifier(linked: Linked) -> Iterator[Remark]:
    """Tell a mailbox in which no service is recognised: « jdupont » may be somebody."""
    for file, path, contact in linked.every(Contact):
        found = EMAIL.fullmatch(contact.courriel or "")
        if not found:
            continue
        local, domain = map(plain_letters, found.groups())
        said = {*_words(domain), *fold(f"{contact.service or ''} {contact.pour}").split()}
        registre = linked.catalogue.registre
        is_told = _is_personal(local, domain, registre)
        if is_told or _is_service(local, said) or _is_place(local, registre):
            continue
        message = f"On ne reconnaît pas un service dans « {contact.courriel} »."
        remedy = "Si c'est celui d'une personne, retirez-le ; sinon, nommez le service dans « service »."
        yield Remark(file, (*path, "courriel"), message, remedy)


def _is_service(local: str, said: set[str]) -> bool:
    """Tell whether a mailbox names a service, by a usual word, by its domain or by what the contact says."""
    whole = "".join(_words(local))
    usual = any(word in whole for word in GENERIC if len(word) >= LONG_ENOUGH)
    return usual or not {*_words(local), whole}.isdisjoint(GENERIC | said)


def _words(local: str) -> list[str]:
    return [word for word in re.split(r"[._+-]|\d+", local) if word]


# A form of address, then a name: « Mme Claire Durand ».
NAMED = re.compile(r"\b(?:M\.|Mme|Mlle|Mr|Monsieur|Madame|Dr|Docteur)\s+[A-ZÉÈÀÎÔÇ]")


@rule("agent-nomme", "Un contact nomme un service, jamais un agent.", source=RGPD)
def agents_nommes(linked: Linked) -> Iterator[Remark]:
    """Tell a contact whose service is somebody."""
    for file, path, contact in linked.every(Contact):
        for field in marked(Contact, Mark.OFFICE):
            found = NAMED.search(getattr(contact, field) or "")
            if found:
                message = "Ce contact nomme une personne."
                yield Remark(file, (*path, field), message, "Gardez le service ou la fonction, sans le nom.")


@warning("personne-a-verifier", "Un service ou une fonction ne dit pas qui l'exerce.", source=RGPD)
def personnes_a_verifier(linked: Linked) -> Iterator[Remark]:
    """Tell what seems to be a person where a service or a function is told: « Claire Durand »."""
    for file, path, block in linked.objects:
        for field in marked(type(block), Mark.OFFICE):
            said = getattr(block, field) or ()
            for text in (said,) if isinstance(said, str) else said:
                # Who answers a call is told by an error.
                named = None if isinstance(block, Contact) else NAMED.search(text)
                person = text[named.start() :] if named else next(persons_in(text), None)
                if person and (named or not NAMED.search(text)):
                    message = f"« {person} » semble être une personne."
                    yield Remark(file, (*path, field), message, WITHOUT_NAME)


WITHOUT_NAME = (
    "Gardez le service ou la fonction, sans le nom. "
    "Si c'est un lieu, dites-le devant : « centre Simone-Veil »."
)


@rule("telephone-personnel", "Aucun téléphone n'est le mobile d'une personne.", source=ARCEP)
def telephones(linked: Linked) -> Iterator[Remark]:
    """Tell a mobile number (06 or 07): these numbers are kept for people."""
    for file, path, text in linked.texts:
        found = MOBILE.search(text)
        if found:
            message = f"« {found[0]} » est un numéro de mobile, sans doute celui d'une personne."
            yield Remark(file, path, message, "Gardez le numéro d'un accueil, ou retirez-le.")


ESSOC = "loi n° 2018-727 du 10 août 2018, article 28, depuis 2021 (les collectivités ont le droit d'en avoir)"


@warning("numero-surtaxe", "Appeler un service ne coûte que le prix d'un appel.", source=ESSOC)
def numeros_surtaxes(linked: Linked) -> Iterator[Remark]:
    """Tell a number that costs more than a call: residents would pay to be helped."""
    for file, path, block in linked.objects:
        for field in marked(type(block), TELEPHONE):
            text = getattr(block, field)
            if text and DEAR.match(text):
                remedy = "Cherchez le numéro ordinaire de ce service ; s'il n'en a pas, retirez ce numéro."
                yield Remark(file, (*path, field), f"Le {text} est surtaxé.", remedy)


# Texts may begin so too, and names: « https partout ».
IS_ADDRESS = re.compile(ADDRESS)


@rule("adresse-de-chez-soi", "Une adresse du web s'ouvre chez tout le monde.")
def adresses_publiques(linked: Linked) -> Iterator[Remark]:
    """Tell an address that only this computer or its network opens, or that opens those of readers."""
    for file, nodes in linked.nodes:
        for path, value, _ in nodes:
            if type(value) is str and IS_ADDRESS.match(value) and not is_public(value):
                message = f"« {value} » ne s'ouvre que sur un ordinateur, ou un réseau."
                yield Remark(file, path, message, "Copiez l'adresse de la page que tout le monde peut lire.")


def _is_personal(local: str, domain: str, registre: Registre) -> bool:
    is_private = not PRIVATE_DOMAINS.isdisjoint(domain.split(".")[:-1])
    if not (is_private or PERSON.fullmatch(local)):
        return False
    return GENERIC.isdisjoint(_words(local)) and not _is_place(local, registre)


def _is_place(local: str, registre: Registre) -> bool:
    """Tell whether a mailbox bears the name of a commune: « saint.flour » is a town hall."""
    return registre.est_une_commune(fold(local))

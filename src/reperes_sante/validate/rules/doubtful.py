"""Doubtful: two facts of one block that cannot both be true, or that no source would write so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from reperes_sante.france.given_names import is_given, persons_in
from reperes_sante.france.letters import fold, shown
from reperes_sante.model.base import Enonce
from reperes_sante.model.blocs import Financement, Participant, Valeur
from reperes_sante.model.communs import Source
from reperes_sante.model.dispositifs import ConseilAdministration
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import Champ, champ_at, champs
from reperes_sante.model.markers import Mark
from reperes_sante.model.plan import Planifiee
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import MOIS
from reperes_sante.model.vocabulaire import Campagne
from reperes_sante.model.volets import Presidee
from reperes_sante.validate.rules.linked import Linked, Remark, texts_among, warning
from reperes_sante.validate.rules.privacy import NAMED, RGPD

DISPUTED = "Vérifiez-le ; si les sources divergent, ajoutez « desaccords »."


@warning("plus-que-de-sieges", "Une séance ne compte pas plus de votants que de sièges.")
def votants_assis(linked: Linked) -> Iterator[Remark]:
    """Tell a meeting of a board that counts more people than the board has seats."""
    for file, path, board in linked.every(ConseilAdministration):
        seats = board.nombre_sieges
        for rank, meeting in enumerate(board.etapes if seats and not board.desaccords else ()):
            voters = [one.valeur for one in meeting.chiffres if fold(one.libelle).find("votant") >= 0]
            most = max((n for n in (meeting.participants, *voters) if n is not None), default=0)
            if seats and most > seats and not meeting.desaccords:
                message = f"Cette séance compte {most} personnes, pour {seats} sièges."
                yield Remark(file, (*path, "etapes", rank), message, DISPUTED)


@cache
def _months(campagne: Campagne) -> frozenset[int]:
    """Return the months of a campaign and their neighbours: towns begin early, or end late."""
    own = {rank for rank, name in enumerate(MOIS) if name in campagne.sens.casefold()}
    return frozenset((rank + step) % len(MOIS) + 1 for rank in own for step in (-1, 0, 1))


@warning("campagne-d-un-autre-mois", "Un événement d'une campagne a lieu le mois de la campagne, ou presque.")
def campagnes_en_leur_mois(linked: Linked) -> Iterator[Remark]:
    """Tell an event that is months away from the campaign that it is said to belong to."""
    for file, path, event in linked.every(Etape):
        month = event.date.mois if event.date else 0
        lasts = event.fin or event.chaque or event.desaccords
        for campagne in event.campagnes_dites if month and not lasts else ():
            if month not in _months(campagne):
                message = f"« {campagne.value} » a lieu à un autre moment : {campagne.sens}"
                remedy = (
                    f"Corrigez la date ({event.date}) ou la campagne ; sinon, écrivez « autre_campagne: … »."
                )
                field = "campagne" if campagne is event.campagne else "campagnes"
                yield Remark(file, (*path, field), message, remedy)


@warning("deux-presidences", "Une présidence est à une fonction, ou à plusieurs ensemble.")
def presidences_seules(linked: Linked) -> Iterator[Remark]:
    """Tell a body that one chairs alone and that several chair together."""
    for file, path, body in linked.every(Presidee):
        if body.presidence and body.copresidence:
            message = "« presidence » dit qui préside seul, « copresidence » qui préside ensemble."
            whole = ", ".join(dict.fromkeys((body.presidence, *body.copresidence)))
            remedy = f"Gardez l'une des deux : « copresidence: [{whole}] » s'ils président ensemble."
            yield Remark(file, (*path, "presidence"), message, remedy)
        alone = body.copresidence[0] if len(body.copresidence) == 1 and not body.presidence else ""
        if " et " in alone:
            message = f"{shown(alone)} sera publié comme une seule fonction."
            both = alone.replace(" et ", ", ", 1)
            yield Remark(file, (*path, "copresidence"), message, f"Écrivez « copresidence: [{both}] ».")


@warning("membre-en-double", "Une liste ne cite pas deux fois le même membre.")
def membres_uniques(linked: Linked) -> Iterator[Remark]:
    """Tell who stands twice in one list, with nothing that tells one from the other."""
    for file, path, block in linked.objects:
        for champ in champs(type(block)):
            if not (champ.liste and champ.bloc and issubclass(champ.bloc, Participant)):
                continue
            own = [one.nom for one in champs(champ.bloc) if one.forme and not one.liste]
            seen: set[tuple[object, ...]] = set()
            for rank, who in enumerate(getattr(block, champ.nom)):
                # The same body, in the same words, whatever the source and the family.
                told = tuple(getattr(who, name) for name in own)
                if told in seen:
                    name = who.organisme or who.designation or ""
                    message = f"{shown(name)} est déjà dans cette liste."
                    remedy = "Retirez cette ligne, ou dites ce qui change : « precision: … », « service: … »."
                    yield Remark(file, (*path, champ.nom, rank), message, remedy)
                seen.add(told)


@warning("somme-des-axes", "Les actions annoncées des axes font le nombre annoncé du contrat.")
def sommes_des_axes(linked: Linked) -> Iterator[Remark]:
    """Tell a number of actions that those of all axes contradict."""
    for file, path, plan in linked.every(Planifiee):
        told = [axe.nombre_actions for axe in plan.axes]
        least = sum(number or 0 for number in told)
        is_whole = bool(told) and all(told)
        whole = plan.nombre_actions
        disputed = isinstance(plan, Enonce) and plan.desaccords
        # Some actions may be of no axis, and some axes not told.
        is_whole = is_whole and not (plan.actions or plan.axes_partiels or plan.nombre_axes)
        is_exact = not plan.exactitude_actions and not any(axe.exactitude_actions for axe in plan.axes)
        if whole and is_exact and not disputed and (least > whole or (is_whole and least < whole)):
            message = f"Le contrat annonce {whole} actions, et ses axes {least} en tout."
            yield Remark(file, (*path, "nombre_actions"), message, DISPUTED)


SHARE = re.compile(r"(?:part|proportion)\b", re.IGNORECASE)
WHOLE = 100


@warning("part-impossible", "Une part ne dépasse pas 100 %.")
def parts_possibles(linked: Linked) -> Iterator[Remark]:
    """Tell a share of a cost, or of people, that is more than the whole."""
    for file, path, value in linked.every(Valeur):
        is_share = isinstance(value, Financement) or SHARE.match(value.appellation)
        most = max(value.valeur or 0, value.valeur_max or 0)
        if is_share and (value.unite or "").startswith("%") and most > WHOLE:
            message = f"« {most} % » : une part ne dépasse pas 100 %."
            yield Remark(file, (*path, "valeur"), message, "Corrigez le nombre, ou son unité.")


# « de 9 h à 27 h 30 »; « 35 h par semaine » is no hour of the day.
HOUR_TOLD = re.compile(r"(?:\b(?:à|de|dès|vers|jusqu'à)|[-–]) ?(\d{2}) ?h(?: ?(\d\d))?", re.IGNORECASE)
LAST_HOUR, LAST_MINUTE = 24, 59


@warning("heure-impossible", "Une heure va de 0 h à 24 h.")
def heures_possibles(linked: Linked) -> Iterator[Remark]:
    """Tell an hour that no day has, in opening hours that are free words."""
    for file, nodes in linked.nodes:
        for path, text in texts_among(nodes):
            wrong = path[-1] == "horaires" and next(
                (
                    f"{found[1]} h {found[2] or ''}".strip()
                    for found in HOUR_TOLD.finditer(text)
                    if not text.startswith(" par", found.end())
                    and (int(found[1]) > LAST_HOUR or int(found[2] or 0) > LAST_MINUTE)
                ),
                "",
            )
            if wrong:
                yield Remark(file, path, f"« {wrong} » n'est pas une heure.", "Vérifiez-la dans la source.")


# Sites that host copies of what others publish.
COPIES = frozenset({
    "calameo", "docplayer", "docplayer-fr", "issuu", "pdfslide", "readkong", "scribd", "slideplayer",
    "slideshare", "yumpu",
})  # fmt: skip


@warning("copie-officielle", "Une source officielle est à l'adresse de qui la publie.")
def copies_non_officielles(linked: Linked) -> Iterator[Remark]:
    """Tell a source said to be official whose address is that of a host of copies."""
    for file, path, source in linked.every(Source):
        host = urlsplit(source.url or "").hostname or ""
        if source.officielle and not COPIES.isdisjoint(host.split(".")):
            message = f"« {host} » héberge des copies : cette adresse n'est pas celle de qui publie."
            remedy = "Donnez l'adresse de la page officielle, ou retirez « officielle »."
            yield Remark(file, (*path, "officielle"), message, remedy)


# What a person does who holds no public office.
TRADES = (
    r"(?:(?:animat|coordinat|coordonnat|éducat|format|direct)(?:eur|rice)s?"
    r"|psychologues?|psychiatres?|infirmi\w+|médecins?|assistante?s?|chargée? d|respons\w+|cheffe? d"
    r"|bénévol\w+|pair-aidante?|généraliste|pharmacien\w*|sage-femme|kinésith\w+|patiente?|salariée?|référente?)"
)
TRADE = re.compile(
    rf"(?:, | \(| )(?:(?:le|la|un|une|notre) |l['’])?(?:ancienn?e? |nouvel(?:le)? )?{TRADES}\b", re.IGNORECASE
)
# A sort of place too: « hôpital psychiatrique Paul Guiraud ».
TITLE = re.compile(
    r"\b(?:(?:animat|coordinat|coordonnat|éducat|format|direct)(?:eur|rice)|psychologue|psychiatre"
    r"|infirmi(?:er|ère)|médecin|sage-femme|référente?|chargée? de (?:mission|projet))(?:,|\s:)?\s"
)
# What a person does, and a place does not, at the head of a sentence.
ACTS = re.compile(
    r" (?:anime|coordonne|dirige|explique|livre|pilote|présente|quitte|raconte|rejoint|remplace|souligne"
    r"|succède|travaille|témoigne|a été (?:nommé|recruté)e?|est (?:arrivé|nommé|recruté)e?)\b"
)
# Fields that say who is helped, or who works: the name of a person, and nothing else, is told by mistake.
WHO = frozenset({"metier", "public", "publics"})
# Where people are named on purpose: who holds an office, who made a film.
NAMED_IN = frozenset({"mandats", "oeuvre"})


@warning("personne-dans-une-phrase", "Une phrase ne nomme pas une personne privée.", source=RGPD)
def personnes_dans_les_phrases(linked: Linked) -> Iterator[Remark]:
    """Tell a caregiver by name, or a person with a trade: « Claire Durand, psychologue »."""
    for file, nodes in linked.nodes:
        for path, text in texts_among(nodes) if isinstance(file.value, Territoire) else ():
            if NAMED_IN.isdisjoint(path) and (person := _named_in(champ_at(type(file.value), path), text)):
                message = f"{shown(person)} semble être une personne."
                remedy = "Gardez sa fonction, sans son nom ; une personne élue va dans « mandats »."
                yield Remark(file, path, message, remedy)


def _named_in(champ: Champ, text: str) -> str:
    """Return the first person that a text of a field names without reason; nothing if none.

    In a function or a service, a whole name is told as such by `personnes_a_verifier`.
    """
    named = NAMED.search(text) if Mark.OWN_WORDS in champ.marques else None
    if Mark.OFFICE in champ.marques:
        return _called(text)
    return _titled(text, named) if named else _called(text) or _with_trade(champ.nom, text)


def _titled(text: str, named: re.Match[str]) -> str:
    """Return a title with the name that follows it: « Dr Claire Durand »."""
    name = CAPITALS.match(text, named.end() - 1)
    return text[named.start() : name.end() if name else named.end()]


# Words that all begin with a capital.
CAPITALS = re.compile(r"[^\s,.;:()]+(?: [A-ZÀ-Ý][^\s,.;:()]*)*")
# A given name alone, at the head.
FIRST_NAME = re.compile(r"[A-ZÀ-Ý][^\W\d_]+(?=,)")


def _called(text: str) -> str:
    """Return a given name that a text begins with and a trade follows: « Cindy, référente »."""
    first = FIRST_NAME.match(text)
    return first[0] if first and is_given(first[0]) and TRADE.match(text, first.end()) else ""


def _with_trade(field: str, text: str) -> str:
    """Return the first name of a person that a trade, or what a person does, goes with; nothing if none."""
    if not (field in WHO or TRADE.search(text) or TITLE.search(text) or ACTS.search(text)):
        return ""
    titled = {found.end() for found in TITLE.finditer(text)}
    for person in persons_in(text):
        start = text.index(person)
        is_head = text[:start].rstrip()[-1:] in ("", ".")
        does = TRADE.match(text, start + len(person)) or (is_head and ACTS.match(text, start + len(person)))
        if does or start in titled or (field in WHO and person == text):
            return person
    return ""

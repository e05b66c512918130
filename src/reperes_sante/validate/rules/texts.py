"""Texts and identifiers: plain words, acronyms that are explained, names that are one and that serve."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pydantic import BaseModel

from reperes_sante.france.letters import capitale, nearest_word, plain_letters, shown
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Model
from reperes_sante.model.blocs import Contact, Participant
from reperes_sante.model.communs import (
    Equivalence,
    FichierGlossaire,
    FichierOrganismes,
    FichierRecherche,
    Organisme,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Path, champ_at, champs
from reperes_sante.model.findings import Severity
from reperes_sante.model.markers import Mark
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import IDENTIFIER
from reperes_sante.read.repairs import is_awaited
from reperes_sante.read.signs import mixed_word
from reperes_sante.read.tree import NAME, RESERVED
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules.citations import GUESSED, stem, uncited, unknown_references
from reperes_sante.validate.rules.linked import Linked, Remark, rule, texts_among, warning

# What every page calls its own parts, the page that lists a folder, the picture of the whole site.
OURS, PREFIX = frozenset({"contenu", "index", "site"}), "site-"
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|&#\d+;")
# Signs of Markdown, which no text of a data file is written in.
MARKED = re.compile(r"\[[^\[\]]+\]\([^()\s]*\)|\*\*|(?<!\w)__(?=\w)|^#+ |^\|")
BRACKET = re.compile(r"[<>]")
# Of all texts, nearly none: to look for a sign is a tenth of looking for what it opens.
MAYBE_TAG = re.compile(r"[<>&*_#|]|\]\(")


@warning(
    "balise",
    "Un nom ne contient ni « < » ni « > », et un texte ne contient ni balise HTML, ni signe de Markdown.",
)
def balises(linked: Linked) -> Iterator[Remark]:
    """Tell what was pasted from a web page: it would be shown as typed, sign by sign."""
    for file, path, text in linked.texts:
        found = MAYBE_TAG.search(text) and (TAG.search(text) or MARKED.search(text) or BRACKET.search(text))
        if found and (found[0] not in "<>" or Mark.NAME in champ_at(type(file.value), path).marques):
            message = f"{shown(found[0])} sera affiché tel quel."
            yield Remark(file, path, message, "Retirez-le, ou écrivez-le en mots.")


# A whole text between the quotes of a word processor.
IN_QUOTES = re.compile(r"“[^“”]*”")
PAIRS = ("()", "[]", "{}")
PAIRED = re.compile(r"[][(){}]")
# « a) », « 1) »: what counts the things of a list opens nothing.
COUNTING = re.compile(r"(?<!\S)\w{1,2}\)")


@warning(
    "texte-inacheve",
    "Un texte est écrit en entier : ni « à compléter », ni signe qui reste d'une autre phrase.",
)
def textes_entiers(linked: Linked) -> Iterator[Remark]:
    """Tell a text that waits for its words, or that bears a sign left over from copying."""
    for file, path, text in linked.texts:
        whole = text.strip()
        odd = PAIRED.search(whole) and _unpaired(whole) and _unpaired(COUNTING.sub("", whole))
        # Words that people search for are on no page.
        if is_awaited(whole) and not isinstance(file.value, FichierRecherche):
            remedy = "Écrivez ce que dit la source ; si elle n'en dit rien, retirez la ligne."
            yield Remark(file, path, f"{shown(whole)} sera publié tel quel.", remedy)
        elif whole.endswith((",", ";")) or odd:
            left = f"« {odd[0]} » sans « {odd[1]} », ou l'inverse" if odd else f"« {whole[-1]} » à la fin"
            yield Remark(file, path, f"Il reste un signe : {left}.", "Retirez-le, ou finissez la phrase.")
        elif ";" in whole and _is_one_of_a_list(type(file.value), path):
            apart = ", ".join(part.strip() for part in whole.split(";"))
            message = f"{shown(whole)} sera publié comme un seul élément."
            yield Remark(file, path, message, f"Séparez-les par des virgules : « [{apart}] ».")
        elif IN_QUOTES.fullmatch(whole):
            remedy = f"Écrivez sans eux : « {whole[1:-1]} »."
            yield Remark(file, path, "Ces guillemets (“ ”) seront publiés.", remedy)


# Words that go on with a sentence, and begin none of a list.
GOING_ON = re.compile(r"(?:et|ou|puis|après|avant|dont|notamment|sauf|selon|avec|sans|pour)\b")


@warning(
    "virgule-qui-coupe",
    "Entre crochets, une virgule sépare deux éléments, jamais les deux parties d'une phrase.",
)
def virgules_de_liste(linked: Linked) -> Iterator[Remark]:
    """Tell an item that goes on with the one before it: « [Commander la veille, avant 10 heures.] »."""
    for file, path, block in linked.objects:
        # What people search for is no sentence.
        is_told = isinstance(block, Model) and isinstance(file.value, Territoire)
        for champ in champs(type(block)) if is_told else ():
            texts = [_words(item) for item in getattr(block, champ.nom)] if champ.liste else []
            if not texts or GOING_ON.match(texts[0]):
                continue
            for rank, (before, text) in enumerate(pairwise(texts), 1):
                if before and GOING_ON.match(text):
                    message = f"{shown(text)} semble la fin de l'élément d'avant, qu'une virgule coupe."
                    remedy = (
                        f'{_one_more(text)}ettez le tout entre guillemets droits : « - "{before}, {text}" ».'
                    )
                    yield Remark(file, (*path, champ.nom, rank), message, remedy)


def _one_more(text: str) -> str:
    """Say what to write if a text that begins with « et » is an item of its own; then begin the sentence."""
    link, _, rest = text.partition(" ")
    return f"Si c'est un élément de plus, écrivez « {rest} » ; sinon, m" if link == "et" and rest else "M"


def _words(item: object) -> str:
    """Return what a list holds, where that is words: of a participant, those of its source."""
    words = item.designation if isinstance(item, Participant) else item
    return words if isinstance(words, str) else ""


def _is_one_of_a_list(model: type[BaseModel], path: Path) -> bool:
    """Tell whether a text is one of a list of words of a source, where a sentence is not expected."""
    champ = champ_at(model, path)
    return champ.liste and champ.bloc is None and Mark.OWN_WORDS not in champ.marques


def _unpaired(text: str) -> str:
    return next((pair for pair in PAIRS if text.count(pair[0]) != text.count(pair[1])), "")


@warning("alphabets-meles", "Un mot s'écrit dans un seul alphabet.", source="Norme technique Unicode n° 39")
def alphabets_meles(linked: Linked) -> Iterator[Remark]:
    """Tell a word whose letters only look alike: no search would find it."""
    for file, path, text in linked.texts:
        if word := mixed_word(text):
            message = f"{shown(word)} mêle deux alphabets : une lettre en imite une autre."
            yield Remark(file, path, message, "Retapez ce mot au clavier.")


# Roman numerals are told by I, V and X alone: with L and C, CLIC would be one.
ACRONYM = re.compile(r"(?<![\w.#-])(?![IVX]+\b)[A-Z][A-Z0-9]+(?![\w-]|\.\w)")
MAYBE_ACRONYM = re.compile(r"[A-Z][A-Z0-9]")
BESIDE = re.compile(r"\(([A-Z][A-Z0-9]+)\)|(?<![A-Z0-9])([A-Z][A-Z0-9]+) \(")


@rule(
    "sigle-inconnu",
    "Un sigle est dans le glossaire, dans l'annuaire des organismes, ou écrit en toutes lettres à côté.",
    gravite=Severity.CONSEIL,
    ensemble=True,
)
def sigles_inconnus(linked: Linked) -> Iterator[Remark]:
    """Tell, once per file, each acronym that nothing explains."""
    if linked.unread & {FichierGlossaire, FichierOrganismes}:
        return
    known = set(_everywhere(linked))
    told = _explained(linked)
    for file in linked.files:
        _, used = linked.of(file, _sigles)
        for path, sigle in used:
            if sigle not in known and sigle not in told[file.document.name]:
                told[file.document.name].add(sigle)
                remedy = (
                    "Mettez ses mots à sa place, sans ajouter de virgule, "
                    "ou ajoutez-le au glossaire avec une source."
                )
                if isinstance(file.value, Territoire):
                    remedy += f" Si rien ne le dit : « - Ce que veut dire {sigle}. », sous « inconnus: »."
                yield Remark(file, path, f"Rien n'explique le sigle {shown(sigle)}.", remedy)


def _acronyms(text: str) -> list[str]:
    return ACRONYM.findall(text) if MAYBE_ACRONYM.search(text) else []


# Two acronyms may stand alone in a text; more words without a small letter are a title in capitals.
SHOUTED = 4


def is_shouted(text: str) -> bool:
    """Tell whether a text is written in capitals: its words would all be taken for acronyms."""
    if not text.isupper():
        return False
    # Other scripts have no small letters: only words that have some could have been written with them.
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.isupper()]
    return len(words) >= SHOUTED


@warning(
    "capitales", "Un texte n'est pas écrit tout en capitales : il se lit mal, et se prononce lettre à lettre."
)
def capitales(linked: Linked) -> Iterator[Remark]:
    """Tell a text written in capitals."""
    for file, path, text in linked.texts:
        if is_shouted(text):
            yield Remark(
                file, path, "Ce texte est tout en capitales.", "Écrivez-le en minuscules, avec ses accents."
            )


LONGEST_BRIEF = 300


@warning("en-bref-long", f"Une phrase de « en_bref » tient en {LONGEST_BRIEF} signes.")
def phrases_courtes(linked: Linked) -> Iterator[Remark]:
    """Tell a sentence for people in a hurry that is a page."""
    for file, path, block in linked.either(Territoire, Dispositif):
        for rank, text in enumerate(block.en_bref):
            if len(text) > LONGEST_BRIEF:
                message = f"Cette phrase a {len(text)} signes : une personne pressée ne la lira pas."
                remedy = f"Coupez-la, {LONGEST_BRIEF} signes au plus ; le reste va ailleurs dans la fiche."
                yield Remark(file, (*path, "en_bref", rank), message, remedy)


def _everywhere(linked: Linked) -> Iterator[str]:
    for terme in linked.catalogue.glossaire.termes:
        yield terme.sigle
    for organisme in linked.catalogue.organismes.values():
        for name in (organisme.sigle or "", organisme.nom, *organisme.autres_noms):
            yield from _acronyms(name)


def _explained(linked: Linked) -> Mapping[str, set[str]]:
    """Return the acronyms that each file explains itself, by the file's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in linked.files:
        told, _ = linked.of(file, _sigles)
        found[file.document.name].update(told)
    return found


def _sigles(file: Typed[Model]) -> tuple[frozenset[str], tuple[tuple[Path, str], ...]]:
    """Return the acronyms that a file explains, then those of its other sentences, each with its place."""
    model, told, used = type(file.value), set[str](), list[tuple[Path, str]]()
    for path, text in texts_among(place_of(file.value).noeuds):
        if "(" in text:
            told.update(before or after for before, after in BESIDE.findall(text))
        if not (sigles := _acronyms(text)):
            continue
        if _explains(model, path):
            told.update(sigles)
        elif Mark.OWN_WORDS in champ_at(model, path).marques and not is_shouted(text):
            used.extend((path, sigle) for sigle in sigles)
    return frozenset(told), tuple(used)


def _explains(model: type[BaseModel], path: Path) -> bool:
    """Tell whether a text stands where a file tells what a name is, or that nobody knows."""
    along = (path[: rank + 1] for rank, step in enumerate(path) if isinstance(step, str))
    return any(Mark.EXPLAINS in champ_at(model, place).marques for place in along)


@warning(
    "contacts-pareils",
    "Deux contacts d'un même endroit ne portent pas le même titre : on ne saurait lequel appeler.",
    source="WCAG 2.4.6",
)
def contacts_pareils(linked: Linked) -> Iterator[Remark]:
    """Tell a contact that nothing in its title sets apart from another of the same list."""
    seen: set[tuple[object, ...]] = set()
    for file, path, contact in linked.every(Contact):
        key = (file, *path[:-1], plain_letters(contact.pour))
        if key in seen:
            where = f"{contact.pour}, à Arras"
            remedy = f"Dites dans chacun ce qui le distingue : un lieu, un public. Par exemple « {where} »."
            yield Remark(file, (*path, "pour"), f"« {contact.pour} » nomme déjà un autre contact.", remedy)
        seen.add(key)


@rule("mots-sans-but", "Les mots de tous les jours mènent quelque part.")
def mots_sans_but(linked: Linked) -> Iterator[Remark]:
    """Tell everyday words that lead neither to official words nor to anything of the site."""
    for file, path, item in linked.every(Equivalence):
        if not (item.sens or item.numeros or item.thematiques or item.termes):
            message = f"« {', '.join(item.mots)} » : ces mots ne mènent nulle part."
            yield Remark(file, path, message, "Ajoutez « sens », « numeros », « thematiques » ou « termes ».")


@rule("id-en-double", "Un identifiant ne désigne qu'une chose de son genre dans tout le site.", ensemble=True)
def identifiants_uniques(linked: Linked) -> Iterator[Remark]:
    """Tell each id used again; a copied file that kept its id is told by `nom_de_fichier` alone."""
    seen: dict[tuple[str, str], tuple[Typed[BaseModel], Path]] = {}
    for file, path, value in linked.identified:
        if is_misnamed(file):
            continue
        kind = "dispositif" if isinstance(value, Dispositif) else type(value).__name__
        place = (*path, "id")
        first, where = seen.setdefault((kind, value.id), (file, place))
        if (first, where) != (file, place):
            yield _used_twice(file, place, value.id, by=(first, where))
            # Who validates the other file alone is told too.
            if first is not file:
                yield _used_twice(first, where, value.id, by=(file, place))


@rule("id-de-deux-genres", "Un organisme n'a pas l'identifiant d'un dispositif.", ensemble=True)
def identifiants_d_un_genre(linked: Linked) -> Iterator[Remark]:
    """Tell an organisme described under the id of a contract, of a council, of a centre."""
    for file, path, organisme in linked.every(Organisme):
        if other := linked.catalogue.dispositifs.get(organisme.id):
            message = f"« {organisme.id} » est déjà l'identifiant de « {other.nom} »."
            remedy = "Si c'est lui, retirez cette ligne, et écrivez son nom là où il est cité ; "
            other_id = "sinon, donnez un autre identifiant à l'organisme."
            yield Remark(file, (*path, "id"), message, remedy + other_id)


def _used_twice(file: Typed[BaseModel], path: Path, used: str, by: tuple[Typed[BaseModel], Path]) -> Remark:
    other, where = by
    place = f"{other.document.name}, ligne {other.document.line(where)}"
    return Remark(
        file, path, f"L'identifiant « {used} » sert aussi à {place}.", "Donnez-en un autre à l'un des deux."
    )


@rule(
    "nom-de-fichier", "L'identifiant d'un territoire est le nom de son fichier : il fait l'adresse des pages."
)
def nom_de_fichier(linked: Linked) -> Iterator[Remark]:
    """Tell a territory whose id is not the name of its file."""
    for file in linked.files:
        # A name that is none is told by itself: « arras (1).yml ».
        if isinstance(file.value, Territoire) and is_misnamed(file) and NAME.fullmatch(f"{stem(file)}.yml"):
            message = f"L'identifiant « {file.value.id} » n'est pas le nom du fichier."
            renamed = f"renommez le fichier en « {file.value.id}.yml »."
            is_id = re.fullmatch(IDENTIFIER, stem(file))
            remedy = f"Écrivez « {stem(file)} », ou {renamed}" if is_id else capitale(renamed)
            yield Remark(file, ("id",), message, remedy)


@rule(
    "id-reserve",
    "Un identifiant n'est ni celui d'une partie de chaque page, ni un nom que Windows garde pour lui.",
)
def identifiants_reserves(linked: Linked) -> Iterator[Remark]:
    """Tell an id that would take the place of something of the page, of the site or of the system."""
    for file, path, value in linked.identified:
        if is_reserved(value.id):
            message = f"L'identifiant « {value.id} » est gardé par le site ou par Windows."
            yield Remark(file, (*path, "id"), message, "Donnez-en un autre, plus précis.")


def is_reserved(name: str) -> bool:
    """Tell whether an id would take the place of something of the page, of the site or of the system."""
    return name in OURS or name.startswith(PREFIX) or bool(RESERVED.fullmatch(name))


def is_misnamed(file: Typed[BaseModel]) -> bool:
    """Tell whether a territory's id is not the name of its file."""
    return isinstance(file.value, Territoire) and stem(file) != file.value.id


@warning("inutilise", "Chaque source et chaque organisme est cité quelque part.", ensemble=True)
def fiches_utilisees(linked: Linked) -> Iterator[Remark]:
    """Tell what nothing cites: a leftover. What an unknown reference resembles is told there."""
    if linked.unread:
        return
    wrong = [id_ for _, id_ in unknown_references(linked)][:GUESSED]
    unused = uncited(linked)
    for item in (*unused["source"].values(), *unused["organisme"].values()):
        # A group that tells who is part of it, or what it did, has a page of its own.
        is_told = isinstance(item.value, Organisme) and (item.value.membres or item.value.etapes)
        if not is_told and (not wrong or not nearest_word(item.value.id, wrong)):
            message = f"Rien ne cite « {item.value.id} »."
            yield Remark(item.file, (*item.path, "id"), message, "Citez-le, ou retirez-le.")

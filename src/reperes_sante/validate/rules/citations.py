"""References: each name leads to one thing; where it does not, what it may have been meant for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.france.letters import fold, hyphened, nearest_word, plain_letters, slug
from reperes_sante.france.names import core
from reperes_sante.france.register import Commune, Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.institutions import of_register
from reperes_sante.link.places import place_of
from reperes_sante.link.references import REFERENCES
from reperes_sante.link.spellings import official
from reperes_sante.model.base import Decrite, Model, is_a_name
from reperes_sante.model.blocs import Participant
from reperes_sante.model.collections import ANNEXES
from reperes_sante.model.fields import Path, champs
from reperes_sante.model.findings import also_at
from reperes_sante.model.markers import Mark, Ref, marked, naming_fields
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import IDENTIFIER
from reperes_sante.read.keys import known_keys, type_at
from reperes_sante.read.repairs import as_value, bare
from reperes_sante.read.typing import Typed, written_references
from reperes_sante.validate.rules.linked import Found, Linked, Remark, once, rule


class CitedThing(NamedTuple):
    """A reference: where it stands, which kind of thing it names, and its id."""

    file: Typed[BaseModel]
    path: Path
    kind: str
    id: str


Uncited = dict[str, dict[str, Found[Any]]]
Unknown = dict[tuple[str, str], list[CitedThing]]


def references(linked: Linked) -> Iterator[CitedThing]:
    """Yield every reference of all files, those that could not be typed included."""
    for file in linked.files:
        for node in place_of(file.value).renvois:
            yield CitedThing(file, node.path, str(node.ref), str(node.value))
    for document, model in linked.sketches:
        sketch: Typed[BaseModel] = Typed(document, model.model_construct())
        for node in written_references(document.values, model):
            yield CitedThing(sketch, node.path, str(node.ref), node.value)


@once
def uncited(linked: Linked) -> Uncited:
    """Return what nothing cites but itself, by kind then by id."""
    found: dict[str, dict[str, list[Found[Any]]]] = {}
    for kind, kind_of in REFERENCES.items():
        own = found.setdefault(kind, {})
        for item in linked.every(kind_of.bloc) if kind_of.bloc else ():
            own.setdefault(item.value.id, []).append(item)
    for reference in references(linked):
        # What was cited once is looked at no more.
        if items := found[reference.kind].get(reference.id):
            file, path = reference.file, reference.path
            items[:] = [one for one in items if file is one.file and path[: len(one.path)] == one.path]
    return {kind: {id_: items[-1] for id_, items in own.items() if items} for kind, own in found.items()}


@once
def unknown_references(linked: Linked) -> Unknown:
    """Gather the references that lead nowhere, by kind and id.

    Those to a file that could not be read are not judged, unless nothing can have such an id.
    """
    known = {
        kind: ids for kind, ids in known_ids(linked).items() if REFERENCES[kind].fichier not in linked.unread
    }
    unknown: Unknown = {}
    for reference in references(linked):
        if reference.id in known.get(reference.kind, ()) or _is_official(linked, reference):
            continue
        if reference.kind in known or not re.fullmatch(IDENTIFIER, reference.id):
            unknown.setdefault((reference.kind, reference.id), []).append(reference)
    return unknown


def _is_official(linked: Linked, reference: CitedThing) -> bool:
    """Tell whether the register describes an organisme: the catalogue has those that typed files cite."""
    registre = linked.catalogue.registre
    return reference.kind == "organisme" and of_register(registre, reference.id) is not None


def known_ids(linked: Linked) -> dict[str, Collection[str]]:
    """Return what references may be, by kind."""
    found = {kind: reference.choses(linked.catalogue) for kind, reference in REFERENCES.items()}
    # A territory whose id is not the name of its file goes by either: this is told there.
    files = (stem(file) for file in linked.files if isinstance(file.value, Territoire))
    return {**found, "territoire": {*linked.catalogue.territoires, *files}}


def stem(file: Typed[BaseModel]) -> str:
    """Return the name of a file without its folder nor its extension."""
    return file.document.name.rpartition("/")[2].removesuffix(".yml")


COMMUNE = "commune"
# A name is answered by its code; codes that look alike are of places far apart.
AS_NAMED = "Écrivez son nom à la place : la remarque qui suivra donnera son code."
# Some post codes serve forty communes.
SEVERAL = 6


def meant(catalogue: Catalogue, reference: CitedThing, known: Collection[str]) -> str:
    """Say what to write instead of a reference to nothing.

    Args:
        catalogue: the data.
        reference: what leads to nothing, and where it stands.
        known: what a reference of this kind may be.
    """
    kind, wrong, value = reference.kind, reference.id, reference.file.value
    code = REFERENCES[kind].code
    if code and not _has_digits(wrong):
        return _code_named(catalogue, reference)
    if kind == COMMUNE:
        return _commune(catalogue.registre, wrong, reference.file.value)
    if code:
        return (_epci_named(catalogue, value) if kind == "epci" else "") or AS_NAMED
    return _alike(catalogue, reference, known)


def as_post_code(registre: Registre, code: str) -> str:
    """Say which communes a code serves if it is their post code: people take one for the other.

    Args:
        registre: the register of communes.
        code: what was written as an INSEE code.
    """
    served = [
        f"« {item.code} » ({item.nom})" for item in registre.communes.values() if code in item.codes_postaux
    ]
    codes = ", ".join(served[:SEVERAL]) + ("…" if len(served) > SEVERAL else "")
    return f"C'est un code postal ? Le code Insee est alors : {codes}." if served else ""


def _alike(catalogue: Catalogue, reference: CitedThing, known: Collection[str]) -> str:
    kind, wrong = reference.kind, reference.id
    labels = REFERENCES[kind].noms(catalogue)
    named = _named(catalogue, kind, wrong)
    told = f"Écrivez « {named} »{_called(labels, named)}." if named else _official(catalogue, reference)
    if told := told or _of_another_kind(catalogue, reference):
        return told
    parts = re.split(r"[;,\s]+", wrong)
    if len(parts) > 1 and all(part in known for part in parts):
        return f"Séparez-les par une virgule : « {', '.join(parts)} »."
    near = nearest_word(wrong, known)
    if near:
        return f"Vouliez-vous écrire « {near} »{_called(labels, near)} ?"
    # As long as few begin so: « arras-cls » for « arras-cls-1 ».
    begun = [f"« {id_} »{_called(labels, id_)}" for id_ in known if id_.startswith(f"{wrong}-")]
    if 0 < len(begun) <= SEVERAL:
        return f"Vouliez-vous écrire {' ou '.join(begun)} ?"
    if kind == "thematique":
        return f"Choisissez parmi : {', '.join(f'{id_}{_called(labels, id_)}' for id_ in known)}."
    return _described(reference)


# What people cite for an organisme: a council among the members of another, the territory itself.
OTHERS = ("dispositif", "territoire", "source")


def _of_another_kind(catalogue: Catalogue, cited: CitedThing) -> str:
    """Say what an id names where an organisme is expected, if it names something else of the data."""
    for kind in OTHERS if cited.kind == "organisme" else ():
        other = REFERENCES[kind]
        if cited.id in (things := other.choses(catalogue)):
            nom = other.nom(things[cited.id])
            known = known_keys(type(cited.file.value), cited.path[:-1])
            words = f", ou son nom : « designation: {as_value(nom)} »" if "designation" in known else ""
            return f"Cet identifiant est parmi les {other.plusieurs}. Écrivez ici un organisme{words}."
    return ""


def _official(catalogue: Catalogue, cited: CitedThing) -> str:
    """Say the id of the institution of the register that an editor's own spelling names, if one is sure."""
    if cited.kind != "organisme":
        return ""
    registre = catalogue.registre
    found = official(registre, cited.id, _departments(registre, cited.file))
    ids = [f"« {id_} » ({nom})" for id_, nom in found[:SEVERAL]]
    more = "…" if len(found) > SEVERAL else ""
    return f"Le registre le connaît : écrivez {' ou '.join(ids)}{more}." if ids else ""


def _named(catalogue: Catalogue, kind: str, wrong: str) -> str | None:
    """Return the id of the thing that a name, an acronym, an address or an id badly typed means, if any."""
    reference = REFERENCES[kind]
    if not reference.fichier:
        return None
    things = reference.choses(catalogue)
    plain = bare(wrong)
    if hyphened(plain) in things:
        return hyphened(plain)
    found = [id_ for id_, thing in things.items() if _is_called(thing, plain)]
    return found[0] if len(found) == 1 else None


def _is_called(thing: Model, name: str) -> bool:
    fields = (*naming_fields(type(thing)), *marked(type(thing), Mark.ALIAS))
    said = (getattr(thing, field) or () for field in fields)
    names = chain.from_iterable((one,) if isinstance(one, str) else one for one in said)
    same = str if name.startswith("http") else fold
    return any(same(name) == same(str(other)) for other in names)


def _described(cited: CitedThing) -> str:
    """Say where to describe what is cited, with the line to paste and to fill in."""
    kind, wrong, model = cited.kind, cited.id, type(cited.file.value)
    reference = REFERENCES[kind]
    if kind not in PASTED or not reference.bloc:
        return _not_of_this_site(cited) if kind == "dispositif" else VERIFY
    is_fiche = model is Territoire
    bloc = reference.bloc
    if not issubclass(bloc, Decrite):
        return VERIFY
    annexe = PASTED[kind]
    where = (
        f"ajoutez à la fin de la fiche, sous « {annexe.cle}: »"
        if is_fiche
        else f"ajoutez dans un fichier de « data/{annexe.liste}/ »"
    )
    if wrong.startswith("http"):
        line = f"- un-identifiant: {bloc.A_REMPLIR.replace('adresse', wrong)}"
        return f"Citez l'identifiant de cette page. Si elle est nouvelle, {where} : « {line} »."
    line = _to_fill(bloc, hyphened(bare(wrong)))
    if wrong.isdecimal() and isinstance(cited.path[-1], str):
        return _counted(cited)
    # A list of ids holds nothing else.
    is_named = isinstance(cited.path[-1], str) and issubclass(type_at(model, cited.path[:-1]), Participant)
    if is_named and wrong.isalpha():
        return (
            "Vérifiez l'orthographe. "
            f"Si c'est une fonction, ou un mot de la source : « designation: {wrong} ». "
            f"Si c'est un organisme nouveau, {where} : « {line} »."
        )
    words = " ; si la source ne le nomme pas, « designation: … »" if is_named else ""
    return f"Vérifiez l'orthographe. Si c'est nouveau, {where} : « {line} »{words}."


def _counted(cited: CitedThing) -> str:
    """Say where a number goes that stands in place of who is cited."""
    model = type(cited.file.value)
    if "nombre" in known_keys(model, cited.path[:-1]):
        return f"Dites qui : « - designation: … » puis, dessous, « nombre: {cited.id} »."
    if "presents" in cited.path and "participants" in known_keys(model, cited.path[:-3]):
        return f"Dites qui, ou combien de personnes sont venues : « participants: {cited.id} »."
    return f"Dites qui, ou comptez-les dans « chiffres: » : « - Ce qui est compté: {cited.id} »."


def _not_of_this_site(cited: CitedThing) -> str:
    """Say where what has no file here is told: nobody adds a dispositif only to cite it."""
    holder = next(rank for rank in range(len(cited.path), 0, -1) if isinstance(cited.path[rank - 1], str))
    known = known_keys(type(cited.file.value), cited.path[: holder - 1])
    words = next((name for name in ("methode", "detail") if name in known), "")
    beside = f" ; celui qui n'y est pas se dit en mots, dans « {words} »" if words else ""
    return f"Il faut l'identifiant d'un dispositif de ce site : vérifiez l'orthographe{beside}."


def _to_fill(bloc: type[Decrite], id_: str) -> str:
    """Return the line that describes a thing, to be filled in; an id of one word needs its key."""
    if bloc.EST_STRICT or is_a_name(id_, bloc.model_fields):
        return f"- {id_}: {bloc.A_REMPLIR}"
    asked = (champ.nom for champ in champs(bloc) if champ.obligatoire and champ.nom != "id")
    return f"- {{{', '.join([f'id: {id_}', *(f'{name}: …' for name in asked)])}}}"


# What editors describe for each file, and where.
PASTED = {
    kind: annexe
    for kind, reference in REFERENCES.items()
    for annexe in ANNEXES
    if reference.fichier is annexe.modele
}


def _called(labels: Mapping[str, str], id_: str) -> str:
    return f" ({labels[id_]})" if id_ in labels and slug(labels[id_]) != id_ else ""


def _commune(registre: Registre, wrong: str, value: BaseModel) -> str:
    """Read a wrong code as a post code, or as one of the territory with a wrong digit; else as nothing."""
    if postal := as_post_code(registre, wrong):
        return postal
    epci = registre.epci.get(value.siren or "") if isinstance(value, Territoire) else None
    near = nearest_word(wrong, epci.communes) if epci else None
    if near:
        return f"Vouliez-vous écrire « {near} » ({registre.communes[near].nom}) ?"
    return AS_NAMED


def _has_digits(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)


# Names of places, of one first letter: how much two must have in common, and how many are told.
LIKE, LOOKED_AT = 0.8, 3


class Coded(NamedTuple):
    """A thing of the official register: its code, its name, the department of a commune."""

    code: str
    nom: str
    departement: str = ""


def _code_named(catalogue: Catalogue, reference: CitedThing) -> str:
    """Say the code of what bears a name in the official register; else of what it resembles."""
    kind, same = reference.kind, core if reference.kind == "epci" else fold
    wanted, around = same(reference.id), _departments(catalogue.registre, reference.file)
    likely: dict[str, list[Coded]] = {}
    for one in _of_register(catalogue, kind):
        # Of tens of thousands of communes, few begin so.
        if kind != COMMUNE or plain_letters(one.nom[:1]) == wanted[:1]:
            likely.setdefault(same(one.nom), []).append(one)
    close = get_close_matches(wanted, likely, n=LOOKED_AT, cutoff=LIKE)
    words = {*wanted.split()}
    holding = [near for near in likely if kind == "epci" and words and words <= {*near.split()}]
    found = likely.get(wanted) or [one for near in close or holding for one in likely[near]]
    found = [one for one in found if one.departement in around] or found
    codes = ", ".join(f'"{one.code}" ({", ".join(filter(None, one[1:]))})' for one in found[:SEVERAL])
    more = "…" if len(found) > SEVERAL else ""
    if wanted in likely:
        return f"Écrivez {codes}{more}."
    return f"Vouliez-vous écrire {codes}{more} ?" if found else f"Cherchez {REFERENCES[kind].code}."


def _of_register(catalogue: Catalogue, kind: str) -> Iterator[Coded]:
    reference = REFERENCES[kind]
    for code, thing in reference.choses(catalogue).items():
        yield Coded(code, reference.nom(thing), thing.departement if isinstance(thing, Commune) else "")


def _departments(registre: Registre, file: Typed[BaseModel]) -> frozenset[str]:
    """Return the departments that the values of a file speak of, whether they are right or not."""
    values = file.document.values or vars(file.value)
    epci = (registre.epci[siren] for siren in _coded(values, "epci") & registre.epci.keys())
    codes = {code for one in epci for code in one.communes}
    codes |= _coded(values, COMMUNE) & registre.communes.keys()
    return frozenset({registre.communes[code].departement for code in codes} | _coded(values, "departement"))


def _coded(values: Mapping[str, Any], kind: str) -> set[str]:
    """Return the codes of a kind that the values of a file give it."""
    told = (values.get(field) or () for field in marked(Territoire, Ref(kind)))
    return {str(one) for value in told for one in ((value,) if isinstance(value, str) else value)}


def _epci_named(catalogue: Catalogue, value: BaseModel) -> str:
    """Say which intercommunalité bears the name of a territory: digits that look alike would mislead."""
    if not isinstance(value, Territoire) or value.siren in catalogue.registre.epci:
        return ""
    epci = catalogue.registre.epci.values()
    found = next((item for item in epci if plain_letters(value.nom) in plain_letters(item.nom)), None)
    return f"Vouliez-vous écrire « {found.siren} » ({found.nom}) ?" if found else ""


# Cited at least this often under a name that does not exist: the definition is misspelt, not each citation.
OFTEN = 2
# More unknown names than this in one file: what is missing is the file that describes them.
MANY = 5
# A likeness is looked for among all names: for each of a thousand wrong ones, that would take for ever.
GUESSED = 30
VERIFY = "Vérifiez l'orthographe, ou ajoutez-le."


@rule("reference-inconnue", "Chaque référence mène à une chose qui existe.", ensemble=True)
def references_connues(linked: Linked) -> Iterator[Remark]:
    """Tell each unknown name once per file, or once where the mistake is."""
    unused: Uncited = {} if linked.unread else uncited(linked)
    known = known_ids(linked)
    rest: dict[tuple[str, str], list[list[CitedThing]]] = {}
    for rank, ((kind, wrong), places) in enumerate(unknown_references(linked).items()):
        is_guessed = len(places) >= OFTEN and rank < GUESSED
        definition = _misspelt_definition(unused, kind, wrong) if is_guessed else None
        if definition:
            yield definition
        else:
            here: dict[str, list[CitedThing]] = {}
            for place in places:
                here.setdefault(place.file.document.name, []).append(place)
            for name, own in here.items():
                rest.setdefault((name, kind), []).append(own)
    for (_, kind), names in rest.items():
        yield from _of_one_file(linked, known[kind], names)


def _of_one_file(linked: Linked, known: Collection[str], names: list[list[CitedThing]]) -> Iterator[Remark]:
    kind = names[0][0].kind
    likely = (
        nearest_word(one[0].id, known) or _official(linked.catalogue, one[0]) for one in names[:GUESSED]
    )
    if kind != COMMUNE and len(names) > MANY and not any(likely):
        ids = ", ".join(places[0].id for places in names[:MANY])
        message = (
            f"{len(names)} noms cités ici n'existent pas parmi les {REFERENCES[kind].plusieurs} ({ids}…)."
        )
        first = min((places[0] for places in names), key=lambda place: place.file.document.line(place.path))
        yield Remark(first.file, first.path, message, _all_described(first))
        return
    for rank, places in enumerate(names):
        yield _unknown(linked, known, places, is_guessed=rank < GUESSED)


def _all_described(first: CitedThing) -> str:
    """Say what to do about many unknown names: a file is missing, or none of them was described."""
    annexe, bloc = PASTED.get(first.kind), REFERENCES[first.kind].bloc
    back = "Remettez le fichier qui les décrit, s'il manque."
    if (
        annexe is None
        or type(first.file.value) is not Territoire
        or not bloc
        or not issubclass(bloc, Decrite)
    ):
        return back
    line = _to_fill(bloc, hyphened(bare(first.id)))
    where = f"à la fin de la fiche, sous « {annexe.cle}: », un par ligne : « {line} »"
    return f"{back} S'ils sont nouveaux, {where}."


def _unknown(linked: Linked, known: Collection[str], places: list[CitedThing], *, is_guessed: bool) -> Remark:
    first, *others = places
    lines = (first.file.document.line(place.path) for place in others)
    cited = REFERENCES[first.kind]
    is_name = cited.code and not _has_digits(first.id)
    missing = f"« {first.id} » n'existe pas parmi les {cited.plusieurs}."
    named = f"« {first.id} » est un nom : il faut ici {cited.code}." if is_name else missing
    message = also_at(named, lines)
    remedy = meant(linked.catalogue, first, known) if is_guessed else VERIFY
    return Remark(first.file, first.path, message, remedy)


def _misspelt_definition(unused: Uncited, kind: str, wrong: str) -> Remark | None:
    candidates = unused.get(kind, {})
    near = nearest_word(wrong, candidates)
    if not near:
        return None
    item = candidates[near]
    message = f"« {near} » n'est cité nulle part, alors que « {wrong} » est cité et n'existe pas."
    return Remark(item.file, (*item.path, "id"), message, f"Écrivez « {wrong} » ici.")


@rule(
    "identifiant-en-majuscules",
    "Un organisme connu est cité par son identifiant, tel qu'il s'écrit.",
    ensemble=True,
)
def identifiants_mal_ecrits(linked: Linked) -> Iterator[Remark]:
    """Tell the words of a participant that are the id of an organisme but for a capital: « Agence-essai »."""
    known = linked.catalogue.organismes
    for file, path, participant in linked.every(Participant):
        words = participant.designation or ""
        id_ = plain_letters(words)
        if "-" in words and id_ != words and (id_ in known or of_register(linked.catalogue.registre, id_)):
            message = f"« {words} » est lu comme les mots d'une source, et non comme l'identifiant « {id_} »."
            said = f": {participant.precision}" if participant.precision else ""
            remedy = f"Écrivez « - {id_}{said} »."
            yield Remark(file, (*path, "designation"), message, remedy)

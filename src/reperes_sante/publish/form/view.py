"""From a block to the page that asks about it."""

from __future__ import annotations

from dataclasses import replace

from reperes_sante.edit.filling.blocks import Names, NoBlockError
from reperes_sante.edit.filling.checking import of_field
from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.questions import ChampDeBlocs, Question, parts
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.findings import Finding
from reperes_sante.model.territoire import Territoire
from reperes_sante.publish.form.addresses import NEW, Address, field, holder, within
from reperes_sante.publish.form.pages import FORM, Asked, FormPage, ShownBlocks, Step

HOME = Step("Les fiches", f"/{FORM}/")
Findings = tuple[Finding, ...]


def names_in(catalogue: Catalogue) -> Names:
    """Return what the ids that name blocks stand for."""
    return {kind: ref.labels(catalogue) for kind, ref in REFERENCES.items() if ref.fichier}


def page_of(
    address: Address,
    block: Opened,
    asked: tuple[Question, ...],
    told: Findings,
    catalogue: Catalogue,
    now: tuple[Question, ...] = (),
) -> FormPage:
    """Return the page about a block.

    Args:
        address: where it is.
        block: the block.
        asked: its questions, with what the file says or what was typed.
        told: what is remarked of it.
        catalogue: the data.
        now: the questions with what the file says, where that is to be told too.
    """
    names = names_in(catalogue)
    fields = tuple(_asked(question, block, told, now) for question in asked)
    pieces = () if block.neuf else parts(block.modele, block.valeurs, block.chemin, names)
    held = tuple(_shown(part, told) for part in pieces)
    return FormPage(
        _name(block, names),
        block.modele.INTITULE[1],
        way_to(address, block, catalogue),
        address.page,
        block.lu,
        tuple(one for one in fields if one.question.essentielle),
        tuple(one for one in fields if not one.question.essentielle),
        tuple(one for one in held if one.partie.essentielle),
        tuple(one for one in held if not one.partie.essentielle),
        _of_whole(told, block, (*fields, *held)),
        site=f"/{address.nom}/" if block.racine is Territoire else "",
        retrait="" if block.neuf or not block.chemin else address.vers(block.chemin, "retirer"),
        encore=_another(block),
    )


def _name(block: Opened, names: Names) -> str:
    name = block.nom(names)
    if not block.chemin:
        return name
    return f"Ajouter : {name}" if block.neuf else f"{block.modele.INTITULE[0]} : {name}"


def _another(block: Opened) -> str:
    """Return what asks for another block in the same list; nothing where there is one only."""
    is_listed = bool(block.place) and isinstance(block.place[-1], int)
    return f"{within(field(block.place))}{NEW}/" if is_listed else ""


def way_to(address: Address, block: Opened, catalogue: Catalogue) -> tuple[Step, ...]:
    """Return the way back from a block: its file, then each block that holds it."""
    names, steps = names_in(catalogue), [HOME]
    whole = replace(block, chemin=(), neuf=False)
    if block.chemin:
        steps.append(Step(whole.nom(names), address.accueil))
    held = block.chemin[:-1] if block.neuf else holder(block.chemin)
    for end in range(1, len(held) + 1):
        try:
            name = replace(whole, chemin=held[:end]).nom(names)
        except NoBlockError:
            # The field itself, of which a rank tells the block.
            continue
        steps.append(Step(name, address.vers(held[:end])))
    return tuple(steps)


def _asked(question: Question, block: Opened, told: Findings, now: tuple[Question, ...]) -> Asked:
    name = question.champ.nom
    written = next((other for other in now if other.champ == question.champ), question)
    is_other = written.reponses != question.reponses
    other = (written.texte or "rien") if is_other else ""
    return Asked(question, name, tuple(of_field(told, (*block.place, name))), other)


def _shown(part: ChampDeBlocs, told: Findings) -> ShownBlocks:
    counts = tuple(len(tuple(of_field(told, piece.chemin))) for piece in part.morceaux)
    return ShownBlocks(part, counts, within(part.chemin))


def _of_whole(told: Findings, block: Opened, parts_of_it: tuple[Asked | ShownBlocks, ...]) -> Findings:
    """Return what is said of a block, and of none of its fields."""
    fields = (one.question.champ if isinstance(one, Asked) else one.partie.champ for one in parts_of_it)
    places = [(*block.place, champ.nom) for champ in fields]
    return tuple(found for found in told if not any(any(of_field([found], place)) for place in places))

"""Cross-file rules: what one file alone cannot tell. One small function each, all listed in `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import PurePath
from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.findings import Severity
from reperes_sante.model.base import Enonce
from reperes_sante.model.communs import FichierOrganismes, FichierSources, Organisme, Source
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.walk import Path, walk
from reperes_sante.validation.typing import Typed
from reperes_sante.validation.wording import Wording, nearest


class Remark(NamedTuple):
    """A finding before it is placed: the typed file, the path in it, the words."""

    file: Typed[BaseModel]
    path: Path
    wording: Wording
    severity: Severity = Severity.ERREUR


class Linked(NamedTuple):
    """What rules look at.

    Attributes:
        catalogue: the linked data.
        files: the typed files with their documents.
        complete: false once an error is known; a rule that could only repeat its cause then keeps quiet.
    """

    catalogue: Catalogue
    files: tuple[Typed[BaseModel], ...]
    complete: bool


Rule = Callable[[Linked], Iterator[Remark]]


def identifiants_uniques(linked: Linked) -> Iterator[Remark]:
    """An id stands for one thing of its kind in the whole site."""
    seen: set[tuple[str, str]] = set()
    for file in linked.files:
        for node in walk(file.value):
            if not isinstance(node.value, BaseModel) or not hasattr(node.value, "id"):
                continue
            kind = "dispositif" if isinstance(node.value, Dispositif) else type(node.value).__name__
            if (kind, node.value.id) in seen:
                message = f"L'identifiant « {node.value.id} » sert déjà ailleurs."
                yield Remark(
                    file, (*node.path, "id"), Wording("id-en-double", message, "Donnez-en un autre.")
                )
            seen.add((kind, node.value.id))


def references_connues(linked: Linked) -> Iterator[Remark]:
    """Every reference leads to something."""
    if not linked.complete:
        return
    targets = _targets(linked.catalogue)
    for file in linked.files:
        for node in walk(file.value):
            if node.ref and node.value not in targets[node.ref][1]:
                kind, known = targets[node.ref]
                remedy = nearest(str(node.value), known) or "Vérifiez l'orthographe, ou ajoutez-le."
                wording = Wording(
                    "reference-inconnue", f"« {node.value} » n'existe pas parmi les {kind}.", remedy
                )
                yield Remark(file, node.path, wording)


def _targets(catalogue: Catalogue) -> dict[str, tuple[str, Collection[str]]]:
    registre = catalogue.registre
    return {
        "source": ("sources", catalogue.sources),
        "organisme": ("organismes", catalogue.organismes),
        "thematique": ("thématiques", catalogue.thematiques),
        "dispositif": ("dispositifs", catalogue.dispositifs),
        "territoire": ("fiches de territoire", catalogue.territoires),
        "commune": ("communes du registre", registre.communes),
        "epci": ("intercommunalités du registre", registre.epci),
        "departement": ("départements du registre", registre.departements),
        "region": ("régions du registre", registre.regions),
    }


def nom_de_fichier(linked: Linked) -> Iterator[Remark]:
    """The id of a territory is the name of its file, so that its address can be guessed."""
    for file in linked.files:
        if isinstance(file.value, Territoire) and PurePath(file.document.name).stem != file.value.id:
            message = f"L'identifiant « {file.value.id} » n'est pas le nom du fichier."
            remedy = f"Renommez le fichier en « {file.value.id}.yml », ou corrigez l'identifiant."
            yield Remark(file, ("id",), Wording("nom-de-fichier", message, remedy))


def enonces_sources(linked: Linked) -> Iterator[Remark]:
    """Every statement bears a source, its own or that of the block that holds it."""
    for file in linked.files:
        sourced: list[Path] = []
        for node in walk(file.value):
            if not isinstance(node.value, Enonce):
                continue
            if node.value.sources:
                sourced.append(node.path)
            elif node.path and not any(node.path[: len(path)] == path for path in sourced):
                remedy = "Ajoutez « sources: [identifiant] » ici ou dans le bloc au-dessus."
                yield Remark(
                    file, node.path, Wording("sans-source", "Aucune source ne soutient ce bloc.", remedy)
                )


def contrats_en_chaine(linked: Linked) -> Iterator[Remark]:
    """A contract follows another contract of the same territory, and never itself."""
    for file in linked.files:
        if not linked.complete or not isinstance(file.value, Territoire):
            continue
        former = {contrat.id: contrat.succede_a for contrat in file.value.contrats}
        for rank, contrat in enumerate(file.value.contrats):
            if contrat.succede_a and _is_wrong(contrat, former):
                wording = Wording(
                    "succession",
                    f"« {contrat.succede_a} » ne peut pas être le contrat précédent.",
                    "Indiquez un autre contrat de la même fiche, plus ancien.",
                )
                yield Remark(file, ("contrats", rank, "succede_a"), wording)


def _is_wrong(contrat: Contrat, former: dict[str, str | None]) -> bool:
    seen, current = {contrat.id}, contrat.succede_a
    while current in former:
        if current in seen:
            return True
        seen.add(current)
        current = former[current]
    return current is not None


def fiches_utilisees(linked: Linked) -> Iterator[Remark]:
    """A source or an organisme that nothing cites is told: it is a leftover or a typing error elsewhere."""
    if not linked.complete:
        return
    cited = {(node.ref, node.value) for file in linked.files for node in walk(file.value) if node.ref}
    for file in linked.files:
        for kind, field, items in _shared_items(file.value):
            for rank, item in enumerate(items):
                if (kind, item.id) not in cited:
                    wording = Wording("inutilise", f"Rien ne cite « {item.id} ».", "Citez-le, ou retirez-le.")
                    yield Remark(file, (field, rank, "id"), wording, Severity.AVERTISSEMENT)


def _shared_items(value: BaseModel) -> Iterator[tuple[str, str, tuple[Source | Organisme, ...]]]:
    if isinstance(value, FichierSources):
        yield "source", "sources", value.sources
    if isinstance(value, FichierOrganismes):
        yield "organisme", "organismes", value.organismes


RULES: tuple[Rule, ...] = (
    identifiants_uniques,
    references_connues,
    nom_de_fichier,
    enonces_sources,
    contrats_en_chaine,
    fiches_utilisees,
)

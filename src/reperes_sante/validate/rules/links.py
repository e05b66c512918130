"""Identifiers: each thing has one name, its file is named after it, and something cites it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from reperes_sante.france.letters import nearest_word
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.findings import Severity
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.typing import Typed
from reperes_sante.validate.rules.citations import stem, uncited, unknown_references
from reperes_sante.validate.rules.linked import Linked, Remark, rule


@rule("id-en-double", "Un identifiant ne désigne qu'une chose de son genre dans tout le site.")
def identifiants_uniques(linked: Linked) -> Iterator[Remark]:
    """Tell each id used again; a copied file that kept its id is told by `nom_de_fichier` alone."""
    seen: set[tuple[str, str]] = set()
    for file, nodes in linked.nodes:
        if is_misnamed(file):
            continue
        for path, value, _ in nodes:
            if not isinstance(value, BaseModel) or not hasattr(value, "id"):
                continue
            kind = "dispositif" if isinstance(value, Dispositif) else type(value).__name__
            if (kind, value.id) in seen:
                message = f"L'identifiant « {value.id} » sert déjà ailleurs."
                yield Remark(file, (*path, "id"), message, "Donnez-en un autre.")
            seen.add((kind, value.id))


@rule(
    "nom-de-fichier", "L'identifiant d'un territoire est le nom de son fichier : il fait l'adresse des pages."
)
def nom_de_fichier(linked: Linked) -> Iterator[Remark]:
    """Tell a territory whose id is not the name of its file."""
    for file in linked.files:
        if isinstance(file.value, Territoire) and is_misnamed(file):
            message = f"L'identifiant « {file.value.id} » n'est pas le nom du fichier."
            remedy = f"Écrivez « {stem(file)} », ou renommez le fichier en « {file.value.id}.yml »."
            yield Remark(file, ("id",), message, remedy)


def is_misnamed(file: Typed[BaseModel]) -> bool:
    """Tell whether a territory's id is not the name of its file."""
    return isinstance(file.value, Territoire) and stem(file) != file.value.id


@rule(
    "inutilise",
    "Chaque source et chaque organisme est cité quelque part.",
    gravite=Severity.AVERTISSEMENT,
)
def fiches_utilisees(linked: Linked) -> Iterator[Remark]:
    """Tell what nothing cites: a leftover. What an unknown reference resembles is told there."""
    if linked.unread:
        return
    wrong = [id_ for _, id_ in unknown_references(linked)]
    unused = uncited(linked)
    for item in (*unused["source"].values(), *unused["organisme"].values()):
        if not nearest_word(item.value.id, wrong):
            message = f"Rien ne cite « {item.value.id} »."
            yield Remark(item.file, (*item.path, "id"), message, "Citez-le, ou retirez-le.")

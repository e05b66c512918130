"""The everyday words of the search."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.model.communs import Equivalence
from reperes_sante.validate.rules.linked import Linked, Remark, rule


@rule("mots-sans-but", "Les mots de tous les jours mènent quelque part.")
def mots_sans_but(linked: Linked) -> Iterator[Remark]:
    """Tell everyday words that lead neither to official words nor to anything of the site."""
    for file, path, item in linked.every(Equivalence):
        if not (item.sens or item.numeros or item.thematiques or item.termes):
            message = f"« {', '.join(item.mots)} » : ces mots ne mènent nulle part."
            yield Remark(file, path, message, "Ajoutez « sens », « numeros », « thematiques » ou « termes ».")

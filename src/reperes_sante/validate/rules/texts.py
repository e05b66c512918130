"""Texts: plain words, without the marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.nearest import shown
from reperes_sante.model.fields import champ_at
from reperes_sante.model.findings import Severity
from reperes_sante.model.markers import Mark
from reperes_sante.validate.rules.linked import Linked, Remark, rule

TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|&#\d+;")


@rule(
    "balise",
    "Un nom ne contient ni « < » ni « > », et un texte ne contient pas de balise HTML.",
    gravite=Severity.AVERTISSEMENT,
)
def balises(linked: Linked) -> Iterator[Remark]:
    """Tell what was pasted from a web page: it would be shown as typed, sign by sign."""
    for file, path, text in linked.texts:
        is_name = Mark.NAME in champ_at(type(file.value), path).marques
        found = TAG.search(text) or (re.search("[<>]", text) if is_name else None)
        if found:
            message = f"{shown(found[0])} sera affiché tel quel."
            yield Remark(file, path, message, "Retirez-le, ou écrivez-le en mots.")

"""What somebody typed in a block, and what would come of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reperes_sante.edit.filling.checking import Remarques, of_field
from reperes_sante.edit.filling.opened import Opened
from reperes_sante.edit.filling.questions import Question
from reperes_sante.publish.form.addresses import Address

CHANGED = (
    "Ce bloc a changé dans le fichier pendant que vous écriviez. Vos réponses sont là ; sous chaque champ "
    "qui diffère, ce que dit le fichier. « Enregistrer » garde vos réponses."
)
GONE = "Ce bloc n'est plus dans le fichier. Vos réponses sont là : « Enregistrer » l'ajoute de nouveau."
NOTHING = "Il n'y a rien à ajouter : répondez à une question au moins."


@dataclass(frozen=True)
class Attempt:
    """What somebody typed in a block, and what would come of it.

    Attributes:
        adresse: where it was typed.
        bloc: the block, as its file has it now.
        posees: the questions, with what the file says now.
        tapees: the questions, with what was typed.
        changements: what the block would say.
        texte: what the file would say; nothing if that cannot be written.
        remarques: what would be remarked.
        est_parti: whether the block is no more in the file.
        est_autre: whether its file changed it since it was shown.
        est_a_cote: whether its file changed at all since then.
    """

    adresse: Address
    bloc: Opened
    posees: tuple[Question, ...]
    tapees: tuple[Question, ...]
    changements: Mapping[str, Any]
    texte: str | None
    remarques: Remarques
    est_parti: bool
    est_autre: bool
    est_a_cote: bool

    @property
    def a_dire(self) -> str:
        """What has to be told before anything is written."""
        if self.est_parti:
            return GONE
        if self.est_autre and self.changements:
            return CHANGED
        return NOTHING if self.bloc.neuf and not self.changements else ""

    @property
    def en_json(self) -> str:
        """What is said of each field, for the script of the page."""
        told = {
            name: [
                {"gravite": found.gravite.value, "message": found.message, "remede": found.remede}
                for found in of_field(self.remarques.siennes, (*self.bloc.place, name))
            ]
            for name in (question.champ.nom for question in self.posees)
        }
        return json.dumps(told, ensure_ascii=False)

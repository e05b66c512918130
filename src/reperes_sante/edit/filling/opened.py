"""A block of a data file, opened to be read and changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reperes_sante.edit.filling.blocks import (
    Names,
    NoBlockError,
    Values,
    as_block,
    field_of,
    fields_of,
    in_order,
    model_at,
    name_of,
    value_at,
)
from reperes_sante.edit.filling.writing import rewritten, with_first_keys
from reperes_sante.model.base import Model
from reperes_sante.model.fields import Path
from reperes_sante.model.findings import Finding
from reperes_sante.read.files import empty_file
from reperes_sante.read.typing import parsed


@dataclass(frozen=True)
class Opened:
    """A block as its file has it now, or one that is to be added.

    Attributes:
        racine: what the file holds.
        chemin: where the block stands; where it would be added, if it is new: its field, without a rank.
        neuf: whether it is to be added.
    """

    fichier: str
    texte: str
    racine: type[Model]
    chemin: Path
    neuf: bool = False

    @cached_property
    def fiche(self) -> Any:  # noqa: ANN401
        """What the whole file says.

        Raises:
            ReadError: it cannot be read.
        """
        return parsed(self.texte, self.fichier).values

    @property
    def faute(self) -> tuple[Finding, ...]:
        """What had to be mended to read the file, or that it holds no keys: it is not what is written."""
        document = parsed(self.texte, self.fichier)
        if document.read_as == document.text and isinstance(document.values, dict):
            return ()
        return document.remarks or (empty_file(self.fichier),)

    @cached_property
    def modele(self) -> type[Model]:
        """What the block is.

        Raises:
            NoBlockError: there is none there.
        """
        if not self.neuf:
            return model_at(self.racine, self.chemin)
        holder = model_at(self.racine, self.chemin[:-1])
        bloc = field_of(holder, str(self.chemin[-1])).bloc
        if bloc is None:
            raise NoBlockError(self.chemin)
        return bloc

    @property
    def brut(self) -> Any:  # noqa: ANN401
        """What the file has there: keys, a text alone, or nothing."""
        return None if self.neuf else value_at(self.fiche, self.chemin)

    @property
    def valeurs(self) -> Values:
        """The keys of the block."""
        return as_block(self.modele, self.brut)

    def nom(self, names: Names | None = None) -> str:
        """Return what the block is called.

        Args:
            names: what ids stand for, by kind of reference.
        """
        return self.modele.INTITULE.titre if self.neuf else name_of(self.modele, self.brut, names)

    @property
    def place(self) -> Path:
        """Where the block stands, or will."""
        if not self.neuf or not self._is_listed:
            return self.chemin
        written = value_at(self.fiche, self.chemin)
        return (*self.chemin, len(written) if isinstance(written, list) else 0)

    @property
    def marque(self) -> str:
        """What tells whether its simple fields are still what they were."""
        simple = {champ.nom for champ in fields_of(self.modele) if champ.bloc is None}
        return _digest({key: value for key, value in self.valeurs.items() if key in simple})

    @property
    def lu(self) -> str:
        """What tells whether its simple fields, then its whole file, are still what they were."""
        return f"{self.marque}.{_digest(self.texte)}"

    @property
    def marque_entiere(self) -> str:
        """What tells whether the block, and all that it holds, is still what it was."""
        return _digest(self.brut)

    def avec(self, changes: Mapping[str, Any]) -> str:
        """Return the text of the file with other values in the block.

        Args:
            changes: what its keys should say; nothing for those to take away.

        Raises:
            WritingError: it cannot be written without touching the rest.
        """
        order = tuple(champ.nom for champ in in_order(fields_of(self.modele)))
        if self.neuf or isinstance(self.brut, str):
            whole = {**self.valeurs, **changes}
            kept = {name: whole[name] for name in order if whole.get(name) is not None}
            holder = model_at(self.racine, self._held_by)
            names = tuple(champ.nom for champ in in_order(fields_of(holder)))
            return rewritten(self.texte, self.place, self._shortest(kept), names)
        text = self.texte
        unsaid = {key: value for key, value in self.valeurs.items() if self.brut.get(key) != value}
        if unsaid.keys().isdisjoint(changes):
            unsaid = {}
        if unsaid and next(iter(self.brut)) not in self.valeurs:
            # What its first line says without keys gets some: the rest of the block stays as it was typed.
            text = with_first_keys(text, self.chemin, unsaid)
        for key, value in {**unsaid, **changes}.items():
            text = rewritten(text, (*self.chemin, key), value, order)
        return text

    def sans(self) -> str:
        """Return the text of the file without the block.

        Raises:
            WritingError: it cannot be written without touching the rest.
        """
        return rewritten(self.texte, self.chemin, None)

    @property
    def _held_by(self) -> Path:
        names = [rank for rank, step in enumerate(self.chemin) if isinstance(step, str)]
        return self.chemin[: names[-1]]

    @property
    def _is_listed(self) -> bool:
        return field_of(model_at(self.racine, self._held_by), str(self.chemin[-1])).liste

    def _shortest(self, values: Values) -> Any:  # noqa: ANN401
        """Return a block as a text alone, where that says the same."""
        [only] = values.values() if len(values) == 1 else (None,)
        is_enough = isinstance(only, str) and self.modele.cle_evidente(only) in values
        return only if is_enough else values


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:16]

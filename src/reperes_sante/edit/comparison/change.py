"""One change, in words."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[str, ...]


@dataclass(frozen=True)
class Changement:
    """One change.

    Attributes:
        lieu: where, from the territory or the collection to the thing.
        libelle: what changed there; empty when the values say it.
        avant: the former value, in words; absent when something was added.
        apres: the new value, in words; absent when something was removed.
    """

    lieu: Place
    libelle: str
    avant: str | None
    apres: str | None

    @property
    def phrase(self) -> str:
        """The change without its place: « ouverture prévue en 2025 → ouverte en mars 2026 »."""
        label = "" if self.libelle == self.lieu[-1].lower() else self.libelle
        if self.avant is not None and self.apres is not None:
            return f"{label} : {self.avant} → {self.apres}".removeprefix(" : ")
        kind, value = ("ajout", self.apres) if self.avant is None else ("retrait", self.avant)
        return f"{label}, {kind} : {value}".removeprefix(", ") if self.libelle else str(value)

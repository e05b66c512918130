"""What a change of one file would make the checks say, before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reperes_sante.france.register import Registre
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Finding, Severity
from reperes_sante.read.known import Known
from reperes_sante.read.typing import in_words
from reperes_sante.validate import load


class Remarques(NamedTuple):
    """What is said of a block.

    Attributes:
        siennes: what is said of the block, and of what it holds.
        causees: the errors that a change makes elsewhere.
    """

    siennes: tuple[Finding, ...]
    causees: tuple[Finding, ...]

    @property
    def erreurs(self) -> tuple[Finding, ...]:
        """What forbids to publish."""
        return tuple(f for f in (*self.siennes, *self.causees) if f.gravite is Severity.ERREUR)


class Checker:
    """Checks the data of a project as if one of its files said something else.

    Args:
        root: the project's folder.
        registre: its register.
    """

    def __init__(self, root: Path, registre: Registre) -> None:
        self._root, self._registre = root, registre
        self._known = Known()

    def findings(self, instead: tuple[str, str] | None = None) -> tuple[Finding, ...]:
        """Return all that is remarked.

        Args:
            instead: the name of a file, and the text that stands in its place.
        """
        texts = dict([instead]) if instead else {}
        return load(self._root, registre=self._registre, known=self._known, instead=texts).findings

    def of_change(self, file: str, text: str, place: FieldPath, before: Iterable[Finding]) -> Remarques:
        """Return what would be remarked of a block, and the errors that its change makes elsewhere.

        Args:
            file: the file.
            text: what it would say.
            place: the block.
            before: what is remarked now.
        """
        found = self.findings((file, text))
        known = {cause(finding) for finding in before}
        own = tuple(f for f in found if f.fichier == file and is_within(f, place))
        made = (f for f in found if f not in own and cause(f) not in known)
        return Remarques(own, tuple(f for f in made if f.gravite is Severity.ERREUR))


def is_within(finding: Finding, place: FieldPath) -> bool:
    """Tell whether a finding is about a block, or something in it."""
    words = in_words(place)
    return not words or finding.champ == words or finding.champ.startswith(f"{words} › ")


def of_field(findings: Iterable[Finding], place: FieldPath) -> Iterator[Finding]:
    """Yield the findings about one field."""
    return (finding for finding in findings if is_within(finding, place))


def cause(finding: Finding) -> tuple[str, str, str]:
    """Tell findings apart wherever their lines move to."""
    return finding.fichier, finding.code, finding.message.split(" (aussi ")[0]

"""What fields mean to those who read the data: the model's words, without what only editors need."""

from __future__ import annotations

import re

# « Sans cette ligne : … » and the like tell how to type a field, not what it holds.
FOR_EDITORS = re.compile(
    r"\s*(?:Sans cette ligne|Écrivez|À remplir|Ajoutez|Ne changez)\b[^.]*\.|, entre guillemets"
)


def meaning(description: str) -> str:
    """Return the description of a field for those who read it."""
    return FOR_EDITORS.sub("", description).strip()

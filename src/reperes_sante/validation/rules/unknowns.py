"""What a file says it does not know: a rule does not ask again for what was already looked for."""

from __future__ import annotations

from reperes_sante.model.dispositif import Dispositif
from reperes_sante.validation.words import fold


def is_told_unknown(dispositif: Dispositif, words: str) -> bool:
    """Tell whether « inconnus » already names these words, written without accents nor capitals."""
    return any(words in fold(text).replace("-", " ") for text in dispositif.inconnus)

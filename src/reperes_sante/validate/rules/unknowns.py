"""What a file says it does not know: a rule does not ask again for what was already looked for."""

from __future__ import annotations

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.dispositif import Dispositif


def is_told_unknown(dispositif: Dispositif, words: str) -> bool:
    """Tell whether « inconnus » already names these words, written without accents nor capitals."""
    return any(words in plain_letters(text).replace("-", " ") for text in dispositif.inconnus)

"""From files to typed values, or to findings that say where and why: YAML as plain text, pages, settings.

Every scalar stays the text that was typed: `01000`, `12:30`, `no` and dates are never converted here
(PyYAML's own typing turns `01000` into 512). Types are the model's business.
"""

from reperes_sante.read.files import ReadError, decode, read_text
from reperes_sante.read.nodes import compose, known_nodes, locate, read_values
from reperes_sante.read.settings import read_keys

__all__ = ["ReadError", "compose", "decode", "known_nodes", "locate", "read_keys", "read_text", "read_values"]

"""Documents that Typst lays out: the printable sheet of each territory, the picture of each shared page."""

from reperes_sante.publish.typeset.files import typeset_files

__all__ = ["typeset_files"]

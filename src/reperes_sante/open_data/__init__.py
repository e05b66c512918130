"""What others may reuse: open data, feeds and calendars, made from the typed model."""

from reperes_sante.open_data.files import export_files

__all__ = ["export_files"]

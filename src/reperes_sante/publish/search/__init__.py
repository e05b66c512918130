"""The search: what can be found, in which words, cut into small files that browsers fetch as they need."""

from reperes_sante.publish.search.files import FOLDER, search_files, searchable

__all__ = ["FOLDER", "search_files", "searchable"]

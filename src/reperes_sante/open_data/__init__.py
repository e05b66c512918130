"""What others may reuse: open data, feeds and calendars, made from the typed model."""

from __future__ import annotations

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.open_data.agenda import calendars
from reperes_sante.open_data.csv_files import PACKAGE, PACKAGE_TITLE, csv_files, path_of
from reperes_sante.open_data.json_files import index, json_files, titles_of_json
from reperes_sante.open_data.news import feeds
from reperes_sante.open_data.publication import DOSSIER, Publication
from reperes_sante.open_data.tables import TABLES


def export_files(catalogue: Catalogue, site: str) -> dict[str, str]:
    """Return the text of each exported file, by its address from the root of the site.

    Nothing depends on the day of the build: the dates are those of the data.
    """
    publication = Publication(catalogue, site)
    titles = {
        **titles_of_json(publication),
        PACKAGE: PACKAGE_TITLE,
        **{path_of(table): table.titre for table in TABLES},
    }
    return {
        **json_files(publication),
        **csv_files(publication),
        **feeds(publication),
        **calendars(publication),
        f"{DOSSIER}index.json": index(publication, titles),
    }

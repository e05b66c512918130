"""What others may reuse: open data, feeds and calendars, made from the typed model."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.open_data.agenda import calendars
from reperes_sante.open_data.csv_files import PACKAGE, PACKAGE_TITLE, csv_files, path_of
from reperes_sante.open_data.json_files import index, json_files, titles_of_json
from reperes_sante.open_data.news import feeds
from reperes_sante.open_data.publication import DOSSIER, Publication
from reperes_sante.open_data.tables import TABLES


def export_files(catalogue: Catalogue, site: str) -> dict[str, str]:
    """Return the text of each exported file, by its address from the root of the site.

    Args:
        catalogue: the checked data.
        site: address of the site, with its final slash.
    """
    return dict(exported(catalogue, site))


def exported(catalogue: Catalogue, site: str) -> Iterator[tuple[str, str]]:
    """Yield the same one by one, for who need not hold all of them.

    Nothing depends on the day of the build: the dates are those of the data.
    """
    publication = Publication(catalogue, site)
    titles = {
        **titles_of_json(publication),
        PACKAGE: PACKAGE_TITLE,
        **{path_of(table): table.titre for table in TABLES},
    }
    yield from json_files(publication)
    yield from csv_files(publication)
    yield from feeds(publication)
    yield from calendars(publication).items()
    yield f"{DOSSIER}index.json", index(publication, titles)

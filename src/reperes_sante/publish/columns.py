"""The columns of the comparison, a file for each territory, where its page is too small to hold them all."""

from __future__ import annotations

import json
from pathlib import Path

from reperes_sante.france.letters import slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.publish.stubs import pages_and_parts, pages_of_blocks
from reperes_sante.render import Renderer
from reperes_sante.view.territories import par_region

FOLDER = "assets/comparer/"
COMPARISON = "comparaison"


def column_files(catalogue: Catalogue, renderer: Renderer, docs: Path) -> dict[str, str]:
    """Return the tables of each territory, and the names of those of each region, by their path.

    Args:
        catalogue: the data.
        renderer: renders the tables.
        docs: folder of the hand-written pages, which can all be read.

    Returns:
        nothing while the comparison stands whole in its page.
    """
    blocks = (page for page in pages_of_blocks(docs) if page.cle.split(" ")[1] == COMPARISON)
    if not any(pages_and_parts(blocks, renderer, docs)):
        return {}
    territoires = catalogue.territoires.values()
    regions = par_region(catalogue, territoires).items()
    names = {f"{FOLDER}{slug(region)}.json": {t.id: t.nom for t in own} for region, own in regions}
    return {
        **{path: json.dumps(own, ensure_ascii=False) for path, own in names.items()},
        **{
            path: renderer.chose(COMPARISON, t.id, path)
            for t in territoires
            for path in [f"{FOLDER}{t.id}.txt"]
        },
    }

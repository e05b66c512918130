"""The card of each territory for other sites: a page for a frame, and a text to paste."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from reperes_sante.inspect.reading import CARD
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_territoire
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.palette import palette
from reperes_sante.render import Renderer
from reperes_sante.view.territories import contacts, dispositifs_presents, standard_de
from reperes_sante.view.timeline import mis_a_jour_le

POLICY = "overrides/partials/politique.html"
HOW = "carte.txt"
# The link of a frame opens in the place of the page that holds it.
WHOLE_WINDOW = Markup(' target="_top"')


def embed_files(catalogue: Catalogue, renderer: Renderer, site: str, root: Path) -> dict[str, str]:
    """Return the card of each territory and the way to use it, by their path."""
    policy = (root / POLICY).read_text("utf-8") if (root / POLICY).is_file() else ""
    about = {"politique": Markup(policy.strip()), "couleurs": palette(root)}  # noqa: S704 - of the project
    files: dict[str, str] = {}
    for territoire in catalogue.territoires.values():
        folder = of_territoire(territoire)
        names = {"territoire": territoire, "adresse": f"{site}{folder}"}
        told = {**names, **_told(catalogue, territoire)}
        pasted = renderer.ailleurs("carte.html", cible="", niveau=2, **told)
        framed = renderer.ailleurs("carte.html", cible=WHOLE_WINDOW, niveau=1, **told)
        whole = renderer.ailleurs("page.html", carte=Markup(framed), **names, **about)  # noqa: S704
        files[f"{folder}{CARD}"] = f"{whole}\n"
        how = renderer.ailleurs("mode-d-emploi.txt", carte=Markup(pasted), **names)  # noqa: S704 - escaped
        files[f"{folder}{HOW}"] = f"{how}\n"
    return files


def _told(catalogue: Catalogue, territoire: Territoire) -> dict[str, object]:
    return {
        "presents": dispositifs_presents(catalogue, territoire),
        "personne": next((person for person in contacts(territoire) if person.telephone), None),
        "standard": standard_de(catalogue, territoire),
        "jour": mis_a_jour_le(catalogue, territoire),
    }

"""For each state of the model, a picture of its words and its mark in each place that shows them.

`uv run python -m tests.state_pictures FOLDER` writes `etats-clair.png` and `etats-sombre.png`, and the shared
picture of each state; `python -m tests.states` tells the same in words.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from bs4 import Tag

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_dispositif, of_territoire
from reperes_sante.publish.typeset import card
from reperes_sante.publish.typeset.typst import atelier, laid, picture_of
from reperes_sante.render import Renderer
from tests.browser import open_browser
from tests.conftest import ROOT
from tests.server import served
from tests.states import ID, SITE, STATES, catalogue_in, rendered

SCHEMES: Mapping[str, Literal["light", "dark"]] = {"clair": "light", "sombre": "dark"}
WIDTH = 1900
LINK = f'a[href$="#{ID}"], a[href$="{ID}/"]'
# Each place: its page, and what shows the state there.
PLACES = {
    "sa page": ("own", f"#{ID} ~ .puces, #{ID} + .puces"),
    "carte": ("apercu", f".carte:has({LINK})"),
    "thème": ("theme", ".puces"),
    "ma commune": ("departement", ".en-cours li, .carte"),
    "tableau": ("liste_territoires", "tbody td"),
    "comparaison": ("comparaison", "table:nth-of-type(1) td:has(.puce)"),
    "repère": ("historique", f".reperage__ligne:has({LINK})"),
    "histoire": ("historique", ".frise__fait"),
}


def shots(catalogue: Catalogue) -> Iterator[Tag | None]:
    """Yield for each place the piece of page that shows the state there, if it shows one."""
    renderer = Renderer(catalogue, ROOT / "macros", SITE, {})
    own = of_dispositif(catalogue, catalogue.dispositifs[ID]).partition("#")[0]
    kind = "cls" if own.endswith("/cls/") else "contrat"
    overview = of_territoire(catalogue.territoire_du_dispositif[ID])
    pages = {
        "own": (kind, "arras" if kind == "cls" else ID, own),
        "apercu": ("apercu", "arras", overview),
        "theme": ("theme", "logement", "themes/logement/"),
        "departement": ("departement", "62", "ma-commune/62/"),
        "historique": ("historique", "arras", f"{overview}historique/"),
    }
    for name, selector in PLACES.values():
        page = rendered(renderer, *pages.get(name, (None, name, f"{name}/")))
        yield page.select_one(selector)


def _cell(shown: Tag | None) -> str:
    if shown is None:
        return "<td>–</td>"
    if shown.name == "li" and shown.parent:
        # Its mark is drawn by the style of its list.
        kind = " ".join(shown.parent.get_attribute_list("class"))
        return f'<td><{shown.parent.name} class="{kind}">{shown}</{shown.parent.name}></td>'
    return str(shown) if shown.name == "td" else f"<td>{shown}</td>"


def sheet_of(folder: Path) -> str:
    """Return one page that shows all states, a row each; the shared pictures are written beside it."""
    rows = []
    for rank, (label, states) in enumerate(STATES.items()):
        with TemporaryDirectory() as project:
            catalogue = catalogue_in(Path(project), states, is_replaced="remplacé" in label)
            cells = "".join(map(_cell, shots(catalogue)))
            order = picture_of(card(catalogue, catalogue.territoires["arras"]), atelier(ROOT))
            picture = laid(order, ROOT).read_bytes()
        (folder / f"image-{rank}.png").write_bytes(picture)
        shared = f'<td><img src="image-{rank}.png" width="240" alt=""></td>'
        rows.append(f'<tr><th scope="row">{escape(label)}</th>{cells}{shared}</tr>')
    heads = "".join(f"<th>{name}</th>" for name in ("état", *PLACES, "image"))
    link = '<link rel="stylesheet" href="site.css">'
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<!doctype html><html lang="fr"><meta charset="utf-8">{link}<body>{table}</body></html>'


def main(folder: Path) -> None:
    """Draw all states, in light and in dark."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "docs" / "assets" / "site.css", folder)
    (folder / "index.html").write_text(sheet_of(folder), "utf-8")
    with served(folder) as root, open_browser() as browser:
        for name, scheme in SCHEMES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme=scheme)
            page.goto(root)
            page.screenshot(path=folder / f"etats-{name}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

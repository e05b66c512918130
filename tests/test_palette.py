"""The colours that a site chooses are read on all of its grounds, in its pages, its PDF and its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reperes_sante.model.findings import DataError
from reperes_sante.publish.recipe import build
from reperes_sante.publish.typeset.typst import atelier, document, laid, picture_of
from reperes_sante.read.palette import DAY, NAMED, NIGHT, SHEET, contrast, palette
from tests.built import BuiltSite
from tests.conftest import ROOT

SETTINGS = "site_name: Essai\nsite_url: https://essai.fr/\ntheme:\n  name: material\n  palette:\n"


def chosen(root: Path, written: str) -> Path:
    (root / "mkdocs.yml").write_text(f"{SETTINGS}{written}", "utf-8")
    return root


def refused(root: Path) -> list[tuple[int, str, str]]:
    with pytest.raises(DataError) as caught:
        palette(root)
    assert {finding.code for finding in caught.value.findings} == {"couleur-refusee"}
    return [(finding.ligne, finding.message, finding.remede) for finding in caught.value.findings]


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_the_hardest_grounds_are_those_of_the_style_sheet() -> None:
    text = (ROOT / "docs" / "assets" / "site.css").read_text("utf-8")
    assert set(re.findall(r"--carte: (#\w{6});", text.partition("/* ---------- 2.")[0])) == {DAY, NIGHT}


@pytest.mark.parametrize("name", NAMED)
def test_every_name_of_material_gives_a_tone_that_holds(tmp_path: Path, name: str) -> None:
    colours = palette(chosen(tmp_path, f"    primary: {name}\n    accent: {name}\n"))
    assert colours
    assert contrast(colours.jour, DAY) >= 7 <= contrast(colours.nuit, NIGHT)
    assert contrast("#ffffff", colours.entete) >= 7 <= contrast("#ffffff", colours.entete_nuit)
    assert contrast(colours.focus, DAY) >= 3 <= contrast(colours.focus_nuit, NIGHT)


def test_names_are_those_of_the_theme() -> None:
    sheets = ROOT.glob(".venv/lib/python*/site-packages/material/templates/assets/stylesheets/palette.*.css")
    text = "".join(sheet.read_text("utf-8") for sheet in sheets)
    found = re.findall(r"\[data-md-color-primary=([a-z-]+)\]\{--md-primary-fg-color:(#\w+)", text)
    assert {(name.replace("-", " "), code) for name, code in found if name not in {"black", "white"}} <= {
        *NAMED.items()
    }


@pytest.mark.parametrize(
    ("written", "line", "message", "correction"),
    [
        (
            '    primary: "#2094f3"\n',
            6,
            "« #2094f3 » se lit mal : 2,7 pour 1, il faut 7.",
            'Écrivez « "#125186" », la plus proche qui se lit.',
        ),
        (
            '    - scheme: default\n      primary: teal\n    - scheme: slate\n      primary: "#0a5560"\n',
            9,
            "« #0a5560 » se lit mal : 1,6 pour 1, il faut 7.",
            'Écrivez « "#9dbbbf" », la plus proche qui se lit.',
        ),
        ("    primary: custom\n", 6, "« custom » n'est pas une couleur.", "Écrivez un nom de Material"),
        (
            "    scheme: youtube\n",
            6,
            "« youtube » n'est pas un jeu de couleurs d'ici.",
            "Écrivez « default »",
        ),
        ("    primaire: teal\n", 6, "« primaire » n'a pas de sens ici.", "Clés admises"),
        ("    - teal\n", 6, "Ce n'est pas une palette.", "Écrivez « primary: teal »"),
    ],
)
def test_a_colour_that_fails_is_refused_at_its_line_with_the_nearest(
    tmp_path: Path, written: str, line: int, message: str, correction: str
) -> None:
    ((found_line, found_message, found_correction),) = refused(chosen(tmp_path, written))
    assert (found_line, found_message) == (line, message)
    assert found_correction.startswith(correction)
    if nearest := re.search(r"#\w{6}", correction):
        colours = palette(chosen(tmp_path, re.sub(r'(?<=")#\w{6}', nearest[0], written)))
        assert colours
        assert nearest[0] in {colours.jour, colours.nuit}


def test_pages_sheets_and_pictures_take_the_colours_and_the_logo(petit: Path) -> None:
    settings = petit / "mkdocs.yml"
    plain = laid(picture_of(document("partage.typ", CARD), atelier(petit)), petit).read_bytes()
    settings.write_text(
        settings.read_text("utf-8").replace(
            "  font: false\n", "  font: false\n  palette: {primary: deep purple}\n"
        ),
        "utf-8",
    )
    coloured = laid(picture_of(document("partage.typ", CARD), atelier(petit)), petit).read_bytes()
    drawing = petit / "docs" / "assets" / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
    )
    settings.write_text(
        settings.read_text("utf-8").replace("  font: false\n", "  font: false\n  logo: assets/logo.svg\n")
    )
    signed = laid(picture_of(document("partage.typ", CARD), atelier(petit)), petit).read_bytes()
    assert len({plain, coloured, signed}) == 3
    build(petit, petit / "site")
    colours = palette(petit)
    assert colours
    assert f"--lien: {colours.jour}" in (petit / "site" / SHEET).read_text("utf-8")
    site = BuiltSite(petit / "site")
    assert all(page.html.select("link[href$='couleurs.css']") for page in site.pages.values())


CARD = {"site": "Essai", "nom": "Arras", "corps": 84, "sous_titre": "Essai", "genres": [], "icones": {}}

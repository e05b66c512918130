"""The printable sheets and the shared pictures: one page, tagged, whole, the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from reperes_sante.commands import main
from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import contrats_courants
from reperes_sante.model.territoire import PRINCIPAUX
from reperes_sante.publish import laying
from reperes_sante.publish.typeset import typeset_files, typst
from reperes_sante.publish.typeset.parts import abrege
from reperes_sante.read.kept import KEPT
from reperes_sante.validate import load
from reperes_sante.view.etats import situation
from reperes_sante.view.territories import dispositifs_presents
from tests.built import BuiltSite, plain

ROOT = Path(__file__).parents[1]
SITE = "https://sante.example/"
HOSTILE = '#eval("1+1") *gras* _x_ ] [ $x^2$ #link("a")[b] @ref <label> \\ `code` // = Titre #read("/x")'
SHEET = "territoires/arras/fiche.pdf"


def fresh(root: Path) -> Path:
    """Give a project what it takes to lay out its documents, and nothing kept from before."""
    shutil.copytree(ROOT / "macros/typst", root / "macros/typst")
    return root


def made(catalogue: Catalogue, root: Path) -> dict[str, bytes]:
    """Return the bytes of each document of a project, by its path."""
    return {path: place.read_bytes() for path, place in typeset_files(catalogue, SITE, root).items()}


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(catalogue, fresh(tmp_path_factory.mktemp("documents")))


def sheets(files: dict[str, bytes]) -> dict[str, PdfReader]:
    return {path: PdfReader(io.BytesIO(content)) for path, content in files.items() if path.endswith(".pdf")}


def words(reader: PdfReader) -> str:
    """Return the text of a sheet without spaces, which lines cut."""
    return plain(reader.pages[0].extract_text()).replace(" ", "").casefold()


def folded(text: str) -> str:
    return plain(typographier(text)).replace(" ", "").casefold()


def roles(node: Any) -> list[str]:
    """Return the kinds of the elements of a structure tree, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [role for child in node for role in roles(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (roles(node["/K"]) if "/K" in node else [])


def test_every_territory_has_one_page(files: dict[str, bytes], catalogue: Catalogue) -> None:
    found = sheets(files)
    assert sorted(found) == sorted(f"territoires/{id_}/fiche.pdf" for id_ in catalogue.territoires)
    for path, reader in found.items():
        assert len(reader.pages) == 1, path
        assert [round(float(size)) for size in reader.pages[0].mediabox[2:]] == [595, 842], path
        assert len(files[path]) < 100_000, path


def test_sheets_are_tagged_titled_and_in_french(files: dict[str, bytes]) -> None:
    for path, reader in sheets(files).items():
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], path
        assert str(root["/Lang"]).lower().startswith("fr"), path
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], path
        assert reader.metadata is not None
        assert reader.metadata.title, path
        assert b"pdfuaid:part>1<" in root["/Metadata"].get_data(), path
        kinds = roles(root["/StructTreeRoot"]["/K"])
        assert {"/H1", "/H2", "/H3", "/L", "/LI", "/P", "/Link"} <= set(kinds), path
        assert kinds.count("/H1") == 1, path
        embedded = {str(font["/BaseFont"]) for font in fonts(reader)}
        assert embedded, path
        assert all("+" in name for name in embedded), path


def fonts(reader: PdfReader) -> list[Any]:
    resources: Any = reader.pages[0]["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def test_a_sheet_says_the_essential(files: dict[str, bytes], catalogue: Catalogue) -> None:
    for path, reader in sheets(files).items():
        territoire = catalogue.territoires[path.split("/")[1]]
        text = words(reader)
        told = [territoire.nom, catalogue.nom_officiel(territoire), *territoire.en_bref]
        told += [f"Sources lues le {territoire.verifie_le}", f"sante.example/territoires/{territoire.id}/"]
        told += [f"{len(catalogue.sources_citees(territoire))} source", "Licence Ouverte 2.0", "3114"]
        if not dispositifs_presents(catalogue, territoire):
            told.append("Pas de contrat local de santé")
        told += [situation(catalogue, contrat).mots for contrat in contrats_courants(territoire)[:1]]
        assert [word for word in told if folded(word) not in text] == [], path


def test_numbers_to_call_are_the_largest_text_after_the_title(minimal: Path) -> None:
    number = "03 21 00 00 00"
    contact = {
        "pour": "Une question",
        "telephone": number,
        "sert": "Un standard.",
        "organisme": "agence-essai",
    }
    reader = edited(minimal, {"contacts": [contact, {"pour": "Injoignable", "site": "https://exemple.fr/"}]})
    sizes: dict[str, float] = {}

    def seen(text: str, _ctm: Any, _place: Any, _font: Any, size: float) -> None:
        for piece in filter(None, map(folded, text.splitlines())):
            sizes[piece] = max(size, sizes.get(piece, 0))

    reader.pages[0].extract_text(visitor_text=seen)
    larger = {text for text, size in sizes.items() if size >= sizes[folded(number)]} - {folded(number)}
    assert larger == {"arras"}
    assert "unstandard." in words(reader)
    # What nobody can call is for the site.
    assert "injoignable" not in words(reader)


def test_french_letters_and_spaces_have_their_glyphs(files: dict[str, bytes]) -> None:
    text = "".join(reader.pages[0].extract_text() for reader in sheets(files).values())
    assert {"œ", "é", "’", "«", "²"} <= set(text)
    assert "\ufffd" not in text


def test_the_same_data_make_the_same_bytes_once(
    minimal: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    catalogue, root = load(minimal).checked(), fresh(minimal)
    first = made(catalogue, root)
    assert made(catalogue, fresh(tmp_path_factory.mktemp("ailleurs"))) == first
    kept = [path for path in (root / KEPT).iterdir() if path.is_file()]
    assert len(kept) == len(first)
    for path in kept:
        path.write_bytes(b"fait avant")
    assert set(made(catalogue, root).values()) == {b"fait avant"}


def font_changed(root: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = root / "macros" / "typst" / "polices"
    regular, bold = sorted(fonts.glob("*.ttf"))
    shutil.copy(bold, regular)


def template_changed(root: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "macros" / "typst" / "charte.typ"
    text = path.read_text("utf-8")
    assert "#16232c" in text
    path.write_text(text.replace("#16232c", "#5b2a6e"), "utf-8")


def palette_changed(root: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text("theme:\n  palette:\n    primary: brown\n", "utf-8")


def code_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give pictures fewer colours, as another version of what lays them out would."""
    text = Path(laying.__file__).read_text("utf-8")
    assert f"COLOURS = {laying.COLOURS}\n" in text
    other = root / "laying.py"
    other.write_text(text.replace(f"COLOURS = {laying.COLOURS}\n", "COLOURS = 4\n"), "utf-8")
    monkeypatch.setattr(laying, "COLOURS", 4)
    monkeypatch.setattr(laying, "__file__", str(other))


@pytest.mark.parametrize("change", [font_changed, template_changed, palette_changed, code_changed])
def test_what_is_kept_of_other_fonts_or_colours_is_not_taken(
    minimal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    catalogue, root = load(minimal).checked(), fresh(minimal)
    before = made(catalogue, root)
    change(root, monkeypatch)
    typst.makers.cache_clear()
    alone = tmp_path / "seul"
    shutil.copytree(root, alone, ignore=shutil.ignore_patterns("build"))
    after = made(catalogue, root)
    assert after != before
    assert after == made(catalogue, alone)
    typst.makers.cache_clear()


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("charte.typ", "#let a = 1\n#let b = inconnue\n", 2, "unknown variable: inconnue"),
        ("fiche.typ", "#set document(title: d.titre)\nok\n#let f = (\n", 3, "unclosed delimiter"),
        ("partage.typ", "un\n#pagebreak()\ndeux\n", 1, "plus d'une page"),
        ("partage.typ", "", 1, "Il manque ce gabarit."),
    ],
)
def test_a_template_that_cannot_be_laid_out_is_told_at_its_line(
    minimal: Path, name: str, text: str, line: int, said: str
) -> None:
    root = fresh(minimal)
    (root / "macros" / "typst" / name).write_text(text, "utf-8")
    with pytest.raises(laying.LayoutError) as caught:
        typeset_files(load(minimal).checked(), SITE, root)
    assert (caught.value.fichier, caught.value.ligne) == (f"macros/typst/{name}", line)
    assert said in caught.value.dit


def test_what_another_process_cannot_lay_out_is_told_too(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = fresh(minimal)
    (root / "macros" / "typst" / "partage.typ").write_text("#inconnue\n", "utf-8")
    monkeypatch.setattr(laying, "MANY", 1)
    with pytest.raises(laying.LayoutError, match="inconnue"):
        typeset_files(load(minimal).checked(), SITE, root)


def test_a_build_tells_it_in_french_and_leaves_the_site(petit: Path) -> None:
    (petit / "macros" / "typst" / "fiche.typ").write_text("#set text(13pt)\n#inconnue\n", "utf-8")
    done = CliRunner().invoke(main, ["construire", "--racine", str(petit)])
    assert done.exit_code == 1
    assert "macros/typst/fiche.typ:2:1" in done.output
    assert "Typst refuse cette ligne" in done.output
    assert "n'a pas été refait" in done.output
    assert "Traceback" not in done.output


def test_many_are_laid_out_by_other_processes_and_are_the_same(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load(minimal).checked()
    here = made(catalogue, fresh(minimal))
    monkeypatch.setattr(laying, "MANY", len(here))
    monkeypatch.setattr(laying, "_compiler", lambda *_: pytest.fail("laid out in this process"))
    assert made(catalogue, fresh(tmp_path / "ailleurs")) == here


class Whole(yaml.SafeDumper):
    """Writes equal things in full each time: the project's YAML has no shortcut."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def edited(minimal: Path, change: dict[str, Any]) -> PdfReader:
    """Lay out the sheet of the small project after a change of its file."""
    path = minimal / "data/territoires/arras.yml"
    raw = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
    path.write_text(yaml.dump({**raw, **change}, Dumper=Whole, allow_unicode=True), "utf-8")
    return PdfReader(io.BytesIO(made(load(minimal).checked(), fresh(minimal))[SHEET]))


def test_hostile_text_is_text(minimal: Path) -> None:
    contact = {"pour": HOSTILE, "telephone": "03 21 00 00 00"}
    reader = edited(minimal, {"nom": "Arras #nom *x*", "en_bref": [HOSTILE], "contacts": [contact]})
    assert words(reader).count(folded(HOSTILE)) == 2
    assert "arras#nom*x*" in words(reader)


@pytest.mark.parametrize("text", ["🏥", "مركز الصحة", "健康", "Ωмœſ Ỹ ⁊ ∑ ■ ⅷ ✅"])
def test_a_letter_without_a_glyph_does_not_stop_the_build(minimal: Path, text: str) -> None:
    reader = edited(minimal, {"en_bref": [f"{text} soins"]})
    assert "soins" in words(reader)


def test_an_extreme_file_still_makes_one_page(minimal: Path) -> None:
    long = "Une phrase longue, avec beaucoup de mots qui se suivent sans jamais s'arrêter. " * 3
    contrat = {"id": "c", "nom": long, "axes": [{"titre": f"{n} {long}"} for n in range(30)]}
    change = {
        "nom": long,
        "en_bref": [long * 3] * 4,
        "inconnus": [f"{n} {'x' * 400}" for n in range(60)],
        "contacts": [{"pour": long, "service": long}] * 20,
        "contrats": [{**contrat, "id": f"c{n}"} for n in range(6)],
    }
    reader = edited(minimal, change)
    assert len(reader.pages) == 1
    assert "lasuitesurlesite" in words(reader)
    assert "licenceouverte" in words(reader)


def test_pictures_are_small_and_of_the_size_that_networks_ask(
    files: dict[str, bytes], catalogue: Catalogue
) -> None:
    pictures = {path: content for path, content in files.items() if path.endswith(".png")}
    ids = ["site", *catalogue.territoires]
    assert sorted(pictures) == sorted(f"assets/partage/{id_}.png" for id_ in ids)
    for path, content in pictures.items():
        assert Image.open(io.BytesIO(content)).size == (1200, 630), path
        assert len(content) < 60_000, path


def test_documents_have_the_mark_and_the_colours_of_the_site() -> None:
    whole = (ROOT / "docs/assets/site.css").read_text("utf-8")
    css = whole.split("@media", 1)[0]
    charte = (ROOT / "macros/typst/charte.typ").read_text("utf-8")
    assert (ROOT / "docs/assets/favicon.svg").read_text("utf-8").strip() in charte
    site = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", css))
    own = dict(re.findall(r'(?:let |  )([a-z]+)(?: =|:) rgb\("(#[0-9a-f]{6})"\)', charte))
    assert len(own) > 10
    same = {"annonce": "discret", "neutre": "discret", "termine": "discret", "silence": "alerte"}
    assert {name: site[same.get(name, name)] for name in own} == own
    for principal in PRINCIPAUX.values():
        assert principal.couleur in own
        assert f'[class*="--{principal.couleur}"]' in whole


def test_a_text_is_cut_between_two_words() -> None:
    assert abrege("Un centre de santé", 40) == "Un centre de santé"
    assert abrege("Un centre de santé", 12) == "Un centre\u00a0…"
    assert abrege("x" * 50, 10) == "x" * 10 + "\u00a0…"


def test_every_page_names_a_picture_that_is_there(site: BuiltSite, catalogue: Catalogue) -> None:
    for adresse, page in site.pages.items():
        tag = page.html.find("meta", property="og:image")
        assert tag is not None, adresse
        picture = urlsplit(str(tag["content"])).path.lstrip("/")
        assert (site.folder / picture).is_file(), adresse
        owner = adresse.split("/")[1] if adresse.startswith("territoires/") else ""
        assert picture == f"assets/partage/{owner if owner in catalogue.territoires else 'site'}.png", adresse


def test_a_territory_leads_to_its_sheet_and_tells_its_size(site: BuiltSite) -> None:
    link = site.pages["territoires/corse/"].html.find("a", href="fiche.pdf")
    assert link is not None
    size = round((site.folder / "territoires/corse/fiche.pdf").stat().st_size / 1000)
    assert f"(PDF, 1 page, {size} ko)" in plain(link.get_text())

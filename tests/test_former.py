"""What a build takes up from the one before never shows: its bytes are those of a build that takes none."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from reperes_sante.publish import former
from reperes_sante.publish.fiches import LIST
from reperes_sante.publish.recipe import build, prepare
from reperes_sante.read.kept import KEPT, code, digest, keep_last, kept, last, prune
from reperes_sante.render import Renderer, Rendus

# Each kind of input: the file, a text that it holds, and what takes its place.
CHANGES = {
    "data": ("data/territoires/arras.yml", "Une phrase d'essai.", "Une autre phrase."),
    "place": (
        "data/territoires/arras.yml",
        "succede_a: arras-cls-1",
        'succede_a: arras-cls-1\n    couverture: {territoires: [arras], communes: ["62119"]}',
    ),
    "number": ("data/besoins.yml", "quand: À toute heure", "quand: Jour et nuit"),
    "name": ("data/territoires/arras.yml", "nom: Arras", "nom: Arrageois"),
    "shared data": ("data/organismes", "nom: ", "nom: Nouvelle "),
    "register": ("data/registre/communes.csv", ",Arras,", ",Arras-la-Neuve,"),
    "template": ("macros/gabarits/page.html", "<h1>", '<h1 id="essai">'),
    "skeleton": ("overrides/partials/footer.html", "Accessibilité&nbsp;:", "Accessible&nbsp;:"),
    "settings": ("mkdocs.yml", "site_url: https://", "site_url: https://autre."),
    "page": ("docs/aide.md", "# ", "# Toute l’"),
    "style": ("docs/assets/site.css", "body {", "main { margin: 0 }\nbody {"),
}
SHORT = ("data", "place")
OTHERS = [pytest.param(name, marks=pytest.mark.lent) for name in CHANGES if name not in SHORT]


def content(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file of a folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def changed(root: Path, name: str) -> None:
    """Change an input of a project."""
    path, before, after = CHANGES[name]
    place = root / path if (root / path).is_file() else min((root / path).glob("*.yml"))
    text = place.read_text("utf-8")
    assert before in text
    place.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("name", [*SHORT, *OTHERS])
def test_a_build_that_follows_another_is_the_one_that_follows_none(
    petit: Path, tmp_path: Path, name: str
) -> None:
    build(petit, petit / "site")
    before = content(petit / "site")
    changed(petit, name)
    alone = tmp_path / "seul"
    shutil.copytree(petit, alone, ignore=shutil.ignore_patterns("site", "build"))
    for root in (petit, alone):
        build(root, root / "site")
    assert content(petit / "site") == content(alone / "site")
    assert content(petit / "site") != before
    # Nothing stays of the state before.
    assert any("Une phrase d’essai." in html for html in rendered_before(petit)) is (name != "data")


# One after the other: what other territories show of one, the newest day of all, what they share.
OF_TERRITORIES = (
    ("ernee", "nom: L'Ernée", "nom: L'Ernée nouvelle"),
    ("ernee", "territoires: [ernee, bocage-mayennais]", "territoires: [ernee, bocage-mayennais, arras]"),
    ("lens-lievin", "verifie_le: 2026-11-20", "verifie_le: 2026-11-29"),
    ("lens-lievin", "titre: Un conseil pour deux agglomérations", "titre: Un conseil pour trois"),
)


@pytest.mark.lent
def test_what_changes_in_some_territories_reaches_all_that_show_it(projet: Path, tmp_path: Path) -> None:
    build(projet, projet / "site")
    before = content(projet / "site")
    for name, old, new in OF_TERRITORIES:
        path = projet / "data" / "territoires" / f"{name}.yml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        build(projet, projet / "site")
        assert content(projet / "site") != before
        before = content(projet / "site")
    alone = tmp_path / "seul"
    shutil.copytree(projet, alone, ignore=shutil.ignore_patterns("site", "build"))
    build(alone, alone / "site")
    assert content(alone / "site") == before


def rendered_before(root: Path) -> Iterator[str]:
    """Yield the HTML that the next build would take up, of the pages of territories too."""
    yield from former.Former.of(root).rendus.pages.values()
    for _, name in map(json.loads, last(root, LIST, (code(),))):
        own = Rendus()
        for line in (root / KEPT / name).read_text("utf-8").split("\n"):
            own.recall(json.loads(line))
        yield from own.pages.values()


@pytest.mark.lent
def test_the_drawing_of_the_site_decides_too(petit: Path, tmp_path: Path) -> None:
    settings, drawing = petit / "mkdocs.yml", petit / "docs" / "assets" / "dessin.svg"
    whole = settings.read_text("utf-8")
    settings.write_text(
        whole.replace("  name: material\n", "  name: material\n  logo: assets/dessin.svg\n"), "utf-8"
    )
    shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{}</svg>'
    drawing.write_text(shape.format('<path d="M0 0h9v9z"/>'), "utf-8")
    build(petit, petit / "site")
    # Pages tell the size of the sheet, which holds it.
    many = "".join(f'<path d="M{n} {n * 7 % 31}L{n % 13} {n * 3 % 17}z"/>' for n in range(900))
    drawing.write_text(shape.format(many), "utf-8")
    alone = tmp_path / "seul"
    shutil.copytree(petit, alone, ignore=shutil.ignore_patterns("site", "build"))
    for root in (petit, alone):
        build(root, root / "site")
    assert content(petit / "site") == content(alone / "site")


def test_what_did_not_change_is_not_rendered_again_unless_the_code_did(
    petit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(petit, petit / "site")
    before = content(petit / "site")
    # As another process would: what this one holds is forgotten.
    (petit / "data" / "territoires" / "arras.yml").touch()
    monkeypatch.setattr(Renderer, "_filled", lambda *_, **__: pytest.fail("rendered again"))
    build(petit, petit / "site")
    assert content(petit / "site") == before
    assert [*rendered_before(petit)]
    monkeypatch.setattr(former, "code", lambda: b"another version")
    assert not former.Former.of(petit).rendus.pages
    assert former.Former.of(petit).commun != prepare(petit).former.commun


def test_a_published_page_that_somebody_changed_is_put_in_the_skeleton_again(petit: Path) -> None:
    build(petit, petit / "site")
    before = content(petit / "site")
    (petit / "site" / "territoires" / "arras" / "index.html").write_text("Autre chose.", "utf-8")
    (petit / "site" / "glossaire" / "cls" / "index.html").unlink()
    build(petit, petit / "site")
    assert content(petit / "site") == before


def test_what_changes_while_it_is_made_is_not_kept(petit: Path) -> None:
    site = prepare(petit)
    changed(petit, "template")
    site.former.keep(petit)
    assert not (petit / KEPT / former.NAME).exists()


def test_what_nothing_asks_for_any_more_is_not_kept_for_ever(petit: Path) -> None:
    def make() -> bytes:
        return b"long to make"

    kept(petit, (b"former inputs",), make)
    kept(petit, (b"inputs",), make)
    former_one, own = (petit / KEPT / digest((name,)) for name in (b"former inputs", b"inputs"))
    month = own.stat().st_mtime - 32 * 24 * 3600
    for place in (former_one, own):
        os.utime(place, (month, month))
    kept(petit, (b"inputs",), make)
    (petit / KEPT / "ecrites").write_text("of a name, not of inputs", "utf-8")
    (petit / KEPT / ".ecrites.1-1.tmp").write_text("half, by what was killed", "utf-8")
    os.utime(petit / KEPT / ".ecrites.1-1.tmp", (month, month))
    os.utime(petit / KEPT / "ecrites", (month, month))
    prune(petit)
    assert not former_one.exists()
    assert own.read_bytes() == make()
    assert (petit / KEPT / "ecrites").exists()
    assert not list((petit / KEPT).glob(".*"))


def test_two_that_keep_the_same_at_once_both_keep_it_whole(tmp_path: Path) -> None:
    lines = ("first", "second")

    def kept_lines() -> tuple[str, ...]:
        return tuple(map(str.strip, last(tmp_path, "ecrites", ())))

    def slowly() -> Iterator[str]:
        yield lines[0]
        other = Thread(target=keep_last, args=(tmp_path, "ecrites", (), lines))
        other.start()
        other.join()
        assert kept_lines() == lines
        yield lines[1]

    keep_last(tmp_path, "ecrites", (), slowly())
    assert kept_lines() == lines

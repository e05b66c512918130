"""What is inspected in a built site: each fault is told once, where it is, and a sound site says nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from reperes_sante.inspect import inspect, manifest
from reperes_sante.inspect.promised import NAME as PROMISED
from reperes_sante.inspect.promised import add_new_fields, broken, unlisted
from reperes_sante.inspect.published import NAME, add_new, remarks
from reperes_sante.inspect.reading import read_site
from reperes_sante.inspect.release import ready
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Severity
from reperes_sante.open_data import export_files
from tests import vitrine
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.test_moved import at_old

BUILT = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)
DAY = dt.date(2020, 4, 1)
LINK = '<a href="tel:15">'


@pytest.fixture(name="petit_site")
def small_site(tmp_path: Path) -> Path:
    """Return a small site without fault."""
    return vitrine.make(tmp_path / "site", BUILT)


def told(site: Path) -> list[tuple[str, str]]:
    return [(finding.fichier, finding.code) for finding in inspect(read_site(site, "site"))]


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_sound_site_says_nothing(petit_site: Path) -> None:
    assert told(petit_site) == []
    assert list(ready(petit_site, DAY)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("autre/index.html", 'href="../"', 'href="../perdue/"', "lien-mort"),
        ("autre/index.html", 'href="../"', 'href="/hors-du-site"', None),
        ("autre/index.html", LINK, '<img src="image.png"><a href="">', "lien-mort"),
        ("index.html", LINK, '<img srcset="a.png 2x"><a>', "html-refuse"),
        ("index.html", "autre/#haut", "autre/#bas", "ancre-morte"),
        ("index.html", "autre/#haut", "autre/#q=haut", None),
        ("index.html", "tel:15", "javascript:alert(1)", "lien-refuse"),
        ("index.html", "tel:15", "data:text/html,x", "lien-refuse"),
        ("index.html", "tel:15", "https://[ailleurs.fr/", "lien-refuse"),
        ("index.html", "/sous/assets/site.css", "//cdn.fr/site.css", "requete-etrangere"),
        ("index.html", LINK, '<img src="https://ailleurs.fr/i.png"><a href="">', "requete-etrangere"),
        ("assets/site.css", "fond.svg", "https://ailleurs.fr/fond.svg", "requete-etrangere"),
        ("assets/site.css", "a {", "@import '//ailleurs.fr/a.css'; a {", "requete-etrangere"),
        ("index.html", LINK, "<script>alert(1)</script><a>", "code-dans-la-page"),
        ("index.html", LINK, '<script type="application/ld+json">{}</script><a>', None),
        ("index.html", LINK, '<a style="color: red">', "code-dans-la-page"),
        ("index.html", LINK, '<a onclick="x()">', "code-dans-la-page"),
        ("index.html", LINK, '<a ping="//hors.invalid/">', "html-refuse"),
        ("index.html", LINK, '<a xlink:href="javascript:1">', "html-refuse"),
        ("index.html", LINK, '<iframe srcdoc="x"></iframe><a>', "html-refuse"),
        ("index.html", LINK, '<button formaction="//hors.invalid/">x</button><a>', "html-refuse"),
        ("index.html", LINK, '<table background="//hors.invalid/i.png"></table><a>', "html-refuse"),
        ("index.html", LINK, '<link rel="stylesheet" imagesrcset="i.png"><a>', "html-refuse"),
        ("index.html", LINK, '<link rel="preload" href="/sous/assets/site.css"><a>', "html-refuse"),
        ("index.html", LINK, '<meta http-equiv="set-cookie" content="x"><a>', "html-refuse"),
        ("index.html", LINK, "<!-- vu --><a>", "html-refuse"),
        ("index.html", LINK, '<p title="</title><b>">x</p><a>', "html-refuse"),
        ("index.html", LINK, "<title><b>x</b></title><a>", "html-refuse"),
        ("index.html", LINK, '<div popover aria-label="x" data-x="y">x</div><a>', None),
        ("index.html", LINK, '<p id="haut">x</p><a>', "ancre-en-double"),
        ("index.html", vitrine.POLICY, "script-src 'self'", "politique-absente"),
        ("index.html", "script-src 'self'", "script-src 'unsafe-inline'", "politique-absente"),
        ("autre/index.html", f"{vitrine.URL}autre/", vitrine.URL, "adresse-canonique"),
        ("sitemap.xml", f"<url><loc>{vitrine.URL}autre/</loc></url>", "", "plan-incomplet"),
        ("404.html", "introuvable", "not found", "page-404"),
        ("404.html", 'href="/sous/"', 'href="autre/"', "page-404"),
    ],
)
def test_each_fault_is_told_where_it_is(
    petit_site: Path, file: str, old: str, new: str, code: str | None
) -> None:
    spoil(petit_site / file, old, new)
    assert told(petit_site) == ([(f"site/{file}", code)] if code else [])


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="0; url=https://ailleurs.fr/">',
        '<meta http-equiv="refresh" content="0; url=//ailleurs.fr/">',
        "<!--><script src=//hors.invalid></script>-->",
        "<script>x()</script><!-- -->",
    ],
)
def test_what_one_parser_would_not_see_is_told(petit_site: Path, html: str) -> None:
    spoil(petit_site / "index.html", "<h1", f"{html}<h1")
    assert ("site/index.html", "html-refuse") in told(petit_site)


@pytest.mark.parametrize(
    ("drawing", "is_told"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>', False),
        ('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"></svg>', True),
        ("<svg><script>x()</script></svg>", True),
        ("<svg><foreignObject></foreignObject></svg>", True),
        ("<svg><a href='//hors.invalid/'></a></svg>", True),
        ("<?xml-stylesheet href='//hors.invalid/a.xsl'?><svg></svg>", True),
        ("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>", True),
    ],
)
def test_a_drawing_only_draws(petit_site: Path, drawing: str, *, is_told: bool) -> None:
    (petit_site / "dessin.svg").write_text(drawing)
    assert bool(told(petit_site)) == is_told


def test_a_heavy_page_is_told_and_may_be_published(petit_site: Path) -> None:
    spoil(petit_site / "index.html", LINK, " ".join(str(rank * 7919 % 99991) for rank in range(9000)) + LINK)
    findings = inspect(read_site(petit_site, "site"))
    assert [(finding.code, finding.gravite) for finding in findings] == [
        ("page-lourde", Severity.AVERTISSEMENT)
    ]


def test_only_what_was_built_may_be_published(petit_site: Path) -> None:
    (petit_site / "ajout.html").write_text("")
    assert [finding.code for finding in ready(petit_site, DAY)] == ["site-modifie"]
    assert [finding.code for finding in ready(petit_site / "absent", DAY)] == ["site-absent"]


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "[]", "null", '{"commit": null, "fichiers": []}', '{"fichiers": {}}', "\ud800"]
)
def test_what_is_no_manifest_is_no_site(petit_site: Path, text: str) -> None:
    (petit_site / manifest.NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert [finding.code for finding in ready(petit_site, DAY)] == ["site-absent"]


@pytest.mark.parametrize("commit", [None, "0" * 40 + "+modifications"])
def test_a_site_of_no_commit_is_told(petit_site: Path, commit: str | None) -> None:
    path = petit_site / manifest.NAME
    path.write_text(manifest.manifest(manifest.hashes(petit_site), commit), "utf-8")
    assert [finding.code for finding in ready(petit_site, DAY)] == ["site-non-enregistre"]


def test_the_security_contact_is_asked_for_and_expires(petit_site: Path) -> None:
    last = BUILT.date() + dt.timedelta(days=364)
    assert [(finding.code, finding.remede) for finding in ready(petit_site, last)] == [
        ("contact-securite", "Enregistrez une nouvelle version (« commit »), puis refaites « make site ».")
    ]
    assert list(ready(petit_site, last - dt.timedelta(days=1))) == []


def test_an_address_published_once_is_kept_or_sends_elsewhere(petit_site: Path, catalogue: Catalogue) -> None:
    root = petit_site.parent
    assert [finding.code for finding in remarks(root, read_site(petit_site, "site"))] == [
        "adresses-nouvelles"
    ]
    assert add_new(root, read_site(petit_site, "site")) == 2
    assert (root / NAME).read_text("utf-8").splitlines()[3:] == ["/", "autre/"]
    assert list(remarks(root, read_site(petit_site, "site"))) == []
    spoil(root / NAME, "autre/", "autre/\nancienne/page/")
    (finding,) = remarks(root, read_site(petit_site, "site"))
    assert (finding.fichier, finding.ligne, finding.code) == (NAME, 6, "adresse-disparue")
    spoil(root / NAME, "ancienne/page/", "ancienne/page/ -> autre/")
    ((path, text),) = at_old(root, catalogue, {"", "autre/"}).items()
    assert isinstance(text, str)
    assert path == "ancienne/page/index.html"
    (petit_site / path).parent.mkdir(parents=True)
    (petit_site / path).write_text(text, "utf-8")
    assert list(remarks(root, read_site(petit_site, "site"))) == []
    assert told(petit_site) == []
    spoil(petit_site / path, "autre/", "perdue/")
    assert ("site/ancienne/page/index.html", "lien-mort") in told(petit_site)


def test_new_addresses_come_in_order_and_comments_stay_where_they_are(petit_site: Path) -> None:
    path = petit_site.parent / NAME
    kept = ["# Les nôtres.", "# Renommée en 2027.", "zone/ -> autre/", "# Fin."]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    assert add_new(petit_site.parent, read_site(petit_site, "site")) == 2
    assert path.read_text("utf-8").splitlines() == [*kept[:2], "/", "autre/", *kept[2:]]
    (petit_site / "zebre.pdf").write_text("")
    path.write_text("# Les nôtres.\n/\nautre/\n\n# Renommée en 2027.\nzone/ -> autre/\n# Fin.\n", "utf-8")
    assert add_new(petit_site.parent, read_site(petit_site, "site")) == 1
    assert path.read_text("utf-8").splitlines() == [
        "# Les nôtres.", "/", "autre/", "zebre.pdf", "# Renommée en 2027.", "zone/ -> autre/", "# Fin.",
    ]  # fmt: skip


def test_a_field_published_once_stays_as_it_is(petit_site: Path) -> None:
    root, folder = petit_site.parent, petit_site / "donnees" / "v1"
    folder.mkdir(parents=True)
    noms = {"type": "array", "items": {"$ref": "#/$defs/Nom"}}
    lieu = {"anyOf": [{"type": "null"}, {"type": "string"}]}
    definitions = {"Axe": {"properties": {"noms": noms, "lieu": lieu}}, "Nom": {"enum": ["a"]}}
    (folder / "schema.json").write_text(json.dumps({"$defs": definitions}), "utf-8")
    (folder / "axes.csv").write_text("\ufeffid;titre\n1;x\n", "utf-8")
    built = read_site(petit_site, "site")
    assert [finding.code for finding in unlisted(root, built)] == ["champs-nouveaux"]
    assert (add_new_fields(root, built), add_new_fields(root, built)) == (4, 0)
    assert list(unlisted(root, built)) == list(broken(root, built)) == []
    assert "donnees/v1/schema.json Axe.noms [Nom]\n" in (root / PROMISED).read_text("utf-8")
    spoil(folder / "schema.json", '"string"', '"number"')
    spoil(folder / "axes.csv", "titre", "nom")
    found = [(f.code, f.gravite, f.message) for f in broken(root, read_site(petit_site, "site"))]
    assert [(code, gravity) for code, gravity, _ in found] == [("champ-disparu", Severity.ERREUR)] * 2
    assert "« titre » (colonne) a été publié, et n'y est plus." in found[0][2]
    assert "« Axe.lieu » (string) a été publié, et il est devenu « number »." in found[1][2]
    (folder / "axes.csv").unlink()
    told = [f.message for f in broken(root, read_site(petit_site, "site"))]
    assert told[0] == "donnees/v1/axes.csv a été publié, et n'y est plus, avec tous ses champs."
    # Another version is another promise.
    folder.rename(folder.with_name("v2"))
    assert list(broken(root, read_site(petit_site, "site"))) == []


def test_what_this_site_published_is_still_published(catalogue: Catalogue, tmp_path: Path) -> None:
    for path, text in export_files(catalogue, "https://essai.fr/").items():
        if path.startswith("donnees/v"):
            (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / path).write_text(text, "utf-8")
    assert (ROOT / PROMISED).is_file()
    assert list(broken(ROOT, read_site(tmp_path / "site", "site"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "../../etc/ -> autre/",
        "a/ -> https://ailleurs.fr/",
        "a/ -> fiche.pdf",
        "a/ -> retirée :",
        "a/ -> retirée : " + 301 * "x",
        "a/ -> b/\nb/ -> a/",
    ],
)
def test_a_line_that_is_no_address_writes_nothing_and_is_told(
    petit_site: Path, catalogue: Catalogue, line: str
) -> None:
    (petit_site.parent / NAME).write_text(f"/\nautre/\n{line}\n", "utf-8")
    assert at_old(petit_site.parent, catalogue, {"", "autre/"}) == {}
    found = list(remarks(petit_site.parent, read_site(petit_site, "site")))
    assert (found[0].ligne, {finding.code for finding in found}) == (3, {"adresse-illisible"})


def test_what_the_generator_builds_is_fit_for_readers(site: BuiltSite) -> None:
    assert list(inspect(read_site(site.folder, "site"))) == []

"""What people know from Material works here, or is answered: nothing of it is ignored without a word."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from reperes_sante.publish.recipe import build
from reperes_sante.read.contract import CONTRACT, PAGE, Sort, unheard
from tests.built import BuiltSite, one
from tests.test_engines import WITH_ZENSICAL, by_zensical

THEME = Path(str(files("material"))) / "templates"
SETTINGS = """\
site_name: Essai
site_url: https://essai.fr/
theme:
  name: material
  custom_dir: overrides
  icon:
    logo: material/aucun
    repo: material/git
  language: {langue}
  features:
    - navigation.instant
    - search.suggest
    - navigation.fusee
plugins:
  - macros
  - blog
markdown_extensions: [tables, pymdownx.snippets]
use_directory_urls: false
strict: true
extra:
  analytics: {{provider: google}}
  a_nous: oui
"""


def theme_says(pattern: str, *names: str) -> set[str]:
    """Return what a pattern finds in the theme: in its templates, or in files of these kinds."""
    asked = [path for name in names or ("*.html",) for path in THEME.rglob(name)]
    return {found for path in asked for found in re.findall(pattern, path.read_text("utf-8"))}


def extensions() -> Iterator[str]:
    for point in entry_points(group="markdown.extensions"):
        if point.value.startswith(("markdown.", "pymdownx.")) and not point.name.startswith(
            "pymdownx.blocks._"
        ):
            yield point.name


def lists_of_the_engine() -> dict[str, set[str]]:
    family = r"(?:navigation|toc|content|header|announce)\.[a-z.]+|search\.(?:highlight|share|suggest)"
    return {
        "": {key for key, _ in MkDocsConfig()._schema} - {"config_file_path"},  # noqa: SLF001 - no other way
        "theme.": theme_says(r"config\.theme\.([a-z_]+)") - {"features"},
        "extra.": theme_says(r"config\.extra\.([a-z_]+)"),
        "theme.icon › ": theme_says(r"config\.theme\.icon\.([a-z_]+)"),
        "gabarit › ": {
            path.relative_to(THEME).parts[1].removesuffix(".html")
            for path in THEME.rglob("partials/**/*.html")
        },
        PAGE: theme_says(r"page\.meta\.([a-z_]+)") | {"icon", "status", "tags", "template", "search"},
        "theme.features › ": theme_says(rf'"({family})" (?:not )?in features')
        | theme_says(rf'"({family})"', "*.min.js"),
        "bloc › ": theme_says(r"block (\w+)", "base.html"),
        "plugins › ": {point.name for point in entry_points(group="mkdocs.plugins")},
        "markdown_extensions › ": set(extensions()),
    }


@pytest.mark.parametrize(("family", "names"), lists_of_the_engine().items())
def test_everything_that_the_engine_and_its_theme_read_has_its_row(family: str, names: set[str]) -> None:
    assert len(names) > 4
    assert {name for name in names if family + name not in CONTRACT} == set()


def test_the_contract_says_what_works_and_what_to_write() -> None:
    assert Counter(row.etat for row in CONTRACT.values()).keys() == set(Sort)
    assert [row.cle for row in CONTRACT.values() if not re.fullmatch(r"\S.*[.»]", row.mot)] == []


def told(root: Path) -> list[tuple[str, int, str]]:
    return [(finding.fichier, finding.ligne, finding.message) for finding in unheard(root)]


def test_what_changes_nothing_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(langue="oc"), "utf-8")
    page = tmp_path / "docs" / "essai.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Essai\nauthor: Anne\n---\n\n# Essai\n", "utf-8")
    partial = tmp_path / "overrides" / "partials" / "comments.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("<script></script>", "utf-8")
    partial.with_name("footer.html").write_text("<footer></footer>", "utf-8")
    assert sorted(told(tmp_path), reverse=True) == [
        ("overrides/partials/comments.html", 1, "« comments » est sans effet ici."),
        ("mkdocs.yml", 21, "« extra.analytics » est sans effet ici."),
        ("mkdocs.yml", 18, "« use_directory_urls: false » est sans effet ici."),
        ("mkdocs.yml", 17, "« pymdownx.snippets » est sans effet ici."),
        ("mkdocs.yml", 16, "« blog » est sans effet ici."),
        ("mkdocs.yml", 13, "« navigation.fusee » est sans effet ici."),
        ("mkdocs.yml", 11, "« navigation.instant » est sans effet ici."),
        ("mkdocs.yml", 9, "« theme.language: oc » est sans effet ici."),
        ("mkdocs.yml", 8, "« repo: material/git » est sans effet ici."),
        ("mkdocs.yml", 7, "« material/aucun » n'est le nom d'aucun dessin."),
        ("docs/essai.md", 3, "« author » est sans effet ici."),
    ]
    assert {finding.code for finding in unheard(tmp_path)} == {"reglage-sans-effet"}


TEMPLATE = """\
{% extends "base.html" %}
{% block announce %}Permanence fermée jeudi{% endblock %}
{% block htmltitle %}{{ super() }} (essai){% endblock %}
{% block extrahead %}<meta name="essai" content="oui">{% endblock %}
{% block content %}<p>Avant</p>{{ super() }}{% endblock %}
{% block hero %}{% endblock %}
{% block fusee %}{% endblock %}
{% block config %}{% endblock %}
"""


def test_a_block_that_no_page_has_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(TEMPLATE, "utf-8")
    assert told(tmp_path) == [
        ("overrides/main.html", 7, "« fusee » est sans effet ici."),
        ("overrides/main.html", 8, "« config » est sans effet ici."),
    ]


MENU = """\
nav:
  - Accueil: index.md
  - Comprendre:
      - Le contrat: comprendre.md
      - Les mots: glossaire.md
  - Aide: aide.md
"""


HEAD = """\
---
icon: material/file-document
status: revu
tags: [Vaccination, 'Écoles & crèches']
search: {boost: 9}
---
"""
SAID = """\
repo_url: https://github.com/agglo/depot
edit_uri: edit/main/docs/
repo_name: agglo/depot
"""


def with_blocks_and_menu(root: Path) -> None:
    """Fill blocks, leave the menu to `nav`, say where files are, and what a page is."""
    (root / "overrides" / "main.html").write_text(TEMPLATE, "utf-8")
    settings = root / "mkdocs.yml"
    text = re.sub(r"(?m)^nav:\n(?:  .*\n)+", MENU, settings.read_text("utf-8"))
    text = re.sub(r"(?m)^  menu:\n(?:    .*\n)+", "", text)
    features = "[navigation.footer, navigation.tracking, announce.dismiss, content.action.edit]"
    theme = f"  font: false\n  features: {features}\n  icon:\n    logo: material/heart-pulse\n"
    text = text.replace("  font: false\n", theme).replace(
        "extra:\n", "extra:\n  status: {revu: Relu en mai}\n", 1
    )
    settings.write_text(text + SAID, "utf-8")
    words = root / "docs" / "glossaire.md"
    words.write_text(HEAD + words.read_text("utf-8"), "utf-8")
    page = root / "docs" / "comprendre.md"
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nhide: [navigation, footer]\n", 1), "utf-8")


def holds_blocks_and_menu(site: BuiltSite) -> None:
    asked = ("", "glossaire/", "territoires/arras/", "comprendre/")
    home, page, sheet, bare = (site.pages[url].html for url in asked)
    assert one(page, "title").get_text() == "Les mots – Santé d'Essai (essai)"
    assert [tag.get_text() for tag in page.select(".annonce > div")] == ["Permanence fermée jeudi"]
    assert len(page.select("head [name=essai]")) == len(page.select("main > p:-soup-contains('Avant')")) == 1
    assert [(tag.get_text(), tag.get("aria-current")) for tag in page.select(".menu a")] == [
        ("Accueil", None),
        ("Comprendre", "true"),
        ("Aide", None),
    ]
    assert [(tag.get_text(), tag.get("aria-current")) for tag in page.select(".onglets a")] == [
        ("Le contrat", None),
        (" Les mots Relu en mai", "page"),
    ]
    assert [(tag["rel"], tag.get_text()) for tag in page.select(".voisines a")] == [
        (["prev"], "Le contrat"),
        (["next"], "Aide"),
    ]
    holds_what_pages_are(site)
    assert home.select(".menu [aria-current]")[0].get_text() == "Accueil"
    assert home.select(".onglets") == []
    assert bare.select(".onglets, .voisines") == []
    assert [tag for tag in sheet.select("main > .voisines") if "Aide" in tag.get_text()] == []


def holds_what_pages_are(site: BuiltSite) -> None:
    """Find the drawings, the status, the tags of a page, and where it is changed."""
    page, sheet = site.pages["glossaire/"].html, site.pages["territoires/arras/"].html
    drawn = page.select(".onglets a:has(path)")
    assert [tag.get_text(" ", strip=True) for tag in drawn] == ["Les mots Relu en mai"]
    assert len(page.select(".marque-site .dessin svg")) == 1
    summary = json.loads((site.folder / "assets/recherche/sommaire.json").read_text("utf-8"))
    assert set(summary["elans"].values()) == {9}
    assert next(tag.get_text() for tag in page.select(".etiquettes li")).strip() == "Relu en mai"
    assert [(tag.get_text(), tag["href"]) for tag in page.select(".etiquettes a")] == [
        ("Vaccination", "../recherche/#q=Vaccination"),
        ("Écoles & crèches", "../recherche/#q=%C3%89coles%20%26%20cr%C3%A8ches"),
    ]
    forge = "https://github.com/agglo/depot"
    report = f"{forge}/issues/new?template=signaler-une-erreur.yml&page="
    assert [tag["href"] for tag in page.select(".corriger--bas a")] == [
        f"{forge}/edit/main/docs/glossaire.md",
        f"{report}glossaire/&champ=",
    ]
    assert [tag["href"] for tag in sheet.select(".corriger--bas a")] == [
        f"{forge}/edit/main/data/territoires/arras.yml",
        f"{report}territoires/arras/&champ=apercu",
    ]
    assert [tag.get_text() for tag in page.select(f".pied a[href^='{forge}']")] == ["agglo/depot"]


def test_blocks_are_filled_and_nav_makes_a_menu(petit: Path) -> None:
    with_blocks_and_menu(petit)
    build(petit, petit / "site")
    holds_blocks_and_menu(BuiltSite(petit / "site"))


@pytest.mark.lent
@WITH_ZENSICAL
def test_the_other_engine_does_the_same(petit: Path) -> None:
    with_blocks_and_menu(petit)
    holds_blocks_and_menu(by_zensical(petit))


def test_a_project_that_asks_for_nothing_more_is_told_nothing(petit: Path) -> None:
    assert told(petit) == []


def test_what_is_honoured_is_seen(petit: Path) -> None:
    settings = petit / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "  font: false\n", "  font: false\n  logo: assets/notre/logo.svg\n  favicon: assets/notre/logo.svg\n"
    )
    text = text.replace(
        "extra:\n",
        "extra:\n  homepage: https://agglo.fr/\n  social: [{name: Mastodon, link: 'https://social.fr/@agglo'}]\n",
    )
    text += "copyright: © 2026 Agglo d'Essai\n"
    text += "extra_css: [assets/notre/style.css]\nextra_javascript: [assets/notre/code.js]\n"
    settings.write_text(text, "utf-8")
    own = petit / "docs" / "assets" / "notre"
    own.mkdir(parents=True)
    (own / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "utf-8")
    (own / "style.css").write_text(":root { --lien: #0a5560; }\n", "utf-8")
    (own / "code.js").write_text("document.documentElement.dataset.notre = 'oui';\n", "utf-8")
    build(petit, petit / "site")
    page = BuiltSite(petit / "site").pages["territoires/arras/"]
    html = page.html
    assert {str(tag.get("href") or tag.get("src")) for tag in html.select("[href*=notre], [src*=notre]")} == {
        "../../assets/notre/logo.svg",
        "../../assets/notre/style.css",
        "../../assets/notre/code.js",
    }
    assert [tag["rel"] for tag in html.select("head [href*=logo]")] == [["icon"]]
    assert [tag["href"] for tag in html.select(".marque-site")] == ["https://agglo.fr/"]
    # A site of one territory compares nothing and lists nothing above it.
    assert html.select("main [href*='comparer/']") == []
    assert [tag.get_text() for tag in html.select(".fil a")] == ["Accueil"]
    foot = html.select_one("footer")
    assert foot
    assert "© 2026 Agglo d'Essai" in foot.get_text()
    assert [tag.get_text() for tag in foot.select("[href*='social.fr']")] == ["Mastodon"]

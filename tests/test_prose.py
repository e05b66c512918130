"""A page written by hand is data: what engines or browsers would run is refused at its line, before them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml.html import fragment_fromstring
from markdown import markdown

from reperes_sante.model.findings import DataError
from reperes_sante.publish.engine import environment_of
from reperes_sante.publish.live import Preview
from reperes_sante.publish.recipe import prepare
from reperes_sante.publish.search.entries import Ecrites, pages_by_hand
from reperes_sante.read.files import ReadError
from reperes_sante.read.settings import settings
from reperes_sante.read.written import EXTENSIONS, read_written
from tests.built import BuiltSite
from tests.conftest import ROOT

RUN = "cycler.__init__.__globals__.os.system('touch pris')"
HEAD = "---\ntitle: Page\ndescription: Une page.\n---\n\n# Page\n\n"


def told(folder: Path, source: str) -> list[tuple[int, str]]:
    """Return the lines and the codes of what is told of a page."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "page.md").write_bytes(source.encode("utf-8", "surrogatepass"))
    try:
        list(pages_by_hand(docs, Ecrites()))
    except DataError as error:
        return [(finding.ligne, finding.code) for finding in error.findings]
    return []


@pytest.mark.parametrize(
    "line",
    [
        f"{{{{ {RUN} }}}}",
        f"{{%- set x = {RUN} -%}}",
        "{% for x in range(9) %}x{% endfor %}",
        "{% include 'contrat.html' %}",
        "{% raw %}{{ axes('arras') }}{% endraw %}",
        "{# Un commentaire #}",
        "## Un titre {#ancre}",
        "{{ axes('arras') | upper }}",
        "{{ axes('arras').x }}",
        "{{ axes(nom='arras') }}",
        "{{ axes(config) }}",
        "{{ axes('ar' ~ 'ras') }}",
        "{{ axes('\\x7b') }}",
        "{{ axes('arras') }} {{ axes('arras') }}",
        "{{ axes('arras') }}, dans la phrase",
        '<a href="{{ axes("arras") }}">x</a>',
        "{{ config }}",
        "{{- axes('arras') -}}",
        "{{ [axes('arras')] }}",
        "{{",
    ],
)
def test_only_blocks_with_words_and_numbers_are_called(tmp_path: Path, line: str) -> None:
    assert (8, "appel-faux") in told(tmp_path, f"{HEAD}{line}\n\nSuite.\n")


@pytest.mark.parametrize(
    "line", ['{{ axes("arras") }}', "  {{axes( 'arras' )}}", "{{ chronologie(2010, 2019) }}"]
)
def test_a_block_with_words_and_numbers_is_called(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, f"{HEAD}{line}\n\n## Un titre {{ #ancre }}\n") == []


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (f'---\ntitle: "\\x7b\\x7b {RUN} }}}}"\n---\n', 2),
        ("---\ntitle: Page\ntemplate: main.html\n---\n", 3),
        ("---\nrender_macros: false\n---\n", 2),
        ("---\nhide: [bandeau]\n---\n", 2),
        ("---\nsearch: {boost: beaucoup}\n---\n", 2),
        ("---\nsearch: {boost: 0}\n---\n", 2),
        ("---\nsearch: {boost: 0.0}\n---\n", 2),
        ("---\nsearch: oui\n---\n", 2),
        ("---\nsearch: {rang: 2}\n---\n", 2),
        ("---\nstatus: Nouvelle page\n---\n", 2),
        ("---\ntags: sante\n---\n", 2),
        ("---\ntags: ['<b>sante</b>']\n---\n", 2),
        ("---\nicon: material/aucun\n---\n", 2),
        ("---\nicon: ../../main\n---\n", 2),
        ("---\ntitle: </title><script src=//hors.invalid></script>\n---\n", 2),
        ("---\ntitle: Page\nterritoire: '\"><img src=x>'\n---\n", 3),
        ("---\ntitle: [une, liste]\n---\n", 2),
        ("---\n<<: {template: x.html}\n---\n", 2),
        ("template: main.html\n\n", 1),
        ("--- \ntemplate: main.html\n---\n", 1),
    ],
)
def test_the_head_of_a_page_is_plain(tmp_path: Path, head: str, line: int) -> None:
    assert (line, "en-tete") in told(tmp_path, f"{head}\n# Page\n")


def test_a_page_may_stay_out_of_the_search_and_without_menus(tmp_path: Path) -> None:
    head = "---\nsearch:\n  exclude: true\nhide:\n  - navigation\n  - toc\n---\n"
    assert told(tmp_path, f"{head}\n# Page cachée\n") == []
    assert list(pages_by_hand(tmp_path / "docs", Ecrites())) == []
    assert told(tmp_path, "# Page montrée\n") == []
    assert [entry.titre for entry in pages_by_hand(tmp_path / "docs", Ecrites())] == ["Page montrée"]


def test_a_page_says_by_which_words_and_how_far_ahead_it_is_found(tmp_path: Path) -> None:
    head = "description: De quoi.\ntags: [vaccins, écoles]\nicon: material/phone\nsearch: {boost: 2.5}\n"
    assert told(tmp_path, f"---\n{head}---\n\n# Page\n\n## Une partie\n") == []
    page, part = pages_by_hand(tmp_path / "docs", Ecrites())
    assert page.mots == "De quoi. · vaccins · écoles"
    assert (page.elan, part.elan) == (2.5, 2.5)


def test_a_head_loses_none_of_its_lines(tmp_path: Path) -> None:
    head = "---\ntitle: Page\nsearch:\n  boost: 2\n  boost: 3\ntitle: Une autre\n---\n"
    assert told(tmp_path, f"{head}\n# Page\n") == [(5, "cle-en-double"), (6, "cle-en-double")]
    assert told(tmp_path, f"---\ntags: {'[' * 40}{']' * 40}\n---\n") == [(2, "trop-profond")]


def test_what_material_knows_of_a_head_is_answered() -> None:
    with pytest.raises(ReadError) as caught:
        read_written(b"---\ntemplate: blog.html\n---\n\n# Page\n", "docs/page.md")
    assert "overrides/main.html" in caught.value.findings[0].remede


def test_a_head_that_ends_twice_is_refused(tmp_path: Path) -> None:
    for end in ("...", "--- ", "---\t"):
        assert told(tmp_path, f"---\ntitle: Page\n{end}\n<b>x</b>\n---\n# Page\n")
        # A comment for whoever reads a head, a title for whoever reads a page.
        hidden = "# <img src=x onerror=alert(1)> [x](javascript:alert(1))"
        assert (1, "en-tete") in told(tmp_path, f"---\ntitle: Page\n{end}\n{hidden}\n---\n# Page\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('<iframe srcdoc="x"></iframe>', "html-refuse"),
        ("<object data='x'></object>", "html-refuse"),
        ("<embed src=x>", "html-refuse"),
        ('<base href="//hors.invalid/">', "html-refuse"),
        ('<meta http-equiv="refresh" content="0;url=x">', "html-refuse"),
        ('<link rel="prefetch" href="//hors.invalid/">', "html-refuse"),
        ("<template shadowrootmode=open><p>x</p></template>", "html-refuse"),
        ("<math><mtext>x</mtext></math>", "html-refuse"),
        ("<svg><use href='#x'/></svg>", "html-refuse"),
        ("<svg><set attributeName=href to='javascript:1'/></svg>", "html-refuse"),
        ("<svg><a xlink:href='javascript:1'>x</a></svg>", "html-refuse"),
        ('<p><a href="../" ping="//hors.invalid/">x</a></p>', "html-refuse"),
        ('<p><a href="../" target="cadre">x</a></p>', "html-refuse"),
        ("<p><button formaction='//hors.invalid/'>x</button></p>", "html-refuse"),
        ("<p><button commandfor=x command=show-modal>x</button></p>", "html-refuse"),
        ("<table background='//hors.invalid/i.png'><tr><td>x</td></tr></table>", "html-refuse"),
        ("<p><img srcset='//hors.invalid/i.png 1x' alt=''></p>", "html-refuse"),
        ("<form method=post><p>x</p></form>", "html-refuse"),
        ("<p><input type=password></p>", "html-refuse"),
        ("<p contenteditable>x</p>", "html-refuse"),
        ("<p autofocus tabindex=0>x</p>", "html-refuse"),
        ("Du texte {: contenteditable=true }", None),
        ("Du texte\n{: ping=//hors.invalid/ }", "html-refuse"),
        ("Du texte\n{: onclick=alert(1) }", "code-dans-la-page"),
        ("Du texte\n{: style=color:red }", "code-dans-la-page"),
        ("<p onclick='x()'>x</p>", "code-dans-la-page"),
        ("<script>x()</script>", "code-dans-la-page"),
        ("<style>p { color: red }</style>", "code-dans-la-page"),
        ("<script src='../assets/js/site.js'></script>", "html-refuse"),
        ("<!-- un commentaire -->", "html-refuse"),
        ("<!--><b>x</b>-->", "html-refuse"),
        ("<?php echo 1 ?>", "html-refuse"),
        ("<div><![CDATA[ x ]]></div>", "html-refuse"),
        ('<div title="</div><b>">x</div>', "html-refuse"),
        ("<svg><title><b>x</b></title></svg>", "html-refuse"),
        ("<div/onclick=x>x</div>", "html-refuse"),
        ('<div id="a">x</div><div id="a">y</div>', "ancre-en-double"),
        ("[x](javascript:alert(1))", "lien-refuse"),
        ("[x](JaVaScRiPt:alert(1))", "lien-refuse"),
        ("[x](&#106;avascript:alert(1))", "lien-refuse"),
        ("[x](data:text/html,x)", "lien-refuse"),
        ("[x](http://192.168.1.1/reboot)", "lien-refuse"),
        ("[x](https://localhost:631/)", "lien-refuse"),
        ("[x][1]\n\n[1]: vbscript:x", "lien-refuse"),
        ("<p><a href='java&#9;script:alert(1)'>x</a></p>", "lien-refuse"),
        ("![x](//hors.invalid/i.png)", "lien-refuse"),
        ("![x](https://hors.invalid/i.png)", "lien-refuse"),
        ("![x](\\\\\\\\hors.invalid/i.png)", "lien-refuse"),
        ("<form action='https://hors.invalid/'><p>x</p></form>", "lien-refuse"),
        ("Un mot\u200b caché", "caractere-invisible"),
        ("À l\u202eenvers", "caractere-invisible"),
    ],
)
def test_the_html_of_a_page_is_of_the_list(tmp_path: Path, line: str, code: str | None) -> None:
    found = told(tmp_path, f"{HEAD}{line}\n\nSuite.\n")
    assert code in {kind for _, kind in found} if code else not found, found
    assert all(8 <= rank <= 8 + line.count("\n") for rank, _ in found)


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000,
        "![" * 1_000,
        "1. " * 5_000,
        "> " * 5_000,
        "<a " * 30_000,
        "a" * 10_001,
        "Un paragraphe.\n\n" * 10_000,
    ],
    ids=lambda source: f"{source[:3].strip()}-{len(source)}",
)
def test_what_would_stop_the_engine_for_hours_is_told(tmp_path: Path, source: str) -> None:
    assert {code for _, code in told(tmp_path, f"# Page\n\n{source}\n")} == {"page-trop-chargee"}


def test_a_page_at_the_bounds_is_read(tmp_path: Path) -> None:
    block = "[" * 50 + "![x](y.png) " * 50 + "**a" * 2_000
    assert told(tmp_path, "# Page\n\n" + f"{block}\n\n" * 12 + "a " * 5_000) == []


def test_a_note_or_a_box_hides_nothing(tmp_path: Path) -> None:
    hidden = "<iframe src=x></iframe>"
    for source in (f"Un mot[^1].\n\n[^1]: {hidden}", f'!!! note "x"\n    {hidden}', f"mot\n: {hidden}"):
        assert [code for _, code in told(tmp_path, HEAD + source)] == ["html-refuse"], source


def test_the_mark_of_a_note_tells_its_text() -> None:
    html = markdown(
        "Mot[^1].\n\n[^1]: Une *note* : longue.\n\n    Suite.\n", extensions=["reperes_sante.read.prose"]
    )
    assert 'title="Une note\u00a0: longue. Suite."' in html
    assert 'title="Revenir à l’appel de note 1 dans le texte">' in html
    assert "&#8617;</a>" in html


def test_the_mark_of_a_note_tells_all_that_the_note_shows_and_opens_nothing() -> None:
    note = 'Écrire à <nous@exemple.fr>, 5 \\* 3, A & B, `" onclick="x`, `<b>`, {--retiré--} &quot;fin&quot;'
    html = markdown(f"Mot[^1].\n\n[^1]: {note}\n", extensions=["reperes_sante.read.prose"])
    [mark] = fragment_fromstring(html, create_parent=True).find_class("footnote-ref")
    assert mark.get("title") == 'Écrire à nous@exemple.fr, 5 * 3, A & B, " onclick="x, <b>, retiré "fin"'
    assert sorted(mark.keys()) == ["class", "href", "title"]


PAGE = "contribuer/mise-en-forme/"


def test_what_material_writes_in_english_or_as_styles_is_not(site: BuiltSite) -> None:
    page = site.pages[PAGE].html
    titles = [
        tag.get_text() for tag in page.select(".admonition-title, details:not(.sommaire details) > summary")
    ]
    assert titles[:6] == ["Note", "Résumé", "À savoir", "Conseil", "C’est fait", "Question"]
    assert titles[-3:] == ["Un titre à soi", "Conseil", "Déjà ouvert"]
    assert [tag.get_text() for tag in page.select("kbd")] == ["Ctrl", "Maj", "Suppr"]
    assert [tag.get_text() for tag in page.select(".tache")] == [
        "Fait : Écrire la fiche",
        "À faire : La relire",
    ]
    assert len(page.select("td.aligne-right")) == 2
    assert len(page.select(".twemoji > svg[aria-hidden=true]")) == 2
    assert "Bravo 🎉" in page.get_text()
    assert page.select("[style], main script, main img[src^=http]") == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Une ligne « + » s'ouvre.", "<p>Une ligne «\xa0+\xa0» s’ouvre.</p>"),
        ("**Texte** : oui ?", "<p><strong>Texte</strong>\xa0: oui\u202f?</p>"),
        ("## Qui : quoi ?", "<h2>Qui\xa0: quoi\u202f?</h2>"),
        ("`a : 'b' ; « c »`", "<p><code>a : 'b' ; « c »</code></p>"),
    ],
)
def test_texts_take_french_typography_and_code_does_not(typed: str, shown: str) -> None:
    assert markdown(typed, extensions=["reperes_sante.read.prose"]) == shown


def test_the_style_of_such_pages_is_asked_for_by_them_alone(site: BuiltSite) -> None:
    asked = {url for url, page in site.pages.items() if page.html.select("link[href$='prose.css']")}
    assert PAGE in asked
    assert {url for url in asked if not url.startswith("contribuer/")} == {"aide/"}


@pytest.mark.parametrize("fence", ["``` mermaid", "~~~mermaid", "    ```{ .mermaid }"])
def test_a_diagram_is_asked_as_a_picture(tmp_path: Path, fence: str) -> None:
    assert told(tmp_path, f"{HEAD}{fence}\ngraph TD\n{fence.rstrip(' {}.merad')[:7]}\n")[0] == (
        8,
        "schema-en-texte",
    )


def test_pages_are_read_as_the_engine_reads_them() -> None:
    told = settings(ROOT)["markdown_extensions"]
    names = {name for entry in told for name in ([entry] if isinstance(entry, str) else entry)}
    assert set(EXTENSIONS) == names


@pytest.mark.parametrize(
    "line", ["{{ macros_info() }}", "{{ context() }}", "{{ partie('cls', 'arras', 'x') }}"]
)
def test_what_engines_offer_besides_is_no_block(petit: Path, line: str) -> None:
    (petit / "docs" / "page.md").write_text(f"{HEAD}{line}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        prepare(petit)
    assert [(f.fichier, f.ligne, f.code) for f in caught.value.findings] == [
        ("docs/page.md", 8, "appel-faux")
    ]


@pytest.mark.parametrize("line", [f"{{{{ {RUN} }}}}", "{{ macros_info() }}"])
def test_the_preview_runs_nothing_that_a_page_holds(petit: Path, line: str) -> None:
    (petit / "docs" / "page.md").write_text(f"{HEAD}{line}\n", "utf-8")
    with environment_of(petit):
        answer = Preview(petit, lambda _findings: None).answer("page/")
    assert answer.status == 500
    assert "docs/page.md:8:" in answer.content.decode()
    assert not (petit / "pris").exists()


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_no_engine_runs_what_a_page_holds(petit: Path, engine: str) -> None:
    pytest.importorskip(engine)
    for page in (petit / "docs").rglob("*.md"):
        page.unlink()
    (petit / "docs" / "index.md").write_text(f"{HEAD}{{{{ {RUN} }}}}\n", "utf-8")
    done = subprocess.run(
        (Path(sys.executable).with_name(engine), "build"),
        cwd=petit,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert "appel-faux" in done.stdout + done.stderr
    assert not (petit / "pris").exists()

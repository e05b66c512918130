"""Generated pages, handed to the engine as they are: it puts them in its skeleton, its links, its site map.

Any engine can still read them from their stubs (`publish.stubs`). Read so, each would be compiled as a
template, then go through Markdown, to give the same HTML.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, Template
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from reperes_sante.publish.engine.assembled import Assembled
from reperes_sante.publish.progress import Tick
from reperes_sante.read.disk import written_before

FIRST = 100
# « normalize_whitespace » is 30, « html_block » 20.
BEFORE_HTML = 25
# In an element of these, the HTML is parsed too, and written again.
MARKED = re.compile(r"<[a-z]+[^>]*\smarkdown")
SITEMAP = "sitemap.xml"
WHOLE_PAGE = "main.html"
KNOWN = {"macros", "reperes"}
DAY = re.compile(r"(?<!\s)\s*<lastmod>[^<]*</lastmod>")
# The folder of what pages load; of the theme's, ours load nothing.
ASSETS = "assets/"
# Written again, lighter, once they are built.
REWRITTEN = (".css", ".js")


class Ready(NamedTuple):
    """A generated page, ready.

    Attributes:
        titre: its title, escaped for HTML.
        meta: what the front matter of its stub says besides.
        contenu: returns its HTML.
    """

    titre: str
    meta: Mapping[str, str]
    contenu: Callable[[], str]


class AsTheyAre(Extension):
    """Keeps whole lines of HTML that are known to be right out of Markdown, which would parse each tag.

    Args:
        lines: the lines: the blocks of hand-written pages.
    """

    def __init__(self, lines: Collection[str]) -> None:
        super().__init__()
        self._lines = lines

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as the library calls it
        """Stand after what makes spaces even, before what looks for HTML."""
        md.preprocessors.register(_Aside(md, self._lines), "as_they_are", BEFORE_HTML)


class _Aside(Preprocessor):
    """Puts known lines where Markdown puts the HTML that it finds by itself."""

    def __init__(self, md: Markdown, lines: Collection[str]) -> None:
        super().__init__(md)
        self._known = lines

    def run(self, lines: list[str]) -> list[str]:
        if any(MARKED.match(line) for line in lines):
            return lines
        following = (*lines[1:], "")
        return [piece for pair in zip(lines, following, strict=True) for piece in self._kept(*pair)]

    def _kept(self, line: str, following: str) -> tuple[str, ...]:
        if line not in self._known:
            return (line,)
        # Markdown keeps the blank line after HTML.
        return "", self.md.htmlStash.store(line if following.strip() else f"{line}\n"), ""


class ReadyPages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Gives the engine the pages that are ready.

    Args:
        ready: the pages, by the path of their stub.
        tick: called once for each page that is made, those written by hand included.
        assembled: the whole pages that are known.
        is_dated: whether the day of the last change is known; else the site map says none.
    """

    def __init__(
        self, ready: Mapping[str, Ready], tick: Tick, assembled: Assembled, *, is_dated: bool
    ) -> None:
        super().__init__()
        self._ready = ready
        self._tick = tick
        self._assembled = assembled
        self._is_dated = is_dated
        self._nav: Navigation | None = None

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put each ready page in the place of the page that would be read from its stub.

        What the theme adds beside our assets is left out; the site shares what a build wrote in `docs`.
        """
        is_ours = set(config.plugins) <= KNOWN
        for path, ready in self._ready.items():
            if file := files.get_file_from_path(path):
                # The engine fills all pages before it writes any; then, only plugins of others read them.
                ReadyPage(ready, file, config).is_shown = not is_ours
        for file in tuple(files):
            if file.src_dir != config.docs_dir and file.src_uri.startswith(ASSETS):
                files.remove(file)
        for path in written_before(Path(config.docs_dir)):
            file = files.get_file_from_path(path)
            if file and not path.endswith((".md", *REWRITTEN)):
                vars(file)["copy_file"] = partial(_share, file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Remember the menu, whose pages have no title yet."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have the pages that are known whole bypass the skeleton; where other plugins are, none is."""
        if set(config.plugins) <= KNOWN:
            self._assembled.surround(env, self._nav, config)
        for file in files.documentation_pages():
            if isinstance(file.page, ReadyPage):
                file.page.is_shown = True
        skeleton = env.get_template

        def template(name: str, *others: Any) -> Template | _Whole:  # noqa: ANN401
            page = config._current_page  # noqa: SLF001 - the engine tells nobody else
            if name == WHOLE_PAGE and isinstance(page, ReadyPage):
                whole = self._assembled.whole(page.url, page.parts)
                return _Whole(whole) if whole else skeleton(name)
            return skeleton(name, *others)

        vars(env)["get_template"] = template
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take out of the site map the days that nobody knows."""
        return output if self._is_dated or template_name != SITEMAP else DAY.sub("", output)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - as called
        """Count a page, and note it if it may be known."""
        self._tick()
        if isinstance(page, ReadyPage):
            self._assembled.note(page.url, lambda: page.parts, output)
        return output


def _share(file: File, _dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as the engine calls it
    """Give a generated file a second name, in the site: one that changes is written as another.

    Thousands of copies take a fifth of a build that has nothing to make. A disk that gives no second name
    gets a copy.
    """
    source, place = Path(file.abs_src_path or ""), Path(file.abs_dest_path)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, place)
    except OSError:
        file.__class__.copy_file(file)


class _Whole(NamedTuple):
    """Stands for the skeleton of a page that is known."""

    html: str

    def render(self, _context: object) -> str:
        """Return the page."""
        return self.html


class ReadyPage(Page):
    """A page that is neither read nor converted."""

    def __init__(self, ready: Ready, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._ready = ready
        self.is_shown = True

    @property
    def content(self) -> str | None:
        """The HTML, asked for each time: the engine fills all pages, then writes them one by one."""
        return self._ready.contenu() if self.is_shown else ""

    @content.setter
    def content(self, _html: str | None) -> None:
        """Hold nothing: no plugin changes what is ready."""

    @property
    def parts(self) -> tuple[str, ...]:
        """All that the skeleton is told of it."""
        return self._ready.titre, repr(sorted(self._ready.meta.items())), self._ready.contenu()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as the engine calls it
        """Take the title and the front matter; there is nothing to render."""
        self.title = self._ready.titre
        self.markdown, self.meta = "", {**self._ready.meta, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert nothing."""

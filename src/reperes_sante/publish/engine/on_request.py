"""The page engine asked for one page at a time: nothing is built, nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from reperes_sante.publish.engine import OURS, forget_macros
from reperes_sante.publish.engine.pages import Ready, ReadyPage
from reperes_sante.read.disk import is_by_hand

SKELETON = "main.html"


class OnRequest:
    """Puts one page in the skeleton of a project, as a build would.

    Args:
        root: the project's folder.
        stubs: paths that generated pages have in `docs`, written there or not.

    Raises:
        Exception: the settings or the glue of the project cannot be read.
    """

    def __init__(self, root: Path, stubs: Iterable[str]) -> None:
        from mkdocs.commands.build import get_context  # noqa: PLC0415 - it reads the environment

        self._context = get_context
        forget_macros()
        folders = {"docs_dir": str(root / "docs"), "site_dir": os.devnull}
        self._config = load_config(str(root / "mkdocs.yml"), validation=OURS, **folders)
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._config = self._config.plugins.on_config(self._config)
        self._config.plugins.on_pre_build(config=self._config)
        self._env = self._config.theme.get_env()
        own = (file for file in get_files(self._config) if self._is_own(file))
        made = (File.generated(self._config, path, content="") for path in stubs)
        self._files = Files([*own, *made])
        files = self._config.plugins.on_files(self._files, config=self._config)
        self._nav = self._config.plugins.on_nav(
            get_navigation(_of_menu(files, self._config.nav), self._config), config=self._config, files=files
        )

    def by_hand(self, url: str) -> str | None:
        """Return the path in `docs` of the page that somebody wrote at an address, if there is one."""
        found = (f for f in self._files.documentation_pages() if f.url in {url, url or "./"})
        return next((file.src_uri for file in found if file.generated_by is None), None)

    def knows(self, path: str) -> bool:
        """Tell whether a page was there, by its path in `docs`, when the engine was made."""
        file = self._files.get_file_from_path(path)
        return file is not None and file.generated_by is None

    def written(self, path: str) -> str:
        """Return a whole page that is written by hand, by its path in `docs`."""
        file = self._files.src_uris[path]
        # That of the menu knows its title.
        return self._whole(file.page or Page(None, file, self._config))

    def ready(self, path: str, ready: Ready) -> str:
        """Return a whole page whose content is ready, by the path of its stub."""
        file = self._files.get_file_from_path(path) or File.generated(self._config, path, content="")
        return self._whole(ReadyPage(ready, file, self._config))

    def alone(self, template: str) -> str:
        """Return a page that is only a template of the project, such as `404.html`."""
        context = self._context(self._nav, self._files, self._config, None, base_url="/")
        return self._env.get_template(template).render(context)

    def _whole(self, page: Page) -> str:
        config, files, plugins = self._config, self._files, self._config.plugins
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        context: Any = self._context(self._nav, files, config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        return self._env.get_template(SKELETON).render(context)

    @staticmethod
    def _is_own(file: File) -> bool:
        """Tell whether a file is not left there by a build."""
        return not file.is_documentation_page() or is_by_hand(Path(file.abs_src_path or ""))


def _of_menu(files: Files, menu: object) -> Files:
    """Return the files that a menu names: the engine would make a page of each of thousands.

    Args:
        files: all files.
        menu: what the settings say; nothing to list all pages.
    """
    named = frozenset(_named(menu))
    return files if menu is None else Files([file for file in files if file.src_uri in named])


def _named(menu: object) -> Iterator[str]:
    if isinstance(menu, str):
        yield menu
    for item in menu.values() if isinstance(menu, dict) else menu if isinstance(menu, list) else ():
        yield from _named(item)

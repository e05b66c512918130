"""The page engine, asked to build; links and menus are left to our inspection, which says their line."""

from __future__ import annotations

import click
from mkdocs.__main__ import State
from mkdocs.commands.build import build
from mkdocs.config import load_config

QUIET = {
    "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "info"),
    "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "info"),
}


@click.command()
@click.argument("site")
def main(site: str) -> None:
    """Build the project of the current folder into SITE; any other warning stops."""
    _logging = State()  # type: ignore[no-untyped-call]
    config = load_config(strict=True, site_dir=site, validation=QUIET)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    main()

"""Pictures of a page before and after a change, from where they begin to differ."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

# The shell has no window to draw, nor the renderers of its menus: a fourth of the time of the whole browser.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT, SHOWN, ABOVE = 1000, 4000, 1400, 160
SECONDS = 60


class TwoPictures(NamedTuple):
    """Where the two pictures are written."""

    avant: Path
    apres: Path


def browser() -> str | None:
    """Return the browser of this computer; nothing without one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def picture(program: str, pair: TwoPictures, before: Path, after: Path) -> None:
    """Write the pictures of a page before and after; none where there is no page, or no picture of it."""
    both = {pair.avant: _taken(program, before), pair.apres: _taken(program, after)}
    taken = {place: image for place, image in both.items() if image}
    start = _start(list(taken.values()))
    for place, image in taken.items():
        image.crop((0, start, WIDTH, min(image.height, start + SHOWN))).save(place)


def _taken(program: str, page: Path) -> Image.Image | None:
    if not page.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        command = (
            program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", f"--user-data-dir={folder}/profil",
            f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={image}", page.absolute().as_uri(),
        )  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603 - ours
        except subprocess.TimeoutExpired:
            return None
        return Image.open(image).convert("RGB").copy() if image.is_file() else None


def _start(images: list[Image.Image]) -> int:
    """Return the row from which two pictures are worth showing."""
    if len(images) != len(TwoPictures._fields) or images[0].size != images[1].size:
        return 0
    box = ImageChops.difference(*images).getbbox()
    return max(0, box[1] - ABOVE) if box else 0

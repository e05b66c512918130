"""What lays out documents: Typst, in this process for a few, in others beside it for many.

Typst holds what it made of each document for a while: a thousand of them take more memory than all the rest
of a build. Processes that only do this import nothing of the site, and are replaced as they grow.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import typst
from PIL import Image

from reperes_sante.publish.beside import made_beside

# Where Typst says that it stopped: « main.typ:12:3 ».
PLACE = re.compile(r"\.typ:(\d+):\d+")
# As many as flat drawings and smoothed letters need; a third of the weight of the whole palette.
COLOURS = 64
# Fewer take less time than other processes take to start.
MANY = 100
# How many a process is given at once, how many documents there are before other processes come.
AT_ONCE, LIFE = 10, 400


class Job(NamedTuple):
    """A document to lay out.

    Attributes:
        fichiers: the templates that it is made of, one after the other, by their path.
        donnees: the data, as JSON.
        charte: what the site chooses of how it looks, as JSON.
        moment: the moment that a PDF bears; nothing for a picture, which bears none.
        polices: folder of the fonts, and what stands for what it holds.
    """

    fichiers: Mapping[str, bytes]
    donnees: str
    charte: str
    moment: dt.datetime | None
    polices: tuple[str, bytes]

    @property
    def source(self) -> bytes:
        """Their text, in the language of Typst."""
        return b"".join(self.fichiers.values())

    def at(self, ligne: int) -> tuple[str, int]:
        """Return the template that a line of the whole stands in, and its line there; else the last one."""
        before = 0
        for fichier, text in self.fichiers.items():
            lines = text.count(b"\n")
            if ligne <= before + lines:
                return fichier, ligne - before
            before += lines
        return fichier, 1


class LayoutError(Exception):
    """A document cannot be laid out.

    Attributes:
        fichier: the template.
        ligne: the line of it that is wrong.
        dit: why, in French; then what Typst says, in English.
    """

    def __init__(self, fichier: str, ligne: int, dit: str) -> None:
        super().__init__(fichier, ligne, dit)
        self.fichier, self.ligne, self.dit = fichier, ligne, dit


def lay_out(job: Job) -> bytes:
    """Return a PDF/UA-1, tagged, titled, in French; a picture, one pixel per point, if it bears no moment.

    Raises:
        LayoutError: a template is wrong, or makes more than one page.
    """
    try:
        return _laid_out(job)
    except typst.TypstError as error:
        place = PLACE.search(error.diagnostic)
        said = f"Typst refuse cette ligne ; il dit, en anglais : « {' '.join(error.message.split())} »."
        raise LayoutError(*job.at(int(place[1]) if place else 1), said) from None


def _laid_out(job: Job) -> bytes:
    inputs, compiler = {"donnees": job.donnees, "charte": job.charte}, _compiler(*job.polices)
    if job.moment:
        made = compiler.compile(
            job.source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=job.moment
        )
        return _one_page(job, made)
    made = compiler.compile(job.source, format="png", sys_inputs=inputs, ppi=72)
    picture, light = Image.open(io.BytesIO(_one_page(job, made))), io.BytesIO()
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(light, "PNG")
    return light.getvalue()


def lay_out_all(jobs: Iterable[Job]) -> Iterator[bytes]:
    """Yield what each job makes, in their order.

    Raises:
        LayoutError: a template is wrong, or makes more than one page.
    """
    waiting = iter(jobs)
    batch = list(islice(waiting, MANY))
    if len(batch) < MANY:
        yield from map(lay_out, batch)
        return
    batch += islice(waiting, LIFE - MANY)
    # `max_tasks_per_child` would replace them too, and may wait for ever (python/cpython#115634).
    while batch:
        yield from made_beside(lay_out, batch, AT_ONCE)
        batch = list(islice(waiting, LIFE))


def _one_page(job: Job, made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise LayoutError(*job.at(sys.maxsize), "Ce document fait plus d'une page.")
    return made


# It reads its fonts once.
@lru_cache(maxsize=1)
def _compiler(polices: str, _held: bytes) -> typst.Compiler:
    return typst.Compiler(font_paths=[polices], ignore_system_fonts=True)

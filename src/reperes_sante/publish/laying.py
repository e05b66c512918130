"""What lays out documents: Typst, in this process for a few, in others beside it for many.

Typst holds what it made of each document for a while: a thousand of them take more memory than all the rest
of a build. Processes that only do this import nothing of the site, and are replaced as they grow.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import NamedTuple

import typst
from PIL import Image

# As many as flat drawings and smoothed letters need; a third of the weight of the whole palette.
COLOURS = 64
# Fewer take less time than other processes take to start.
MANY = 100
# How many a process is given at once, how many processes there are, how many documents before others come.
AT_ONCE, PROCESSES, LIFE = 10, 4, 400


class Job(NamedTuple):
    """A document to lay out.

    Attributes:
        nom: what its template is called.
        source: its text in the language of Typst.
        donnees: the data, as JSON.
        charte: what the site chooses of how it looks, as JSON.
        moment: the moment that a PDF bears; nothing for a picture, which bears none.
        polices: folder of the fonts.
    """

    nom: str
    source: bytes
    donnees: str
    charte: str
    moment: dt.datetime | None
    polices: str


def lay_out(job: Job) -> bytes:
    """Return a PDF/UA-1, tagged, titled, in French; a picture, one pixel per point, if it bears no moment.

    Raises:
        typst.TypstError: the template is wrong.
        TypeError: it makes more than one page.
    """
    inputs, compiler = {"donnees": job.donnees, "charte": job.charte}, _compiler(job.polices)
    if job.moment:
        made = compiler.compile(
            job.source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=job.moment
        )
        return _one_page(job, made)
    made = compiler.compile(job.source, format="png", sys_inputs=inputs, ppi=72)
    picture, light = Image.open(io.BytesIO(_one_page(job, made))), io.BytesIO()
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(light, "PNG")
    return light.getvalue()


def lay_out_all(jobs: Sequence[Job]) -> Iterator[bytes]:
    """Yield what each job makes, in their order.

    Raises:
        typst.TypstError: a template is wrong.
        TypeError: one makes more than one page.
    """
    if len(jobs) < MANY:
        yield from map(lay_out, jobs)
        return
    count = min(os.cpu_count() or 1, PROCESSES)
    # `max_tasks_per_child` would replace them too, and may wait for ever (python/cpython#115634).
    for start in range(0, len(jobs), LIFE):
        with ProcessPoolExecutor(count, get_context("spawn"), _end_with_parent) as others:
            yield from others.map(lay_out, jobs[start : start + LIFE], chunksize=AT_ONCE)


def _end_with_parent() -> None:
    """Have a process end with the build, even when that is killed."""
    parent = parent_process()
    if parent:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _one_page(job: Job, made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError(f"{job.nom} fait plus d'une page")
    return made


@cache
def _compiler(polices: str) -> typst.Compiler:
    return typst.Compiler(font_paths=[polices], ignore_system_fonts=True)

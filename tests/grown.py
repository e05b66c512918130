"""A project grown to as many territories as the register has intercommunalités, to measure what grows."""

from __future__ import annotations

import json
import re
from itertools import chain, cycle, islice
from pathlib import Path

from reperes_sante.france.register import Epci
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate import load

# Behind its key, or as the first key of its block.
OWN_ID = re.compile(
    r"^(?: *(?:- )?\{?id: (?=[a-z0-9-]+(?:$|,))|  - (?=[a-z0-9-]+: ))([a-z0-9-]+)", re.MULTILINE
)
NAME = re.compile(r"^nom: .*$", re.MULTILINE)


def grow(root: Path, count: int | None = None) -> int:
    """Give intercommunalités of the register a file, each copied from a real one in turn.

    Copies keep the words, the states and the dates of their models: they are as different as these are. What
    they name besides, organismes and sources, is shared by all.

    Args:
        root: a copy of a project, to be changed.
        count: how many territories there shall be in all; without it, one for each intercommunalité.

    Returns:
        how many there are.
    """
    folder = root / "data" / "territoires"
    catalogue = load(root).checked()
    here = {t.siren: t for t in catalogue.territoires.values() if t.siren}
    models = cycle([(t, (folder / f"{t.id}.yml").read_text("utf-8")) for t in here.values()])
    free = (item for item in catalogue.registre.epci.items() if item[0] not in here)
    missing = None if count is None else count - len(catalogue.territoires)
    for (siren, epci), (territoire, text) in zip(islice(free, missing), models, strict=False):
        copy = _copy(catalogue, territoire, text, (siren, epci))
        (folder / f"essai-{siren}.yml").write_text(copy, "utf-8")
    return len(list(folder.glob("*.yml")))


def _copy(catalogue: Catalogue, territoire: Territoire, text: str, place: tuple[str, Epci]) -> str:
    """Return the file of a territory as that of another one: its own identifiers, name and communes."""
    siren, epci = place
    known = {*catalogue.dispositifs, *catalogue.sources, *catalogue.organismes}
    ids = [id_ for id_ in OWN_ID.findall(text) if id_ in known]
    own = {id_: f"{id_}-{siren}" for id_ in ids} | {territoire.id: f"essai-{siren}"}
    communes = dict(
        zip((c.code for c in catalogue.communes_de(territoire)), cycle(epci.communes), strict=False)
    )
    named = NAME.sub(lambda _: f"nom: {json.dumps(epci.nom, ensure_ascii=False)}", text, count=1)
    # A source may be called as a contract is; an organisme described there keeps its own number.
    for old, new in chain(own.items(), communes.items(), [(str(territoire.siren), siren)]):
        before = (
            r"(?:(?<=id: )|(?<=\n  - )(?=[^\n ]+: ))"
            if old in catalogue.sources
            else r'(?<! siren: ")(?<![\w/.-])'
        )
        named = re.sub(rf"{before}{re.escape(old)}(?![\w/.-])", new, named)
    return named

"""Names said shorter where the place is already told: under the name of a territory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire

# « Blois (Agglopolys) » is called by either name.
PARTS = re.compile(r"[()]")
# « CU d'Arras » is called « communauté urbaine d'Arras ».
OWN_KIND = re.compile(r"^(?:CC|CA|CU|Métropole|Communauté \S+)\s+", re.IGNORECASE)
OF = r"(?:de la |de l['’]|de |du |des |d['’]|de l['’])?"
KIND = r"(?:communauté (?:de communes|urbaine|d['’]agglomération) )?"


def noms_du_lieu(catalogue: Catalogue, territoire: Territoire) -> Iterator[str]:
    """Yield the names that people give a territory, its official one included; one may be empty."""
    official = catalogue.nom_officiel(territoire)
    yield from (territoire.nom, *PARTS.split(territoire.nom), official, OWN_KIND.sub("", official))


def nom_ici(catalogue: Catalogue, dispositif: Dispositif) -> str:
    """Return the name of a dispositif without that of its own territory, where a page has said it.

    « Contrat local de santé de Lens-Liévin (2025) » gives « Contrat local de santé (2025) »; a name that
    tells another place, or two, stays whole.
    """
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    place = _place(frozenset(noms_du_lieu(catalogue, territoire)))
    return re.sub(r"\s+", " ", place.sub("", dispositif.nom)).strip() or dispositif.nom


# By the names alone: a preview reads the data again and again, and must not keep what it read before.
@lru_cache(maxsize=4096)
def _place(noms: frozenset[str]) -> re.Pattern[str]:
    names = {re.sub(rf"^{OF}", "", name.strip()) for name in noms} - {""}
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\s{OF}{KIND}{OF}(?:{either})(?=$|\s\()", re.IGNORECASE)


def dit_sa_sorte(dispositif: Dispositif) -> bool:
    """Tell whether a name says what sort of dispositif it is, so that nothing has to say it again."""
    return dispositif.sorte.seul.lower() in dispositif.nom.lower()

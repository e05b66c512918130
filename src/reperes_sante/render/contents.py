"""What each page of a territory shows beyond the territory itself."""

from __future__ import annotations

from typing import Any

from reperes_sante.edit.completeness import completude
from reperes_sante.link import contracts, coverage
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import dispositifs_de, est_long
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.view import lanes, lists, maps, sources, territories, timeline


def content(rubrique: Rubrique, catalogue: Catalogue, territoire: Territoire) -> dict[str, Any]:
    """Return the names that a page's template uses, with their values."""
    if rubrique is Rubrique.APERCU:
        return {
            "actuels": contracts.dispositifs_actuels(territoire),
            "ailleurs": coverage.venus_d_ailleurs(catalogue, territoire),
            "absences": territories.absences(catalogue, territoire),
            "contacts": territories.contacts(territoire),
            "completude": completude(catalogue, territoire),
            "carte": maps.carte(catalogue, (territoire,)),
        }
    if rubrique is Rubrique.CLS:
        return {
            "courants": contracts.contrats_courants(territoire),
            "en_preparation": contracts.contrats_en_preparation(territoire),
            "precedents": contracts.contrats_precedents(territoire),
        }
    if rubrique is Rubrique.FONCTIONNEMENT:
        return {"longs": tuple(filter(est_long, territoire.dispositifs))}
    if rubrique is Rubrique.HISTORIQUE:
        faits = timeline.faits_du_territoire(territoire)
        return {
            "ailleurs": coverage.venus_d_ailleurs(catalogue, territoire),
            "reperage": lanes.reperage(territoire.dispositifs),
            "annees": timeline.frise(faits),
            "filtrage": lists.filtrage_des_faits(faits),
        }
    if rubrique is Rubrique.SOURCES:
        return {"citations": sources.citations(catalogue, territoire)}
    return {"dispositifs": dispositifs_de(territoire, rubrique)}

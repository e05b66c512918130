"""Needs: what is being done about each in the territories, and how sure each number to call is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import place_of
from reperes_sante.model.besoins import Besoin, Relais
from reperes_sante.model.communs import Ligne, Source
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.view.etats import en_cours
from reperes_sante.view.themes import Entree

ANNUAIRE = "https://lannuaire.service-public.gouv.fr/"


class ActionLocale(NamedTuple):
    """What a territory does about a need: its dispositifs that run and deal with it."""

    territoire: Territoire
    dispositifs: tuple[Dispositif, ...]


def ce_qui_est_fait(
    catalogue: Catalogue, themes: Mapping[str, Iterable[Entree]], besoin: Besoin
) -> tuple[ActionLocale, ...]:
    """Return the territories that deal with a need today, by name."""
    entries = [entry for theme in besoin.thematiques for entry in themes[theme]]
    concerned = {entry.dispositif.id for entry in entries}
    found = (
        ActionLocale(
            territoire, en_cours(catalogue, (d for d in territoire.dispositifs if d.id in concerned))
        )
        for territoire in catalogue.territoires.values()
    )
    acting = (action for action in found if action.dispositifs)
    return tuple(sorted(acting, key=lambda action: plain_letters(action.territoire.nom)))


def source_officielle(catalogue: Catalogue, ligne: Ligne) -> Source:
    """Return the newest official source that gives a number; one without a date is as old as can be.

    Raises:
        ValueError: no official source gives it, which a rule refuses beforehand for numbers to call.
    """
    cited = (catalogue.sources[id_] for id_ in place_of(ligne).origine.sources)
    official = [source for source in cited if source.officielle]
    if not official:
        raise ValueError(f"aucune source officielle ne donne le {ligne.numero}")
    return max(official, key=lambda source: source.date.iso if source.date else "")


def annuaire_de(relais: Relais) -> str | None:
    """Return the address of a directory of such places, or nothing when none is known.

    Source of the form of the address: the State's directory of services (Dila).
    """
    if relais.annuaire or not relais.recherche:
        return relais.annuaire
    return f"{ANNUAIRE}recherche?whoWhat={quote(relais.recherche)}&where="

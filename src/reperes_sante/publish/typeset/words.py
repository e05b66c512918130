"""The words of typeset documents: a state, a figure, a text that must fit."""

from __future__ import annotations

from dataclasses import dataclass

from reperes_sante.france.figures import nombre
from reperes_sante.france.letters import NBSP, typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import fin_depassee
from reperes_sante.model.base import Chiffre
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.render.environment import dessin
from reperes_sante.view.deadlines import dernier_etat, ton_etat

ELLIPSIS = "…"
TONES = ("fait", "alerte", "annonce", "neutre")


@dataclass(frozen=True)
class EtatDit:
    """A state in words, and the tone in which to say it."""

    ton: str
    mots: str


def etat_dit(catalogue: Catalogue, dispositif: Dispositif) -> EtatDit:
    """Return the last state of a dispositif, « Signé · 14 février 2020 », and its overrun end."""
    etat, fin = dernier_etat(dispositif), fin_depassee(catalogue, dispositif)
    if etat is None:
        return EtatDit("neutre", "État non connu")
    announced = " (annoncé)" if etat.prevue else ""
    when = etat.date.en_clair if etat.date else "date non connue"
    over = f" · fin prévue dépassée : {fin}" if fin else ""
    ton = "alerte" if fin else ton_etat(etat)
    return EtatDit(ton, typographier(f"{etat.etat.label}{announced} · {when}{over}"))


def montant(chiffre: Chiffre) -> str:
    """Return a figure with its unit and how exact it is: « environ 647 km² »."""
    upper = f"à {nombre(chiffre.valeur_max)}" if chiffre.valeur_max is not None else ""
    exact = chiffre.exactitude.label if chiffre.exactitude else ""
    parts = (exact, nombre(chiffre.valeur), upper, chiffre.unite or "")
    return typographier(" ".join(filter(None, parts)))


def abrege(text: str, most: int) -> str:
    """Return a text with its typography, cut between two words when it has more than `most` signs."""
    shown = typographier(text)
    if len(shown) <= most:
        return shown
    kept = shown[:most]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:' + NBSP)}{NBSP}{ELLIPSIS}"


def icones(*couleurs: str) -> dict[str, str]:
    """Return the drawings that a document needs: those of the colours given, and those of every tone."""
    return {nom: dessin(nom) for nom in (*couleurs, *TONES)}

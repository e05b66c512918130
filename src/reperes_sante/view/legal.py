"""The law's pages: each piece of information about the publisher, given or still to be filled in."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.model.fields import champs
from reperes_sante.model.obligations import MANDATORY, read
from reperes_sante.model.site import Directeur, Editeur, FichierSite, Guichet, Hebergeur


class Mention(NamedTuple):
    """A piece of information.

    Attributes:
        libelle: its French name.
        valeur: what the file says, or nothing when the publisher must still say it.
        forme: how it is written: `texte`, `telephone`, `courriel`, `url`.
    """

    libelle: str
    valeur: Any
    forme: str


class Groupe(NamedTuple):
    """All that is said of one party."""

    titre: str
    ancre: str
    mentions: tuple[Mention, ...]


def parties(site: FichierSite) -> tuple[Groupe, ...]:
    """Return what the legal notice says: publisher, director of publication, host."""
    return (
        Groupe("Éditeur", "editeur", mentions(site, "editeur", Editeur)),
        Groupe(
            "Direction de la publication",
            "direction",
            mentions(site, "directeur_publication", Directeur),
        ),
        Groupe("Hébergeur", "hebergeur", mentions(site, "hebergeur", Hebergeur)),
    )


def contact_accessibilite(site: FichierSite) -> tuple[Mention, ...]:
    """Return where to tell a defect of accessibility; one way online is mandatory, not each."""
    known = tuple(m for m in mentions(site, "accessibilite.contact", Guichet) if m.valeur)
    if any(mention.forme in ("courriel", "url") for mention in known):
        return known
    return (*known, Mention("Courriel ou formulaire", None, "courriel"))


def mentions(site: FichierSite, bloc: str, model: type[BaseModel]) -> tuple[Mention, ...]:
    """Return what is known of a block, and what the law wants of it and is not known.

    Args:
        site: the site's file.
        bloc: key of the block, dots between levels.
        model: what the block is.
    """
    found = (
        (Mention(c.titre, read(site, f"{bloc}.{c.nom}"), c.forme.nom if c.forme else "texte"), c.nom)
        for c in champs(model)
    )
    return tuple(mention for mention, nom in found if mention.valeur or f"{bloc}.{nom}" in MANDATORY)

"""The law's pages: each piece of information about the publisher, given or still to be filled in."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from reperes_sante.model.base import Model
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import Mark, Owed, marked
from reperes_sante.model.site import Directeur, Editeur, FichierSite, Guichet, Hebergeur

M = TypeVar("M", bound=Model)


class Mention(NamedTuple):
    """A piece of information.

    Attributes:
        valeur: what the file says, or nothing when the publisher must still say it.
        forme: how it is written: `texte`, `telephone`, `courriel`, `url`.
    """

    libelle: str
    valeur: Any
    forme: str


class MentionsLegales(NamedTuple):
    """All that is said of one party."""

    titre: str
    ancre: str
    mentions: tuple[Mention, ...]


def parties(site: FichierSite) -> tuple[MentionsLegales, ...]:
    """Return what the legal notice says: publisher, director of publication, host."""
    return (
        MentionsLegales("Éditeur", "editeur", mentions(site.editeur, Editeur)),
        MentionsLegales(
            "Direction de la publication", "direction", mentions(site.directeur_publication, Directeur)
        ),
        MentionsLegales("Hébergeur", "hebergeur", mentions(site.hebergeur, Hebergeur)),
    )


def contact_accessibilite(site: FichierSite) -> tuple[Mention, ...]:
    """Return where to tell a defect of accessibility; one way online is mandatory, not each."""
    contact = site.accessibilite.contact
    known = mentions(contact, Guichet)
    if any(getattr(contact, way, None) for way in marked(Guichet, Mark.ONLINE)):
        return known
    return (*known, Mention("Courriel ou formulaire", None, "courriel"))


def mentions(bloc: M | None, model: type[M]) -> tuple[Mention, ...]:
    """Return what is known of a block, and what the law wants of it and is not known."""
    found = ((champ, getattr(bloc, champ.nom, None)) for champ in champs(model))
    return tuple(
        Mention(champ.titre, value, champ.forme.nom if champ.forme else "texte")
        for champ, value in found
        if value or champ.marque(Owed)
    )

"""The parts of the printable sheet: a heading and short lines each, the rest being one link away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from reperes_sante.france.figures import montant
from reperes_sante.france.letters import NBSP, typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import dispositifs_actuels
from reperes_sante.link.pages import of_dispositif
from reperes_sante.model.base import Model
from reperes_sante.model.besoins import Appel
from reperes_sante.model.blocs import Chiffre, Contact
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import Mission
from reperes_sante.model.genre import OTHER
from reperes_sante.model.markers import Mark, marked
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.render.environment import dessin
from reperes_sante.view.etats import situation
from reperes_sante.view.names import nom_ici
from reperes_sante.view.organismes import par_public
from reperes_sante.view.phases import Phase
from reperes_sante.view.territories import contacts, joints, ligne, se_joint, standard_de

ELLIPSIS = "…"


def abrege(text: str, most: int) -> str:
    """Return a text with its typography, cut between two words when it has more than `most` signs."""
    shown = typographier(text)
    if len(shown) <= most:
        return shown
    kept = shown[:most]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:' + NBSP)}{NBSP}{ELLIPSIS}"


def icones() -> dict[str, str]:
    """Return the drawings that a document needs: those of the main kinds, and those of every phase."""
    colours = (principal.couleur for principal in PRINCIPAUX.values())
    return {nom: dessin(nom) for nom in (*colours, *(phase.marque for phase in Phase))}


# A page holds no more: beyond, the sheet leads to the site.
MOST_PARTS, MOST_LINES = 5, 40
TITLE, LINE = 80, 220


@dataclass(frozen=True)
class Line:
    """A line: what opens it in bold, what follows, and where its words lead.

    Attributes:
        fort: its first words.
        texte: the others.
        url: where they lead.
        joindre: a number or a mailbox, in large letters between both.
    """

    fort: str
    texte: str
    url: str = ""
    joindre: str = ""


@dataclass(frozen=True)
class PartieDeFeuille:
    """A part of the sheet: its heading, its lines, the most useful first, and where to read them all."""

    titre: str
    lignes: tuple[Line, ...]
    url: str


def left_parts(catalogue: Catalogue, territoire: Territoire, site: str) -> tuple[PartieDeFeuille, ...]:
    """Return what the dispositifs do, each on its own, then those of no main kind."""
    row = ligne(catalogue, territoire).dispositifs
    parts = [
        _part(
            principal.promesse if len(kind) == 1 else nom_ici(catalogue, dispositif),
            _content(dispositif),
            f"{site}{of_dispositif(catalogue, dispositif)}",
        )
        for principal in PRINCIPAUX.values()
        for kind in (row[principal.couleur],)
        for dispositif in kind
    ]
    if row[OTHER]:
        url = f"{site}{of_dispositif(catalogue, row[OTHER][0])}"
        others = (
            Line(abrege(nom_ici(catalogue, other), LINE), situation(catalogue, other).mots)
            for other in row[OTHER]
        )
        parts.insert(MOST_PARTS - 1, _part(Rubrique.AUTRES.label, others, url))
    return tuple(parts[:MOST_PARTS])


def right_parts(catalogue: Catalogue, territoire: Territoire, page: str) -> tuple[PartieDeFeuille, ...]:
    """Return whom to call, and the figures; what is not known is told on the site.

    Args:
        catalogue: the data.
        territoire: the territory.
        page: address of the territory's page.
    """
    present = dispositifs_actuels(territoire)
    figures = (*territoire.chiffres, *(chiffre for d in present for chiffre in d.chiffres))
    parts = (
        _part("Qui appeler ?", _called(catalogue, territoire), f"{page}#appeler"),
        _part("En chiffres", map(_figure, figures), page),
    )
    return tuple(part for part in parts if part.lignes)


def _part(title: str, lines: Iterable[Line], url: str) -> PartieDeFeuille:
    kept = tuple(replace(x, fort=abrege(x.fort, LINE), texte=abrege(x.texte, LINE)) for x in lines)
    return PartieDeFeuille(abrege(title, TITLE), kept[:MOST_LINES], url)


def _content(dispositif: Dispositif) -> Iterator[Line]:
    """Yield what is known of a dispositif, a line for each thing.

    What it plans or does comes first; without any, its aims, programmes and method; then its bodies and
    figures; a line says so only when the file holds nothing of all that.
    """
    fields = (getattr(dispositif, field) for field in marked(type(dispositif), Mark.CONTENT))
    lines = [line for things in fields for line in _lines(things)]
    known = lines or tuple(_told(dispositif)) or tuple(_around(dispositif))
    yield from known or (Line("", "Nous n'avons rien lu sur son contenu."),)


def _lines(things: tuple[Model, ...]) -> Iterator[Line]:
    for group in par_public(thing for thing in things if isinstance(thing, Mission)):
        # What is done says more than a title, which often names the public again: « Handicap ».
        told = (" ; ".join(mission.taches) or mission.titre for mission in group.membres)
        yield Line(group.libelle, " ; ".join(filter(None, told)))
    yield from (Line("", thing.appellation) for thing in things if not isinstance(thing, Mission))


def _told(dispositif: Dispositif) -> Iterator[Line]:
    yield from (Line("", point.texte) for point in dispositif.buts)
    yield from (Line("", programme.nom) for programme in dispositif.programmes)
    yield from (Line("", point.texte) for point in dispositif.methode)


def _around(dispositif: Dispositif) -> Iterator[Line]:
    yield from (Line("", instance.nom or instance.nature.label) for instance in dispositif.instances)
    yield from (Line("", phrase) for phrase in dispositif.en_bref)
    yield from map(_figure, dispositif.chiffres)


def _called(catalogue: Catalogue, territoire: Territoire) -> Iterator[Line]:
    """Return whom to call there, as the page does: what helps anyway where no number is known."""
    known, standard = contacts(territoire), standard_de(catalogue, territoire)
    if standard:
        number = (standard.telephone or "").replace(" ", NBSP)
        yield Line(standard.nom, "Standard, pour toute demande.", joindre=number)
    elif not se_joint(known):
        yield from map(partial(_reflex, catalogue), catalogue.aide.reflexes)
    yield from map(_contact, joints(known))


def _reflex(catalogue: Catalogue, appel: Appel) -> Line:
    line = catalogue.lignes[appel.numero]
    return Line(appel.quand or line.nom, "", joindre=line.numero.replace(" ", NBSP))


def _contact(contact: Contact) -> Line:
    """Say how to reach a contact, and what it does: on paper, all else is looked up on the site."""
    reach = (contact.telephone or "").replace(" ", NBSP) or contact.courriel or ""
    return Line(contact.pour, " ".join(filter(None, (contact.sert, contact.horaires))), joindre=reach)


def _figure(chiffre: Chiffre) -> Line:
    when = f" ({chiffre.date.annee})" if chiffre.date else ""
    announced = ", annoncé" if chiffre.prevue else ""
    return Line(chiffre.libelle, f"{typographier(montant(chiffre))}{announced}{when}")

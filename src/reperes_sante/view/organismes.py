"""Where each organisme acts: the boards it sits on, what it bears, signs, pays for, helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reperes_sante.link.addresses import of_part, of_territoire
from reperes_sante.link.anchors import slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import DATES, ROUAGES_DU_TERRITOIRE, Rubrique
from reperes_sante.model.base import Contact, Date, Enonce, Mandat, Participant
from reperes_sante.model.communs import Organisme
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif, Etat
from reperes_sante.model.dispositifs import ConseilAdministration
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import StatutMembre
from reperes_sante.model.walk import Path, walk
from reperes_sante.view.groups import Groupe

BOARD = "Conseil d'administration"
CONTACTS = "Contacts"
HISTORY = "Ses dates"
ROLES = {
    "porteurs": "Contrats, conseils et centres portés",
    "associations": BOARD,
    "elus": BOARD,
    "composition": "Membre d'un conseil",
    "membres": "Commissions et comités",
    "signataires": "Contrats signés",
    "pilote": "Actions conduites",
    "partenaires": "Partenariats",
    "payeurs": "Financements",
    "confiee_a": "Compétences exercées",
    "contacts": CONTACTS,
    "mandats": "Responsables cités en fonction",
    "etats": HISTORY,
    "etapes": HISTORY,
}
ORDER = {role: rank for rank, role in enumerate(dict.fromkeys(ROLES.values()))}
# End of the anchor of the part of a page that shows a field, where it is not the dispositif's own.
PARTS = {
    "composition": "-composition",
    "conseil_administration": "-conseil",
    "contacts": "-appeler",
    "etapes": "-dates",
    "etats": "-dates",
    "financements": "-financements",
    "mandats": "-mandats",
    "partenaires": "-partenaires",
    "signataires": "-signataires",
}
# The same for what stands in the file of a territory, outside of any dispositif.
TERRITOIRE_PARTS = {"contacts": "appeler"}


class Presence(NamedTuple):
    """A part that an organisme plays in something.

    Attributes:
        role: which part: « Contrats signés », « Partenariats ».
        titre: name of the thing: a commission, an action, the dispositif itself.
        adresse: address of the place that tells it, from the root of the site.
        territoire: the territory whose file tells it.
        dispositif: the dispositif that it belongs to, if any.
        precisions: what the source adds: service, function, quality.
        preuve: the statement that bears the sources.
        moment: the dated statement that it belongs to, if any.
        themes: themes of the thing, else those of the dispositif.
    """

    role: str
    titre: str
    adresse: str
    territoire: Territoire
    dispositif: Dispositif | None
    precisions: tuple[str, ...]
    preuve: Enonce
    moment: Date | None
    themes: tuple[str, ...]


class _Citation(NamedTuple):
    """Where a file names an organisme: the statements from the territory down to it, and the path."""

    territoire: Territoire
    dispositif: Dispositif | None
    chain: tuple[Enonce, ...]
    path: Path


def presences(catalogue: Catalogue, ancres: Mapping[int, str]) -> dict[str, tuple[Presence, ...]]:
    """Return what each organisme takes part in, by its id, in the order of `ROLES` then of the files.

    Args:
        catalogue: the data.
        ancres: anchor of each thing, by the identity of the object.
    """
    found: dict[str, dict[tuple[object, ...], Presence]] = {name: {} for name in catalogue.organismes}
    for territoire in catalogue.territoires.values():
        for organisme, citation in _citations(territoire):
            presence = _presence(catalogue, ancres, citation)
            same = (presence.role, presence.titre, presence.adresse, presence.precisions)
            found[organisme].setdefault(same, presence)
    return {organisme: tuple(sorted(own.values(), key=_rank)) for organisme, own in found.items()}


def _rank(presence: Presence) -> tuple[int, bool, DatePartielle]:
    """Return where a presence sorts: by role, and dates from the oldest, those unknown last."""
    moment = presence.moment if presence.role == HISTORY else None
    when = (moment.date or moment.fin) if moment else None
    return ORDER[presence.role], when is None, when or DatePartielle(0)


def contacts_des_organismes(catalogue: Catalogue) -> dict[str, tuple[Contact, ...]]:
    """Return the contacts at which each organisme answers, by its id, each once."""
    found: dict[str, dict[Contact, Contact]] = {}
    for territoire in catalogue.territoires.values():
        for node in walk(territoire):
            if isinstance(node.value, Contact) and node.value.organisme:
                found.setdefault(node.value.organisme, {}).setdefault(node.value, node.value)
    return {organisme: tuple(own.values()) for organisme, own in found.items()}


def par_role(found: Iterable[Presence]) -> tuple[Groupe[Presence], ...]:
    """Put together what an organisme takes part in, role by role; its contacts are shown apart."""
    groups = groupby(
        (presence for presence in found if presence.role != CONTACTS), key=lambda presence: presence.role
    )
    return tuple(Groupe(slug(role), role, tuple(own)) for role, own in groups)


def fiche_de(catalogue: Catalogue, organisme: Organisme) -> Territoire | None:
    """Return the territory whose intercommunalité an organisme is, if this site presents it."""
    found = (t for t in catalogue.territoires.values() if t.siren and t.siren == organisme.siren)
    return next(found, None)


def _citations(territoire: Territoire) -> Iterator[tuple[str, _Citation]]:
    along: dict[Path, Enonce] = {}
    for node in walk(territoire):
        if isinstance(node.value, Enonce):
            along[node.path] = node.value
        elif node.ref == "organisme":
            above = (node.path[:length] for length in range(len(node.path)))
            chain = tuple(along[path] for path in above if path in along)
            dispositif = next((thing for thing in chain if isinstance(thing, Dispositif)), None)
            yield node.value, _Citation(territoire, dispositif, chain, node.path)


def _presence(catalogue: Catalogue, ancres: Mapping[int, str], citation: _Citation) -> Presence:
    nearest_first = citation.chain[::-1]
    link = nearest_first[0]
    thing = nearest_first[1] if isinstance(link, Participant) else link
    return Presence(
        role=next(ROLES[part] for part in reversed(citation.path) if part in ROLES),
        titre=_title(thing, citation.dispositif or citation.territoire),
        adresse=_address(catalogue, ancres, citation),
        territoire=citation.territoire,
        dispositif=citation.dispositif,
        precisions=tuple(_precisions(link)),
        preuve=link,
        moment=_moment(nearest_first),
        themes=next((found for m in nearest_first if (found := getattr(m, "thematiques", ()))), ()),
    )


def _moment(nearest_first: tuple[Enonce, ...]) -> Date | None:
    """Return the nearest statement that has a date, else the nearest that should have one."""
    moments = [thing for thing in nearest_first if isinstance(thing, Date)]
    return next((m for m in moments if m.date or m.fin or m.date_publiee), next(iter(moments), None))


def _title(thing: Enonce, holder: Dispositif | Territoire) -> str:
    if isinstance(thing, ConseilAdministration):
        return BOARD
    if isinstance(thing, (Contact, Mandat)):
        return holder.nom
    if isinstance(thing, Etat):
        return f"{thing.etat.label} : {holder.nom}"
    names = ("titre", "intitule", "libelle", "nom", "nature")
    return str(next(value for name in names if (value := getattr(thing, name, None))))


def _precisions(link: Enonce) -> Iterator[str]:
    for name in ("pour", "service", "nom", "fonction", "qualite", "categorie", "precision"):
        value = getattr(link, name, None)
        if value:
            yield str(value)
    if getattr(link, "statut", None) is StatutMembre.INVITE:
        yield StatutMembre.INVITE.label


def _address(catalogue: Catalogue, ancres: Mapping[int, str], citation: _Citation) -> str:
    if citation.dispositif is None:
        field = str(citation.path[0])
        if field in DATES:
            return of_territoire(citation.territoire, Rubrique.HISTORIQUE)
        if field in ROUAGES_DU_TERRITOIRE:
            return f"{of_territoire(citation.territoire, Rubrique.FONCTIONNEMENT)}#{field}"
        return f"{of_territoire(citation.territoire)}#{TERRITOIRE_PARTS.get(field, field)}"
    own, field = citation.dispositif.id, str(citation.path[2])
    page = of_part(catalogue, citation.dispositif, field)
    named = next((ancres[id(thing)] for thing in reversed(citation.chain) if id(thing) in ancres), None)
    # The history of a territory is one list, without a part for each dispositif.
    is_history = page.endswith(f"/{Rubrique.HISTORIQUE.value}/")
    return page if is_history else f"{page}#{named or own + PARTS.get(field, '')}"

"""Where each organisme acts: the boards it sits on, what it bears, signs, pays for, helps."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reperes_sante.link.addresses import of_part, of_territoire
from reperes_sante.link.anchors import slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Contact, Date, Enonce, Mandat, Model, Participant
from reperes_sante.model.communs import Organisme
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif, Etat, Membre
from reperes_sante.model.fields import champ_at, champs
from reperes_sante.model.markers import Mark, Part, Ref, Role, marked, marker
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import StatutMembre
from reperes_sante.model.walk import Path, walk
from reperes_sante.view.groups import Groupe

ROLES = tuple(role.value for role in Role)


def _without_role(model: type[Model], holder: str) -> Iterator[str]:
    """Yield the fields that lead to the name of an organisme and say nowhere what it does there."""
    for champ in champs(model):
        own = f"{model.__name__}.{champ.nom}"
        if any(isinstance(marque, Role) for marque in champ.marques):
            continue
        if Ref("organisme") in champ.marques:
            yield holder or own
        elif champ.bloc:
            yield from _without_role(champ.bloc, own)


if missing := " et ".join(dict.fromkeys(_without_role(Territoire, ""))):
    raise TypeError(
        f"{missing} : dites ce que fait l'organisme qui y est nommé, avec un Role dans son annotation, "
        "par exemple « Annotated[tuple[Participant, ...], Role.PARTICIPE] »."
    )


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
    """Return what each organisme takes part in, by its id, in the order of the roles then of the files.

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
    moment = presence.moment if presence.role == Role.DATE.value else None
    when = (moment.date or moment.fin) if moment else None
    return ROLES.index(presence.role), when is None, when or DatePartielle(0)


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
        (presence for presence in found if presence.role != Role.REPOND.value),
        key=lambda presence: presence.role,
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
        role=_role(citation),
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


def _role(citation: _Citation) -> str:
    """Return the role of the nearest field that gives one: each that names an organisme stands in one."""
    fields = (citation.path[: rank + 1] for rank, step in enumerate(citation.path) if isinstance(step, str))
    marques = (mark for path in reversed(tuple(fields)) for mark in champ_at(Territoire, path).marques)
    return next(mark.value for mark in marques if isinstance(mark, Role))


def _title(thing: Enonce, holder: Dispositif | Territoire) -> str:
    if isinstance(thing, (Contact, Mandat)):
        return holder.nom
    return f"{thing.appellation} : {holder.nom}" if isinstance(thing, Etat) else thing.appellation


def _precisions(link: Enonce) -> Iterator[str]:
    """Yield what a source adds of who takes part: what is proper to the block first."""
    added = marked(type(link), Mark.ADDS)
    own = inspect.get_annotations(type(link))
    for name in sorted(added, key=lambda name: name not in own):
        if value := getattr(link, name):
            yield str(value)
    if isinstance(link, Membre) and link.statut is StatutMembre.INVITE:
        yield link.statut.label


def _address(catalogue: Catalogue, ancres: Mapping[int, str], citation: _Citation) -> str:
    if citation.dispositif is None:
        field = str(citation.path[0])
        part = marker(Territoire, field, Part) or Part(field)
        page = of_territoire(citation.territoire, part.rubrique or Rubrique.APERCU)
        return page if part.rubrique is Rubrique.HISTORIQUE else f"{page}#{part.anchor}"
    own, field = citation.dispositif.id, str(citation.path[2])
    page = of_part(catalogue, citation.dispositif, field)
    named = next((ancres[id(thing)] for thing in reversed(citation.chain) if id(thing) in ancres), None)
    # The history of a territory is one list, without a part for each dispositif.
    is_history = page.endswith(f"/{Rubrique.HISTORIQUE.value}/")
    shown = marker(type(citation.dispositif), field, Part)
    anchor = f"{own}-{shown.anchor}" if shown and shown.anchor else own
    return page if is_history else f"{page}#{named or anchor}"

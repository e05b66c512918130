"""Places: what a territory does happens in the territory."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.france.register import Commune
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.institutions import OVERSEAS, departements_servis
from reperes_sante.link.places import place_of
from reperes_sante.model.blocs import Participant
from reperes_sante.model.dispositif import Couverture, Dispositif
from reperes_sante.model.dispositifs import Implantation
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate.rules.citations import as_post_code
from reperes_sante.validate.rules.linked import Linked, Remark, rule, warning

REGISTER = "Code officiel géographique (Insee) et périmètres des EPCI (DGCL)"


@rule(
    "commune-hors-territoire",
    "Un lieu d'accueil est dans une commune du territoire, ou dans la couverture du dispositif.",
    source=REGISTER,
    ensemble=True,
)
def implantations(linked: Linked) -> Iterator[Remark]:
    """Tell a place outside; former and associated communes count as the commune that they belong to."""
    catalogue = linked.catalogue
    for file, path, place in linked.every(Implantation):
        commune = catalogue.registre.communes.get(place.commune or "")
        territoire, dispositif = place_of(place).dans_un(Territoire), place_of(place).dans_un(Dispositif)
        if not (commune and territoire and dispositif):
            continue
        is_near = _is_member(commune, territoire, catalogue)
        if is_near or _covers(dispositif.couverture, commune, catalogue):
            continue
        message = f"{commune.nom} ({commune.code}) n'est pas dans ce territoire."
        remedy = as_post_code(catalogue.registre, commune.code) or "Vérifiez le code Insee."
        elsewhere = "Si le lieu est bien ailleurs, ajoutez la commune à « couverture »."
        yield Remark(file, (*path, "commune"), message, f"{remedy} {elsewhere}")


@warning(
    "couverture-ailleurs",
    "La couverture d'un dispositif touche le territoire de sa fiche.",
    source=REGISTER,
    ensemble=True,
)
def couvertures(linked: Linked) -> Iterator[Remark]:
    """Tell a dispositif that covers nothing of the territory in whose file it stands."""
    for file, path, cover in linked.every(Couverture):
        territoire = place_of(cover).dans_un(Territoire)
        if not territoire or not _is_known(cover, linked.catalogue):
            continue
        is_whole = cover.departements or cover.regions or territoire.id in cover.territoires
        communes = list(_communes_of(cover, linked.catalogue))
        is_there = is_whole or any(_is_member(c, territoire, linked.catalogue) for c in communes)
        if communes and not is_there:
            message = "Cette couverture ne touche pas le territoire de la fiche."
            yield Remark(file, path, message, "Vérifiez les codes, ou changez de fiche.")


@warning(
    "institution-d-ailleurs",
    "Une institution de l'État, d'une région ou d'un département sert le territoire qui la cite.",
    source=REGISTER,
)
def institutions_d_ici(linked: Linked) -> Iterator[Remark]:
    """Tell an institution of another region, or the council of another department, that nothing explains."""
    catalogue = linked.catalogue
    served = departements_servis(catalogue.registre)
    for file, path, who in linked.every(Participant):
        there = served.get(who.organisme or "", frozenset())
        here = _departements_around(who, catalogue) if there else set()
        if not here or here & there or any(map(OVERSEAS.fullmatch, here)) or who.precision or who.service:
            continue
        kind = str(who.organisme).partition("-")[0]
        own = next((id_ for id_ in served if id_.startswith(f"{kind}-") and here & served[id_]), "")
        message = f"« {who.organisme} » ne sert pas ce territoire : le vouliez-vous ?"
        remedy = f"Sinon, écrivez « {own} » ; si c'est bien lui, dites pourquoi dans « precision »."
        yield Remark(file, (*path, "organisme"), message, remedy)


def _departements_around(who: Participant, catalogue: Catalogue) -> set[str]:
    """Return the departments of the territory that cites somebody, and those that the dispositif covers."""
    place = place_of(who)
    territoire, dispositif = place.dans_un(Territoire), place.dans_un(Dispositif)
    cover = dispositif.couverture if dispositif else None
    departements = catalogue.registre.departements.values()
    found = {*catalogue.codes_departements(territoire)} if territoire else set()
    if cover:
        found |= {commune.departement for commune in _communes_of(cover, catalogue)}
        found |= {one.code for one in departements if one.region in cover.regions}
        found |= {*cover.departements}
    return found


def _is_member(commune: Commune, territoire: Territoire, catalogue: Catalogue) -> bool:
    registre = catalogue.registre
    parts = (commune, registre.communes.get(commune.chef_lieu or ""))
    if territoire.siren and territoire.siren in registre.epci:
        return any(part.epci == territoire.siren for part in parts if part)
    if territoire.region:
        return registre.departements[commune.departement].region == territoire.region
    if territoire.departements:
        return commune.departement in territoire.departements
    if territoire.epci and any(part.epci in territoire.epci for part in parts if part):
        return True
    return bool(territoire.siren) or any(part.code in territoire.communes for part in parts if part)


def _covers(cover: Couverture | None, commune: Commune, catalogue: Catalogue) -> bool:
    if cover is None:
        return False
    region = catalogue.registre.departements[commune.departement].region
    covered = {part.code for part in _communes_of(cover, catalogue)}
    return (
        not covered.isdisjoint({commune.code, commune.chef_lieu})
        or commune.departement in cover.departements
        or region in cover.regions
    )


def _is_known(cover: Couverture, catalogue: Catalogue) -> bool:
    """Tell whether all that a cover names exists; what does not is told as an unknown reference."""
    registre = catalogue.registre
    return (
        all(code in registre.communes for code in cover.communes)
        and all(siren in registre.epci for siren in cover.epci)
        and all(id_ in catalogue.territoires for id_ in cover.territoires)
    )


def _communes_of(cover: Couverture, catalogue: Catalogue) -> Iterator[Commune]:
    """Yield the communes that a cover names by their code, their intercommunalité or their territory."""
    registre = catalogue.registre
    members = [registre.epci[siren].communes for siren in cover.epci if siren in registre.epci]
    codes = [*cover.communes, *(code for group in members for code in group)]
    yield from (registre.communes[code] for code in codes if code in registre.communes)
    for id_ in cover.territoires:
        other = catalogue.territoires.get(id_)
        if other and (not other.siren or other.siren in registre.epci):
            yield from catalogue.communes_de(other)

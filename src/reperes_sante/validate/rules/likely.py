"""Likely: what exists, and yet cannot be what was meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from reperes_sante.france.figures import compte, on_date
from reperes_sante.france.letters import fold, shown
from reperes_sante.france.names import other_bearer
from reperes_sante.france.register import Epci, Registre
from reperes_sante.link.contracts import signatures
from reperes_sante.link.places import place_of
from reperes_sante.model.acces import Acces
from reperes_sante.model.base import Enonce
from reperes_sante.model.blocs import Valeur
from reperes_sante.model.communs import Organisme
from reperes_sante.model.contrat import Contrat, Duree
from reperes_sante.model.dispositif import Couverture, Dispositif, Etat
from reperes_sante.model.evenement import Etape, MomentDeJournee
from reperes_sante.model.fields import champs, walk_references
from reperes_sante.model.markers import Announces, Role, bearing
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Frais
from reperes_sante.validate.rules.linked import Linked, Remark, once, rule, warning
from reperes_sante.validate.rules.places import REGISTER
from reperes_sante.validate.rules.texts import is_misnamed

MONTHS = 12
# Communes of one name that are told.
SEVERAL = 3
# Fewer communes have no centre to be far from; a wrong digit makes two regions of one.
ENOUGH, WITH_A_STRAY = 4, 2
# What ends before this hour may have begun the evening before.
DAWN = "06:00"


@rule(
    "siren-d-un-autre",
    "Le SIREN est celui de la collectivité dont la fiche porte le nom.",
    source=REGISTER,
)
def siren_d_un_autre(linked: Linked) -> Iterator[Remark]:
    """Tell a SIREN of the register under the name of another intercommunalité."""
    for remark, meant in _misnamed(linked):
        if meant:
            yield remark._replace(remedy=f'Écrivez « siren: "{meant.siren}" » ({meant.nom}).')


@warning(
    "siren-a-verifier",
    "Le nom d'une fiche rappelle celui que le registre donne à son SIREN, ou celui d'une de ses communes.",
    source=REGISTER,
)
def siren_a_verifier(linked: Linked) -> Iterator[Remark]:
    """Tell a SIREN of the register under a name that nobody of the register bears."""
    for remark, meant in _misnamed(linked):
        if not meant:
            yield remark


@once
def _misnamed(linked: Linked) -> tuple[tuple[Remark, Epci | None], ...]:
    registre = linked.catalogue.registre
    remedy = "Vérifiez-le ; si c'est bien lui, ajoutez le nom officiel entre parenthèses dans « nom »."
    found: list[tuple[Remark, Epci | None]] = []
    for file, path, thing in linked.either(Territoire, Organisme):
        epci = registre.epci.get(thing.siren or "")
        names = (thing.nom, *thing.autres_noms)
        is_another, meant = other_bearer(registre, epci.siren, names) if epci else (False, None)
        if epci and is_another:
            message = f"Ce SIREN est celui de « {epci.nom} », et non de {shown(names[0])}."
            found.append((Remark(file, (*path, "siren"), message, remedy), meant))
    return tuple(found)


# A code of the register, and what somebody noted beside it, up to a remark: « Hellemmes, commune associée ».
# What may not stand before it is asked second: a search that begins by a digit is four times faster.
NOTED = re.compile(
    r"([0-9](?<!\w.)(?:[0-9]{8}|[0-9AB][0-9]{3}))[\"']?[\s,\]}]*#[ \t]*([^\s#,;:(–][^\n#,;:(–]*)"
)


@warning(
    "code-d-un-autre",
    "Le nom noté à côté d'un code, derrière « # », est celui que le registre lui donne.",
    source=REGISTER,
)
def codes_et_noms(linked: Linked) -> Iterator[Remark]:
    """Tell a code of the register beside which the name of another is noted."""
    registre = linked.catalogue.registre
    for file, nodes in linked.nodes:
        notes = NOTED.findall(file.document.text) if "#" in file.document.text else ()
        wrong = {code: known for code, name in notes if (known := _others_noted(registre, code, name))}
        for path, value, ref in nodes if wrong else ():
            is_code = ref and type(value) is str
            own, others = wrong.get(value.rpartition("-")[2], ("", "")) if is_code else ("", "")
            if own:
                message = f"Ce code est celui de « {own} », et non du nom noté à côté."
                remedy = f"Écrivez celui des deux que dit la source ({others}), et notez son nom."
                yield Remark(file, path, message, remedy)


def _others_noted(registre: Registre, code: str, name: str) -> tuple[str, str] | None:
    """Return what the register calls a code, and those that bear the name noted beside it, if others do."""
    if epci := registre.epci.get(code):
        is_another, meant = other_bearer(registre, code, (name,))
        return (epci.nom, f"{meant.nom} : {meant.siren}") if is_another and meant else None
    commune, wanted = registre.communes.get(code), fold(name)
    if commune is None or fold(commune.nom) == wanted or not registre.est_une_commune(wanted):
        return None
    whole = commune.chef_lieu or code
    same = [c for c in registre.communes_nommees(wanted) if c.nom[:1] == name[:1]]
    if not same or any(whole in (c.code, c.chef_lieu) for c in same):
        return None
    return commune.nom, ", ".join(f"{c.nom} : {c.code}" for c in same[:SEVERAL])


EPCI = "epci-"


@warning(
    "epci-d-ailleurs",
    "L'intercommunalité qui porte ou vote un dispositif est celle de la fiche, ou une qu'il couvre.",
    source=REGISTER,
)
def epci_d_ailleurs(linked: Linked) -> Iterator[Remark]:
    """Tell a SIREN of the register that is neither that of the file nor one that the dispositif covers."""
    registre = linked.catalogue.registre
    for file, path, dispositif in linked.every(Dispositif):
        territoire = linked.catalogue.territoire_du_dispositif.get(dispositif.id)
        own = registre.epci.get((territoire.siren if territoire else None) or "")
        if own is None or dispositif.couverture:
            continue
        whose = _naming_its_own(type(dispositif))
        for node in walk_references(dispositif, path):
            code = str(node.value).removeprefix(EPCI)
            is_cited = node.ref == "organisme" and str(node.value).startswith(EPCI)
            if is_cited and node.path[len(path)] in whose and code in registre.epci and code != own.siren:
                message = f"« {node.value} » est « {registre.epci[code].nom} », et non « {own.nom} »."
                remedy = (
                    f"Si vous parlez de celle de la fiche, écrivez « {EPCI}{own.siren} » ; sinon, dites dans "
                    "« couverture » ce que le dispositif couvre."
                )
                yield Remark(file, node.path, message, remedy)


@cache
def _naming_its_own(kind: type[Dispositif]) -> frozenset[str]:
    """Return the fields that name whose dispositif it is: who bears it, created it or voted it."""
    found = (c.nom for c in champs(kind) if c.marque(Role) in (Role.PORTE, Role.CREE) or c.bloc is Etat)
    return frozenset(found)


@rule("siren-en-double", "Un SIREN n'a qu'une fiche.", source=REGISTER, ensemble=True)
def siren_unique(linked: Linked) -> Iterator[Remark]:
    """Tell the second file of an intercommunalité."""
    first: dict[str, str] = {}
    for file, path, territoire in linked.every(Territoire):
        if is_misnamed(file):
            continue
        if territoire.siren in first:
            message = f"Ce SIREN est déjà celui de « {first[territoire.siren]} »."
            remedy = "Vérifiez-le dans les deux fiches ; si c'est le même territoire, gardez une seule fiche."
            yield Remark(file, (*path, "siren"), message, remedy)
        elif territoire.siren:
            first[territoire.siren] = file.document.name


@warning(
    "nombre-depasse",
    "Une fiche ne décrit pas plus de choses que le nombre annoncé, sauf désaccord des sources.",
)
def nombres_annonces(linked: Linked) -> Iterator[Remark]:
    """Tell a number that is smaller than the list beside it."""
    for file, path, block in linked.objects:
        for field, told in _announcing(type(block)).items():
            announced, is_disputed = getattr(block, field), isinstance(block, Enonce) and block.desaccords
            if announced is None or is_disputed or (known := _held(block, told.field)) <= announced:
                continue
            number = compte(announced, told.un, told.plusieurs)
            message = f"Nombre annoncé : {number}. Cette fiche en décrit {known}."
            remedy = "Corrigez le nombre ou la liste ; si les sources divergent, ajoutez « desaccords »."
            yield Remark(file, (*path, field), message, remedy)


@cache
def _announcing(model: type[BaseModel]) -> Mapping[str, Announces]:
    """Return the fields of a block that tell how many things it has."""
    return bearing(model, Announces)


def _held(block: Any, field: str) -> int:  # noqa: ANN401
    """Count what a block lists under a name, in its parts too: the actions of its axes."""
    return sum(field in node.path[-2:-1] for node in place_of(block).noeuds)


@warning("duree-contredite", "Une durée en années est celle qui sépare son début de sa fin.")
def durees_coherentes(linked: Linked) -> Iterator[Remark]:
    """Tell a number of years that the two dates beside it contradict, however vague they are."""
    for file, path, duree in linked.every(Duree):
        if not (duree.annees and duree.date and duree.fin):
            continue
        least, most = duree.annees, duree.annees_max or duree.annees
        # « De 2018 à 2020 » is two years to a calendar, three to people who count both ends.
        # Between two years without months, nothing is rounded: from 2018 to 2022, three years are too few.
        rounded = 1 if duree.date.mois or duree.fin.mois else 0
        shortest = _months(duree.date.dernier_jour, duree.fin.premier_jour) - rounded
        longest = _months(duree.date.premier_jour, duree.fin.dernier_jour) + 1
        if most * MONTHS < shortest or least * MONTHS > longest:
            message = f"« annees: {least} » ne va pas avec les dates : de {duree.date} à {duree.fin}."
            remedy = "Corrigez l'un ou l'autre ; si les sources divergent, écrivez deux durées."
            yield Remark(file, (*path, "annees"), message, remedy)


def _months(first: dt.date, last: dt.date) -> Decimal:
    return Decimal((last.year - first.year) * MONTHS + last.month - first.month)


@warning("signature-apres-terme", "Un contrat est signé avant de finir.")
def signatures_avant_terme(linked: Linked) -> Iterator[Remark]:
    """Tell a contract of which every signature comes after the end of its period."""
    for file, path, contrat in linked.every(Contrat):
        end = contrat.durees[0].fin if contrat.durees else None
        signed = signatures(contrat)
        if end and signed and all(end.precede(day) for day in signed):
            message = f"Ce contrat finirait {on_date(end)}, avant sa signature ({signed[0]})."
            yield Remark(file, (*path, "durees", 0, "fin"), message, "Corrigez l'une des deux dates.")


# What no source counts in halves.
WHOLE = frozenset(
    (
        "action", "actions", "association", "associations", "beneficiaire", "beneficiaires", "commune",
        "communes", "enfant", "enfants", "habitant", "habitants", "lit", "lits", "logement", "logements",
        "medecin", "medecins", "menage", "menages", "participant", "participants", "patient", "patients",
        "personne", "personnes", "place", "places", "professionnel", "professionnels",
        "structure", "structures",
    )
)  # fmt: skip


@rule("compte-entier", "Des personnes, des communes, des lits se comptent en nombres entiers.")
def comptes_entiers(linked: Linked) -> Iterator[Remark]:
    """Tell a number of people or things that has decimals: most often a dot or a comma between thousands."""
    for file, path, value in linked.every(Valeur):
        unit = fold(value.unite or "").split()
        if not unit or unit[0] not in WHOLE or (len(unit) > 1 and unit[1] in {"par", "pour"}):
            continue
        for field, number in (("valeur", value.valeur), ("valeur_max", value.valeur_max)):
            if number is not None and number != number.to_integral_value():
                message = f"« {str(number).replace('.', ',')} {value.unite} » : cela se compte en entiers."
                remedy = "Si cette virgule sépare des milliers, retirez-la ; sinon, corrigez l'unité."
                yield Remark(file, (*path, field), message, remedy)


@warning(
    "commune-isolee",
    "Les communes d'un territoire sans SIREN sont voisines : aucune n'est seule dans une autre région.",
    source=REGISTER,
)
def communes_isolees(linked: Linked) -> Iterator[Remark]:
    """Tell the only commune of a list that is in another region than all others: a wrong digit."""
    registre = linked.catalogue.registre
    for file, path, block in linked.either(Territoire, Couverture):
        codes = enumerate(block.communes)
        known = [(rank, registre.communes[code]) for rank, code in codes if code in registre.communes]
        if len(known) < ENOUGH:
            continue
        regions = [registre.departements[commune.departement].region for _, commune in known]
        for (rank, commune), region in zip(known, regions, strict=True):
            if regions.count(region) == 1 and len(set(regions)) == WITH_A_STRAY:
                message = f"{commune.nom} ({commune.code}) est loin des autres communes de cette liste."
                yield Remark(file, (*path, "communes", rank), message, "Vérifiez le code Insee.")


@warning("heures-inversees", "Ce qui se passe en un jour finit après son heure de début.")
def heures_dans_l_ordre(linked: Linked) -> Iterator[Remark]:
    """Tell what ends before it begins, unless it ends another day or in the night."""
    for file, path, event in linked.either(Etape, MomentDeJournee):
        is_longer = isinstance(event, Etape) and event.fin and event.fin != event.date
        if event.heure and event.heure_fin and not is_longer and DAWN <= event.heure_fin < event.heure:
            message = f"Cela finirait à {event.heure_fin}, avant de commencer à {event.heure}."
            other = " ; si cela finit un autre jour, ajoutez « fin: AAAA-MM-JJ »"
            remedy = f"Corrigez l'une des deux heures{other if isinstance(event, Etape) else ''}."
            yield Remark(file, (*path, "heure_fin"), message, remedy)


@warning("gratuit-et-prix", "Ce qui est gratuit n'a pas de prix.")
def prix_de_ce_qui_est_gratuit(linked: Linked) -> Iterator[Remark]:
    """Tell a price beside words that say that there is none."""
    for file, path, offer in linked.either(Acces, Etape):
        is_free = offer.frais is Frais.GRATUIT if isinstance(offer, Acces) else offer.gratuit
        field, payant = ("tarif" if offer.tarif else "tarifs"), isinstance(offer, Acces)
        if is_free and (offer.tarif or offer.tarifs):
            said = f" : {shown(offer.tarif)}" if offer.tarif else ""
            message = f"C'est dit gratuit, avec un prix{said}."
            way = "écrivez « frais: payant »" if payant else "retirez « gratuit »"
            remedy = f"Si la source donne ce prix, {way} ; sinon, retirez « {field} »."
            yield Remark(file, (*path, field), message, remedy)

"""The needs of this site: what measures the search is never what it learns; numbers say what they serve."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding, Kind, Wording
from tests.conftest import ROOT

TABLE = "tests/verite/besoins.tsv"
APPRISE = Kind("phrase-apprise", "Les phrases qui mesurent la recherche ne lui ont rien appris.")
INCONNU = Kind("besoin-mesure-inconnu", "Chaque phrase qui mesure la recherche attend un besoin du site.")
MUET = Kind("contact-muet", "Chaque numéro d'un territoire dit ce qu'il sert, et le jour du relevé.")


def needs(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is learnt and measured at once, what is measured in vain, and what says too little."""
    phrases = [phrase for besoin in catalogue.besoins.values() for phrase in besoin.phrases]
    phrases += [phrase for langue in catalogue.langues.values() for phrase in langue.phrases]
    learnt = set(map(_told, phrases))
    known = {*catalogue.besoins, *(f"langue-{code}" for code in catalogue.langues)}
    for line, phrase, need in _measured(ROOT / TABLE):
        if _told(phrase) in learnt:
            message = f"« {phrase} » est aussi dans les données."
            yield Finding.at((TABLE, line, 1), Wording(APPRISE, message, "Retirez-la de data/besoins.yml."))
        if need not in known:
            message = f"Le besoin « {need} » n'existe pas."
            yield Finding.at((TABLE, line, 1), Wording(INCONNU, message, "Écrivez un identifiant de besoin."))
    for territoire in catalogue.territoires.values():
        for contact in territoire.contacts:
            if contact.telephone and not (contact.sert and contact.releve_le):
                message = f"« {contact.pour} » : il manque « sert » ou « releve_le »."
                place = (f"data/territoires/{territoire.id}.yml", 1, 1)
                yield Finding.at(
                    place, Wording(MUET, message, "Dites ce que ce numéro sert, et le jour du relevé.")
                )


def _told(phrase: str) -> str:
    return " ".join(plain_letters(phrase).split())


def _measured(path: Path) -> Iterator[tuple[int, str, str]]:
    numbered = [
        (number, line)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if not line.startswith("#")
    ]
    rows = csv.DictReader([line for _, line in numbered], delimiter="\t")
    for (number, _), row in zip(numbered[1:], rows, strict=True):
        yield number, row["phrase"], row["besoin"]

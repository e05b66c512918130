"""No advice makes an editor invent what no source tells, nor give a fact to another holder."""

# ruff: noqa: E501 - golden messages are kept whole

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from reperes_sante.model.fields import blocs, champs
from reperes_sante.model.territoire import Territoire
from reperes_sante.read.keys import known_keys, unknown_key
from reperes_sante.read.typing import is_told_by_a_source, make_typed, parsed
from reperes_sante.validate import load
from tests.broken import REGISTRE, TODAY
from tests.test_slips import CONTRACT, FICHE, START, told

EVENT = "    etapes:\n      - Forum: 2024\n        "
BODY = "    instances:\n      - nature: comite-pilotage\n        "
STRUCTURE = "structures:\n  - essai-maison: Maison d'essai\n    nature: maison-sante\n    "

REMEDIES = [
    # What a key means, and where it is said.
    (f"{STRUCTURE}ouverture: 2019", "Cela se dit de « implantations » : écrivez « implantations: », puis « - nom: … », puis « ouvertures: … »"),
    (f"{STRUCTURE}inauguration: 2019", "Cela se dit de « implantations »"),
    (f"{STRUCTURE}loyer: 8 €", "Cela se dit de « implantations » : écrivez « implantations: », puis « - nom: … », puis « loyers: … »"),
    (f"{STRUCTURE}surface: 1 700 m²", "Écrivez « chiffres: » puis, dessous, « - Surface: 1 700 m² »."),
    (f"{STRUCTURE}president: le maire", "Ici, cela s'écrit « mandats: »."),
    (f"{STRUCTURE}subventions: [x]", "Ici, cela s'écrit « financements: »."),
    (f"{CONTRACT}    budget: 20 000 €", "Écrivez « financements: » puis, dessous, « - 20 000 € »."),
    (f"{CONTRACT}    objectifs: Réduire les écarts.", "Ici, cela s'écrit « buts: »."),
    (f"{CONTRACT}    gouvernance: [x]", "Ici, cela s'écrit « instances: »."),
    (f"{CONTRACT}    comite_de_pilotage: [x]", "Ici, cela s'écrit « instances: »."),
    (f"{CONTRACT}    etats: cree 2019", "Écrivez « - cree: 2019 »."),
    (f"{CONTRACT}    couverture: deux quartiers", "Écrivez « couverture: » puis, dessous, « designation: deux quartiers »."),
    (f"{CONTRACT}    axes:\n      - titre: Nutrition\n        but: bouger", "Ici, cela s'écrit « buts: »."),
    (f"{CONTRACT}    axes:\n      - titre: Nutrition\n        projets: [x]", "Ici, cela s'écrit « actions: »."),
    (f"{CONTRACT}{BODY}missions: définir", "Ici, cela s'écrit « role: »."),
    (f"{CONTRACT}{BODY}president: le maire", "Ici, cela s'écrit « presidence: »."),
    (f"{CONTRACT}{EVENT}auteur: quelqu'un", "Ici, cela s'écrit « oeuvre: »."),
    (f"{CONTRACT}{EVENT}accompagnateurs: un guide", "Ici, cela s'écrit « intervenants: »."),
    # What has no file here.
    (f"{CONTRACT}    liens: [contrat de ville]", "Il faut l'identifiant d'un dispositif de ce site : vérifiez l'orthographe ; celui qui n'y est pas se dit en mots, dans « methode »."),
    # What no source tells is left out, or told in its words.
    (f"{CONTRACT}{EVENT}participants: des partenaires", "Si la source ne donne pas de nombre, retirez cette ligne, et mettez ces mots dans « detail »."),
    (f"{CONTRACT}    financements:\n      - Autofinancement: des loyers", "Si la source ne donne pas de nombre, recopiez ses mots : « - libelle: Autofinancement » puis, dessous, « valeur_publiee: des loyers » ; s'ils disent qui paie, « payeurs »."),
    (f"{CONTRACT}    financements:\n      - payeurs: Région", "si la source le dit ; sinon, « libelle: Financement »."),
    (f"{CONTRACT}{BODY}membres:\n          - GEM d'Essai: personnes concernées", "Si aucun ne convient, écrivez ces mots dans « precision »."),
    # Lines of a list, and days, as they are to be written.
    (f"{CONTRACT}{EVENT}deroule:\n          - Stand: 8 h 30", "Chaque élément est une phrase derrière son tiret, par exemple « - Stand, 8 h 30 »."),
    (f"{CONTRACT}{EVENT}deroule:\n          - titre: Stand\n            heure: 8 h", "par exemple « - Stand, 8 h »."),
    (f"{CONTRACT}    etapes:\n      - Diagnostic: fin 2008 à mai 2009", "Écrivez « - Diagnostic: 2008 » puis, dessous, « fin: 2009-05 » puis, dessous, « date_publiee: fin 2008 à mai 2009 »."),
    (f"{CONTRACT}    etapes:\n      - Bilan: été 2020", "Écrivez « - Bilan: 2020 » puis, dessous, « date_publiee: été 2020 »."),
    (f"{CONTRACT}    etapes:\n      - Bilan: 1er trimestre 2024", "Écrivez « - Bilan: 2024 » puis, dessous, « date_publiee: 1er trimestre 2024 »."),
    (f"{CONTRACT}    etapes:\n      - Bilan: jeudi 11 septembre", "sinon, « - titre: Bilan » puis, dessous, « date_publiee: jeudi 11 septembre »."),
    (f"{CONTRACT}{EVENT}prix: 3 €", "Ici, cela s'écrit « tarif: »."),
    (f"{CONTRACT}    etapes:\n      - Diagnostic: juin 2019 à 2021", "Écrivez « - Diagnostic: 2019-06 » puis, dessous, « fin: 2021 »."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "remedy"), REMEDIES)
def test_a_hurried_editor_is_told_what_is_true(minimal: Path, typed: str, remedy: str) -> None:
    (found,) = told(minimal, f"{typed}\n")
    assert remedy in found.remede, found


def _blocks() -> Iterator[tuple[type[BaseModel], tuple[str | int, ...]]]:
    """Yield each block of a territory's file with a path that leads to it."""
    seen: set[type[BaseModel]] = set()
    waiting: list[tuple[type[BaseModel], tuple[str | int, ...]]] = [(Territoire, ())]
    for model, path in waiting:
        if model in seen:
            continue
        seen.add(model)
        yield model, path
        waiting.extend(
            (champ.bloc, (*path, champ.nom, *((0,) if champ.liste else ())))
            for champ in champs(model)
            if champ.bloc
        )


def test_no_key_is_sent_to_another_holder_without_asking() -> None:
    """Money of an axis is not that of its actions; what a territory does is not what its contract does."""
    keys = {champ.nom for bloc in blocs(Territoire) for champ in champs(bloc)}
    for _, path in _blocks():
        known = known_keys(Territoire, path)
        for key in keys - {*known}:
            beside: dict[str, Any] = dict.fromkeys((*known, key))
            remedy = unknown_key(Territoire, (*path, key), beside).remedy
            assert "décalez-la sous" not in remedy
            assert "Elle se dit" not in remedy or "Si la source parle de lui" in remedy, (path, key)


def test_what_only_a_source_tells_may_be_left_out() -> None:
    """What is mandatory, and neither a name nor one of our words, is never asked for without a way out."""
    asked: set[str] = set()
    for model, path in _blocks():
        wanted = {f"Il manque « {champ.nom} »." for champ in champs(model) if is_told_by_a_source(champ)}
        # A block that says nothing of its own: JSON is YAML.
        values: Any = {"zz": "x"}
        for step in reversed(path):
            values = {step: values} if isinstance(step, str) else [values]
        _, findings = make_typed(parsed(json.dumps(values), "essai.yml"), Territoire)
        for one in findings if path else ():
            if one.message in wanted:
                asked.add(one.message)
                assert "si la source le dit ; sinon, retirez ce bloc" in one.remede, (path, one)
    assert len(asked) >= len({"longueur", "prix", "rang"}), asked


@pytest.mark.parametrize("line", ["page: Titre, Éditeur", "titre: Titre", '"« Titre », Éditeur, page-web"'])
def test_the_only_source_of_a_file_badly_written_is_told_alone(minimal: Path, line: str) -> None:
    text = f"sources_decrites:\n  - {line}\n"
    path = minimal / FICHE
    path.write_text(START.replace("sources: [page-essai]\n", "") + text, "utf-8")
    said = [one.champ for one in load(minimal, TODAY, REGISTRE).findings if one.fichier == FICHE]
    assert said
    assert "sources" not in said


@pytest.mark.parametrize(
    "line",
    ["financements:\n      - Subvention: 508 447 €\n        payeurs: État", "chiffres:\n      - Présents: 40",
     "etapes:\n      - Arrivée: 2024-05-03", "financements:\n      - Budget: 20 000 €", "financements:\n      - Loyer: 900 €"],
)  # fmt: skip
def test_a_word_that_means_a_key_elsewhere_is_a_name(minimal: Path, line: str) -> None:
    assert told(minimal, f"{CONTRACT}    {line}\n") == []

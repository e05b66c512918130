"""The three figures of the home page: counted in the data, never said without them."""

from __future__ import annotations

import re
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import offres
from reperes_sante.validate import load
from reperes_sante.view.summary import en_trois_chiffres


def test_three_figures_are_counted_in_the_data(catalogue: Catalogue) -> None:
    communes, running, called = en_trois_chiffres(catalogue)
    assert communes.nombre == len(
        {c for c in offres(catalogue) if not catalogue.registre.communes[c].chef_lieu}
    )
    numbers = [int(number) for number in re.findall(r"\d+", running.phrase)]
    assert sum(numbers) == running.nombre
    assert running.nom.endswith("en cours")
    assert called.nombre < len(catalogue.territoires)
    assert called.phrase.startswith(f"Sur {len(catalogue.territoires)}.")


def test_one_alone_is_told_as_one_and_each_sort_by_its_name(minimal: Path) -> None:
    fiche = minimal / "data" / "territoires" / "arras.yml"
    centre = "{id: arras-ccas, nom: Centre d'essai, nature: ccas, etats: [{etat: en-oeuvre, date: 2026}]}"
    kept = re.sub(r"(?m)^contrats:\n(?: .*\n|\n)*", "", fiche.read_text("utf-8"))
    fiche.write_text(f"{kept}centres_action_sociale:\n  - {centre}\n", "utf-8")
    _, running, _ = en_trois_chiffres(load(minimal).checked())
    assert (running.nombre, running.nom) == (1, "centre en cours")
    assert running.phrase == "1\u00a0centre communal d'action sociale."


def test_a_figure_that_counts_nothing_is_not_told(minimal: Path) -> None:
    fiche = minimal / "data" / "territoires" / "arras.yml"
    fiche.write_text(re.sub(r"(?m)^contrats:\n(?: .*\n|\n)*", "", fiche.read_text("utf-8")), "utf-8")
    told = en_trois_chiffres(load(minimal).checked())
    assert all(repere.nombre for repere in told)
    assert [repere.nom for repere in told] == ["communes", "territoire avec un téléphone"][: len(told)]

"""« Ma commune »: keys and shards of the register, and what covers each commune."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import (
    de_a_a_z,
    departements_presents,
    offres,
    partages,
    sans_liste,
    venus_d_ailleurs,
)
from reperes_sante.model.dispositif import Couverture
from reperes_sante.publish.communes import commune_files, connu, key, shards
from reperes_sante.read.pressed import packed
from reperes_sante.view.territories import absences, dispositifs_presents
from tests.built import BuiltSite, one

FOLDER = "assets/communes/"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return what each file holds, by its name."""
    texts = commune_files(catalogue.registre, connu(catalogue))
    return {path.removeprefix(FOLDER).removesuffix(".json"): json.loads(text) for path, text in texts.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Béthune", "bethune"),
        ("Nœux-les-Mines", "noeuxmines"),
        ("Œuilly", "oeuilly"),
        ("Saint-Martin-d'Hères", "martinheres"),
        ("St Martin d’Hères", "martinheres"),
        ("Sainte-Marie-aux-Mines", "mariemines"),
        ("Mont-Saint-Aignan", "montsaintaignan"),
        ("Le Saint", "saint"),
        ("Saintes", "saintes"),
        ("L'Haÿ-les-Roses", "hayroses"),
        ("Y", "y"),
        ("Aux-Aussat", "aussat"),
        ("Les", "les"),
        ("Paris 1er Arrondissement", "paris1arrondissement"),
        ("Paris 15ème", "paris15"),
    ],
)
def test_a_key_keeps_what_tells_a_name_from_another(name: str, expected: str) -> None:
    assert key(name) == expected


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=4), st.integers())), st.integers(1, 9))
def test_drawers_hold_everything_once_and_in_order(filed: list[tuple[str, int]], size: int) -> None:
    cut = list(shards(((name, (name, number)) for name, number in filed), size))
    held = [thing for shard in cut for thing in shard.entries]
    assert sorted(held) == sorted(filed)
    assert [name for name, _ in held] == sorted(name for name, _ in filed)
    starts = [shard.start for shard in cut]
    assert starts == sorted(set(starts))
    for shard, following in zip(cut, [*starts[1:], "d"], strict=False):
        assert all(shard.start <= name < following for name, _ in shard.entries)


def unpacked(text: str) -> Iterator[str]:
    """Yield the first keys of shards, which the index writes as what each shares with the one before."""
    before = ""
    for written in re.findall("[A-Z][^A-Z]*", text):
        before = before[: ord(written[0]) - ord("A")] + written[1:]
        yield before


@given(st.lists(st.text("ab", max_size=40)))
def test_keys_are_unpacked_as_they_were(starts: list[str]) -> None:
    long = [f"{'a' * 30}{start}" for start in starts]
    assert list(unpacked(packed(long))) == long


def test_every_commune_is_filed_under_its_name_and_its_post_codes(
    files: Mapping[str, Any], catalogue: Catalogue
) -> None:
    communes = catalogue.registre.communes
    for kind, wanted in (
        ("noms", {(key_, key_) for key_ in (*communes, *catalogue.territoires)}),
        ("codes", {(c.code, postal) for c in communes.values() for postal in c.codes_postaux}),
    ):
        rows = [row for name, content in files.items() if name.startswith(f"{kind}-") for row in content]
        found = {(row[1], held) for row in rows for held in (row[2].split() if kind == "codes" else [row[1]])}
        assert found == wanted, kind
        told = [f"{kind}-{start}" for start in unpacked(files["index"][kind])]
        assert told == sorted(name for name in files if name.startswith(f"{kind}-"))


def test_a_department_names_the_official_intercommunalite_of_each_commune(files: Mapping[str, Any]) -> None:
    content = files["departement-21"]
    rank = next(row[2] for row in content["communes"] if row[1] == "Dijon")
    assert content["epci"][rank] == ["Dijon Métropole", "métropole"]
    assert content["peut_etre"] == [["Pays Auxois Morvan", "auxois-morvan"]]
    assert next(row[2] for row in files["departement-29"]["communes"] if row[1] == "Ouessant") == -1


def test_homonyms_are_told_apart_by_their_department(files: Mapping[str, Any]) -> None:
    rows = {tuple(r) for name, rows in files.items() if name.startswith("noms-") for r in rows if len(r) == 4}
    names = files["index"]["departements"]
    same = [(row[0], names[row[1][:3] if row[1][:2] in {"97", "98"} else row[1][:2]]) for row in rows]
    assert len(same) == len(set(same)) > 800
    assert sum(name == "Sainte-Colombe" for name, _ in same) >= 10


@pytest.mark.parametrize(
    ("code", "territoires", "dispositifs"),
    [
        ("62119", ["bethune-bruay"], ["bethune-bruay-cls-2020", "bethune-bruay-cias"]),
        # Hénin-Beaumont: no file of its own, but a council borne by an association of Lens.
        ("62427", [], ["lens-lievin-clsm"]),
        # Bocage mayennais: the contract stands in the file of its neighbour.
        ("53042", ["bocage-mayennais"], ["ernee-bocage-mayennais-cls"]),
        # A region's own body covers each of its communes; a contract of one commune covers it alone.
        ("2B033", ["corse"], ["corse-bastia-cls", "corse-bastia-clsm", "corse-ireps"]),
        ("2B049", ["corse"], ["corse-ireps"]),
        ("2A065", ["corse"], ["corse-cargese-cls", "corse-ireps"]),
        # Ajaccio: the agglomération's, the city's own council, the region's body; the nearest first.
        (
            "2A004",
            ["pays-ajaccien", "corse"],
            ["pays-ajaccien-cls-2024", "pays-ajaccien-clsm-2016", "corse-ireps"],
        ),
        ("2A006", ["pays-ajaccien", "corse"], ["pays-ajaccien-cls-2024", "corse-ireps"]),
        # Hellemmes is covered, Lille is not; the parts of a covered commune are.
        ("59298", ["lille-est"], ["lille-est-conseil"]),
        ("62110", ["bethune-bruay"], ["bethune-bruay-cls-2020"]),
        ("97411", None, None),
        ("59350", None, None),
        # A pole whose communes are not known covers none for sure.
        ("21231", None, None),
    ],
)
def test_what_covers_a_commune(
    catalogue: Catalogue, code: str, territoires: list[str] | None, dispositifs: list[str] | None
) -> None:
    offre = offres(catalogue).get(code)
    if territoires is None or dispositifs is None:
        assert offre is None
        return
    assert offre
    assert list(offre.territoires) == territoires
    assert [id_ for id_ in offre.dispositifs if id_ in dispositifs] == dispositifs
    if "corse" in territoires:
        known = {d.id for t in territoires if t != "corse" for d in catalogue.territoires[t].dispositifs}
        known |= {plan.id for plan in catalogue.territoires["corse"].plans}
        assert set(offre.dispositifs) - known == {id_ for id_ in dispositifs if id_.startswith("corse")}


def test_every_dispositif_that_is_current_somewhere_is_in_some_offer(catalogue: Catalogue) -> None:
    offered = {id_ for offre in offres(catalogue).values() for id_ in offre.dispositifs}
    followed = {getattr(d, "succede_a", None) for d in catalogue.dispositifs.values()}
    vague = {
        d.id
        for code in departements_presents(catalogue)
        for t in sans_liste(catalogue, code)
        for d in t.dispositifs
    }
    assert set(catalogue.dispositifs) - offered - followed - vague == set()


@pytest.mark.parametrize(
    "cover", [{"departements": ["2A"]}, {"regions": ["94"]}, {"territoires": ["alta-rocca"]}], ids=str
)
def test_a_territory_shows_what_serves_all_its_communes(catalogue: Catalogue, cover: dict[str, Any]) -> None:
    corse = catalogue.territoires["corse"]
    council = corse.conseils[0].model_copy(update={"couverture": Couverture.model_validate(cover)})
    files = [file for file in catalogue.files if file is not corse]
    linked = Catalogue.link([*files, corse.model_copy(update={"conseils": (council,)})], catalogue.registre)
    assert council in venus_d_ailleurs(linked, linked.territoires["alta-rocca"])
    assert not any("CLSM" in phrase for phrase in absences(linked, linked.territoires["alta-rocca"]))


def test_what_serves_every_commune_of_a_territory_stands_on_its_page(catalogue: Catalogue) -> None:
    covered = offres(catalogue)
    for territoire in catalogue.territoires.values():
        served = [set(covered[c.code].dispositifs) for c in catalogue.communes_de(territoire)]
        shown = {dispositif.id for dispositif in dispositifs_presents(catalogue, territoire)}
        assert set.intersection(*served) <= shown if served else shown, territoire.id


def test_the_communes_of_a_department_go_from_a_to_z(catalogue: Catalogue) -> None:
    alphabet = de_a_a_z(partages(catalogue, "62"))
    assert list(alphabet) == sorted(alphabet)
    assert any(ligne.commune.nom == "La Couture" for ligne in alphabet["C"])


def test_each_covered_commune_has_its_lines_in_the_page_of_its_department(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    covered = offres(catalogue)
    for code in departements_presents(catalogue):
        page = site.pages[f"ma-commune/{code.lower()}/"]
        for partage in partages(catalogue, code):
            for commune in partage.communes:
                line = page.by_id[commune.code.lower()]
                part, _, anchor = str(one(line, "a")["href"]).partition("#")
                assert anchor in site.pages[f"{page.adresse}{part}"].by_id, commune
                covered = {key_: offre for key_, offre in covered.items() if key_ != commune.code}
    assert not covered


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_a_first_answer_stays_under_30_kb(site: BuiltSite) -> None:
    """The script, the index, two shards by name, then the department's page or its file."""
    assets = site.folder / "assets"
    fixed = gzipped((assets / "js" / "ma-commune.js").read_text("utf-8"))
    sizes = {path.stem: gzipped(path.read_text("utf-8")) for path in (assets / "communes").iterdir()}
    names = max(size for stem, size in sizes.items() if stem.startswith("noms-"))
    departments = {stem.partition("-")[2]: size for stem, size in sizes.items() if stem.startswith("dep")}
    pages = {
        code: gzipped(site.pages[f"ma-commune/{code.lower()}/"].path.read_text("utf-8"))
        if f"ma-commune/{code.lower()}/" in site.pages
        else 0
        for code in departments
    }
    worst = max(*departments.values(), *pages.values())
    print(f"first answer, gzip: {fixed + sizes['index'] + 2 * names + worst} bytes at most")
    assert fixed + sizes["index"] + 2 * names + worst < 30_000

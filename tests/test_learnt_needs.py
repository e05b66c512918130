"""What phrases teach of each need, and French words that are no slips."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reperes_sante.france.register import Registre
from reperes_sante.publish.search import reading_files
from reperes_sante.publish.search.answers import NeedReader, names_of
from reperes_sante.publish.search.entries import (
    ABOUT,
    ABOUT_PAGES,
    FOR_EDITORS,
    PAGE,
    PART,
    Ecrites,
    Entry,
    pages_by_hand,
)
from reperes_sante.publish.search.french import french_words, resembling, sieve
from reperes_sante.publish.search.index import Echoes, Pair
from reperes_sante.publish.search.needs import NONE, LinearModel, stems, trained
from reperes_sante.publish.search.words import sound, stem, words, written
from tests.conftest import ROOT

PHRASES = (
    ("j'ai mal aux dents", "dent"),
    ("rage de dents", "dent"),
    ("je veux mourir", "mort"),
    ("plus envie de vivre", "mort"),
    ("horaires de la piscine", NONE),
)


def most(model: LinearModel, word: str) -> str:
    """Return the need that a stem speaks for most."""
    row = model.poids[word]
    return model.besoins[max(row, key=row.__getitem__)]


def told(model: LinearModel) -> dict[str, dict[str, int]]:
    """Return what each stem says of each need, by name."""
    return {
        word: {model.besoins[rank]: weight for rank, weight in row.items()}
        for word, row in model.poids.items()
    }


def test_a_word_speaks_for_the_need_of_its_phrases() -> None:
    model = trained(PHRASES)
    assert [most(model, word) for word in ("dent", "mourir", "vivr", "piscin")] == [
        "dent",
        "mort",
        "mort",
        NONE,
    ]


@pytest.mark.parametrize(
    ("heard", "right"),
    [
        ("suisside", "suicide"),
        ("skizofrene", "schizophrene"),
        ("canser", "cancer"),
        ("grocesse", "grossesse"),
        ("otisme", "autisme"),
        ("violance", "violence"),
        ("farmacie", "pharmacie"),
    ],
)
def test_a_word_written_by_ear_sounds_the_same(heard: str, right: str) -> None:
    assert sound(stem(heard)) == sound(stem(right))


@pytest.mark.parametrize(
    ("phrase", "said", "unsaid"),
    [
        ("il fait 38 dans la chambre", "chaleur", "fievr"),
        ("il fait 12 dans la chambre", "froid", "fievr"),
        ("mamie a 38,5 ce soir", "fievr", "chaleur"),
        ("j'ai fait 12 km", "kilometr", "froid"),
        ("elle a 39 ans", "39", "fievr"),
        ("mon fils de 14 ans", "ageado", "14"),
        ("le 3114", "3114", "ageavanc"),
    ],
)
def test_a_number_says_what_its_unit_and_its_size_say(phrase: str, said: str, unsaid: str) -> None:
    found = stems(phrase)
    assert said in found
    assert unsaid not in found


def test_stems_that_sound_alike_stand_in_one_slice() -> None:
    stems_ = (
        f"{start}{one}{two}" for one in ascii_lowercase for two in ascii_lowercase for start in ("ph", "f")
    )
    rows = sorted(((word, "z1") for word in stems_), key=lambda row: (sound(row[0]), row[0]))
    files = reading_files(NeedReader({}, tuple(rows)))
    del files["besoins.json"]
    homes = {row.split(" ")[0]: name for name, text in files.items() for row in text.split("\n")}
    assert len(files) > 1
    assert all(homes[word] == homes[f"f{word[2:]}"] for word in homes if word.startswith("ph"))


def test_the_same_phrases_teach_the_same() -> None:
    assert trained.__wrapped__(PHRASES) == trained.__wrapped__(PHRASES)


def test_what_most_phrases_tell_stands_before_any_word_is_read() -> None:
    many = tuple((f"horaires {word}", NONE) for word in ("piscine", "mairie", "marché", "musée", "train"))
    model = trained((*PHRASES, *many))
    assert max(range(len(model.besoins)), key=model.avance.__getitem__) == model.besoins.index(NONE)


def test_the_order_of_the_phrases_teaches_nothing() -> None:
    model, other = trained(PHRASES), trained(PHRASES[::-1])
    assert told(other) == told(model)
    assert other.echelle == pytest.approx(model.echelle)


def test_a_phrase_that_its_words_would_tell_otherwise_is_known_whole() -> None:
    from reperes_sante.publish.search.needs import _told_whole  # noqa: PLC0415 - not seen in a small model

    model = LinearModel(
        ("dent", NONE), {"dent": 20, "lait": 30}, {"dent": {0: 9}, "lait": {1: 7}}, 1.0, (0.0, 0.0)
    )
    told = (("dents", NONE), ("dents de lait", NONE), ("lait", NONE), ("rage de dents", "dent"))
    assert _told_whole(told, model) == {"dent": 1}
    assert _told_whole((*told, ("une dent", "dent")), model) == {}


def test_what_pages_say_teaches_general_words_only() -> None:
    phrases = (
        *((f"arrêter le tabac {rank}", "tabac") for rank in ("vite", "mieux", "seul")),
        *((f"dormir {rank}", "nuit") for rank in ("mieux", "seul")),
        ("horaires de la piscine", NONE),
    )
    said = "Mieux arrêter le tabac · Piscine · Dormir"
    found = (Entry("cls/", "Contrat", "CLS", texte=said), Entry("t/", "Tabac", "Thème", texte="seul"))
    # « tabac » is one need's own, « piscine » was never said of any, a theme has the words of needs.
    assert names_of(found, phrases) == ("Contrat", *sorted(("mieux", "dormir"), key=drawn))


def drawn(text: str) -> bytes:
    """Return the order in which what pages say is drawn."""
    return hashlib.sha256(text.encode()).digest()


def test_a_phrase_teaches_more_when_its_need_has_few() -> None:
    from reperes_sante.publish.search.needs import _shares  # noqa: PLC0415 - not seen in a small model

    shares = _shares((*(((f"mal {rank}", "ventre")) for rank in range(9)), ("rage", "dent")))
    assert shares["dent"] == 3 * shares["ventre"]


def test_slices_hold_every_stem_in_order_and_the_head_names_the_first_of_each() -> None:
    lignes = tuple((f"mot{rank:04}", "z1") for rank in range(900))
    files = reading_files(NeedReader({"besoins": ["dent"]}, lignes))
    head = json.loads(files.pop("besoins.json"))
    slices = [files[f"besoins-{rank}.txt"].split("\n") for rank in range(len(files))]
    assert len(slices) > 1
    assert [line for part in slices for line in part] == [f"{stem} {line}" for stem, line in lignes]
    assert head["tranches"] == [part[0].split(" ")[0] for part in slices]


FOLDED = """<details class="repli" markdown>
<summary markdown="block">

## Le contrat

</summary>

Il dure.

</details>"""


@pytest.mark.parametrize("written", ["## Le contrat\n\nIl dure.\n", FOLDED])
def test_the_parts_of_a_page_written_by_hand_are_found_at_their_own_address(
    tmp_path: Path, written: str
) -> None:
    page = tmp_path / "docs" / "mots.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: Mots\ndescription: Mots.\n---\n\n# Mots\n\n{written}", "utf-8")
    part = next(entry for entry in pages_by_hand(page.parent, Ecrites()) if entry.genre == PART)
    assert (part.url, part.titre, part.texte) == ("mots/#le-contrat", "Le contrat – Mots", "Il dure.")


def test_pages_about_the_site_and_their_parts_are_a_kind_of_their_own(tmp_path: Path) -> None:
    text = "---\ntitle: Aide\ndescription: Aide.\n---\n\n# Aide\n\n## Voir mieux\n\nZoomez.\n"
    (tmp_path / "aide.md").write_text(text, "utf-8")
    page, part = pages_by_hand(tmp_path, Ecrites())
    assert (page.genre, page.est_partie) == (ABOUT, False)
    assert (part.genre, part.est_partie) == (ABOUT, True)


def test_pages_about_the_site_are_those_at_the_foot_of_each_page_and_the_guide() -> None:
    foot = (ROOT / "overrides" / "partials" / "footer.html").read_text("utf-8")
    assert {*re.findall(r"'([a-z-]+/)' \| url", foot), FOR_EDITORS} == ABOUT_PAGES


def test_a_page_under_another_is_a_part_of_it(tmp_path: Path) -> None:
    expected = {
        "comparer/index": PAGE,
        "comparer/cias": PART,
        "contribuer/index": ABOUT,
        "contribuer/ecrire": "Pour contribuer",
    }
    for name in expected:
        page = tmp_path / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: {name}\ndescription: Essai.\n---\n\n# {name}\n\nUn texte.\n", "utf-8")
    assert {entry.titre: entry.genre for entry in pages_by_hand(tmp_path, Ecrites())} == expected


def test_what_is_said_for_a_whole_title_names_that_page_only() -> None:
    echoes = Echoes([Pair("mentions légales", "responsable du site")])
    assert list(echoes.whole(words("Mentions légales"))) == ["responsable", "site"]
    assert list(echoes.whole(words("Mentions légales du contrat"))) == []


def test_courtesy_is_no_word_of_a_question() -> None:
    assert words("Bonjour, je voudrais savoir où est l'école. Merci d'avance") == ["ecole"]
    assert stems("Bonjour, pourriez-vous m'aider svp") == stems("m'aider")
    assert words("Merci !") == ["merci"]


def test_negations_stay_and_words_that_say_nothing_go() -> None:
    assert stems("je n'ai plus envie de rien") == ("je", "plu", "envi", "rien")


def test_words_that_say_nothing_stay_when_there_are_no_others() -> None:
    assert stems("qui est-ce") == ("qui", "est", "ce")


@pytest.mark.parametrize("word", ["suis", "fille", "poison", "rouleau", "faire"])
def test_ordinary_words_are_known(word: str) -> None:
    assert word in french_words() or len(word) < 5


def test_a_word_is_near_by_one_slip_only() -> None:
    words = frozenset({"poison", "maison", "loison", "rouleau", "loisons", "olison"})
    assert resembling(["loison"], words) == {"poison", "loisons", "olison"}


@given(st.sets(st.text("abcdef", min_size=5, max_size=9), min_size=1))
def test_a_sieve_holds_every_word_it_was_given(words: set[str]) -> None:
    from reperes_sante.publish.search.french import _places  # noqa: PLC0415 - the browser's twin is tested apart

    bits = base64.b64decode(sieve(sorted(words)))
    held = {w for w in words if all(bits[p >> 3] & (1 << (p & 7)) for p in _places(w, len(bits) * 8))}
    assert held == words


def test_a_repair_is_said_as_the_site_writes_it() -> None:
    forms = written(["La dépression, une Dépression", "depression"])
    assert forms["depression"] == "dépression"


def test_the_former_names_of_a_commune_are_kept() -> None:
    registre = Registre(ROOT / "data" / "registre")
    assert "Onzain" in registre.anciens_noms["41167"]
    assert registre.communes["41167"].nom == "Veuzain-sur-Loire"
    assert "Bruay-en-Artois" in registre.anciens_noms["62178"]
    assert "Gonnord" in registre.anciens_noms["49153"]
    assert set(registre.anciens_noms) <= set(registre.communes)

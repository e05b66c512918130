"""Answers before pages, in a real browser: a need, a place, a slip, another script, the address."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from reperes_sante.france.register import Registre
from reperes_sante.publish.search.french import sieve
from reperes_sante.publish.search.needs import stems
from reperes_sante.publish.search.words import COURTESY, sound, stem
from tests.broken import PROJET
from tests.conftest import ROOT
from tests.questions import ask as asked

SCRIPTS = ROOT / "docs" / "assets" / "js"
WORDS = "agees age hopitaux vaccination vaccins malentendante tele appellent suicidaires 3114 st2"
TWIN = """async (mots) => {
  const { racine } = await import(new URL('assets/js/francais.js', document.baseURI));
  const { sonDe } = await import(new URL('assets/js/sons.js', document.baseURI));
  return mots.map((mot) => [racine(mot), sonDe(racine(mot))]);
}"""
BY_EAR = (
    "suisside skizofrene schizophrene canser grocesse ortofoniste cystite autisme ekzema oignon guerre vaccin"
)
READ = """async (questions) => {
  const { racinesParlantes } = await import(new URL('assets/js/besoins.js', document.baseURI));
  return questions.map(racinesParlantes);
}"""
POLITE = """async () => {
  const { COURTOISIE } = await import(new URL('assets/js/francais.js', document.baseURI));
  return COURTOISIE;
}"""
DRINKS = """
  export const creerLecteur = () => ({
    lire: async () => ({ besoins: [{ cle: "alcool", chance: 1 }] }), motsParlants: async () => () => true,
  });
  export const autreEcriture = () => false;
"""
# Needs that may be meant, none of them sure.
MAYBE = DRINKS.replace(
    '[{ cle: "alcool", chance: 1 }]',
    '[], pistes: [{ cle: "faim", chance: 0.3 }, { cle: "alcool", chance: 0.2 }]',
)
# What may be pressing, and is not sure enough for a card.
UNSURE = DRINKS.replace('[{ cle: "alcool", chance: 1 }]', "[], inquiet: true")
HOLDS = """async ([filtre, mots]) => {
  const { contient } = await import(new URL('assets/js/ordinaires.js', document.baseURI));
  return mots.map((mot) => contient(filtre, mot));
}"""
PLACES = """async (texte) => {
  const { chercherCommunes } = await import(new URL('assets/js/registre.js', document.baseURI));
  return (await chercherCommunes(texte)).communes.map(({ nom, code }) => [nom, code]);
}"""

# Each two questions read at once, the other slices coming late: those that cannot be, and how late.
AT_ONCE = """async ([questions, retards]) => {
  const { creerLecteur } = await import(new URL('assets/js/besoins.js', document.baseURI));
  const lire = async (nom) => (await fetch(new URL(`assets/recherche/${nom}`, document.baseURI))).text();
  const tete = JSON.parse(await lire('besoins.json'));
  const noms = tete.tranches.map((_, rang) => `besoins-${rang}.txt?v=${tete.version}`);
  const textes = new Map(await Promise.all(noms.map(async (nom) => [nom, await lire(nom)])));
  const refusees = [];
  for (const retard of retards) for (const une of questions) for (const autre of questions) {
    const lues = new Set();
    const commun = creerLecteur(tete, async (nom) => {
      const reste = lues.size > 0 ? retard : 0;
      lues.add(nom);
      for (let tour = 0; tour < reste; tour += 1) await null;
      return textes.get(nom);
    });
    const dites = await Promise.allSettled([commun.lire(une), commun.lire(autre)]);
    if (dites.some(({ status }) => status === 'rejected')) refusees.push([retard, une, autre]);
  }
  return refusees;
}"""


# The order of two pages found, and of those that are asked for.
ORDER = """async ([premiere, numeros, surete]) => {
  const { repondre } = await import(new URL('assets/js/reponses.js', document.baseURI));
  const fiches = [{ numero: 1, ...premiere, termes: new Set() }, { numero: 2, termes: new Set() }];
  const trouve = { fiches, entieres: premiere.entiere ? 1 : 0, corrections: [], vide: false };
  const moteur = { chercher: async () => trouve, estLieu: (mot) => mot === 'lens', estEcrit: () => true };
  const autres = [premiere.autre ?? 'prevention'];
  const pages = { numeros, surete, utiles: Array(premiere.mots ?? 3), autres };
  const lecteur = { motsParlants: async () => () => true, lire: async () => ({ besoins: [], pages }) };
  const dite = await repondre('zzkqw prevention', { moteur, lecteur });
  return dite.trouve.fiches.map(({ numero }) => numero);
}"""
# Whether a page that is surely asked for comes before the card of a need.
BEFORE_CARD = """async ([chance, inquiet, surete]) => {
  const { repondre } = await import(new URL('assets/js/reponses.js', document.baseURI));
  const trouve = { fiches: [], entieres: 0, corrections: [], vide: false };
  const moteur = { chercher: async () => trouve, estLieu: () => false, estEcrit: () => true };
  const pages = { numeros: [3], surete, utiles: [], autres: [] };
  const lue = { besoins: [{ cle: 'mort', chance }], inquiet, pages };
  const lecteur = { motsParlants: async () => () => true, lire: async () => lue };
  return Boolean((await repondre('zzkqw prevention', { moteur, lecteur })).dabord);
}"""


def in_place_of(page: Page, module: str, body: str) -> None:
    """Give the search another module than its own: it is then asked for as it is written, in pieces."""
    kind = "text/javascript"
    page.route(
        "**/js/recherche.js", lambda sent: sent.fulfill(path=SCRIPTS / "recherche.js", content_type=kind)
    )
    page.route(f"**/js/{module}.js", lambda sent: sent.fulfill(body=body, content_type=kind))


def ask(page: Page, question: str) -> Locator:
    """Type a question on the search page, and return its list of answers once it has answered."""
    page.goto("recherche/")
    page.locator("html[data-pret]").wait_for()
    page.locator("#recherche-page").fill(question)
    expect(page.locator("main [role=status]")).not_to_be_empty()
    return page.locator("main .resultats")


def test_the_browser_cuts_and_hears_stems_as_the_model_learnt_them(page: Page) -> None:
    page.goto("")
    words = [*WORDS.split(), *BY_EAR.split()]
    assert page.evaluate(TWIN, words) == [[stem(word), sound(stem(word))] for word in words]


def test_the_browser_reads_the_first_person_as_the_model_learnt_it(page: Page) -> None:
    page.goto("")
    questions = ["jai peur", "j'ai peur", "jsuis à bout", "jveux plus", "j sais plus", "jeudi", "j 12"]
    assert page.evaluate(READ, questions) == [list(stems(question)) for question in questions]


def test_the_browser_reads_measures_as_the_model_learnt_them(page: Page) -> None:
    page.goto("")
    questions = [
        "il fait 38 dans sa chambre",
        "il fait 12 dans le salon",
        "la petite a 39,5",
        "elle a 39 ans",
        "mon fils de 14 ans",
        "papi 84 ans",
        "à 22 h 30",
        "il me reste 10 €",
        "le 3114",
        "à 24 h sur 24",
        "ma carte verte",
    ]
    assert page.evaluate(READ, questions) == [list(stems(question)) for question in questions]


def test_needs_that_may_be_meant_are_proposed_when_none_is_sure(page: Page) -> None:
    in_place_of(page, "besoins", MAYBE)
    answers = ask(page, "zzkqw prevention")
    links = answers.locator(".pistes a")
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("href", re.compile("besoins/faim/$"))
    expect(answers.locator(".pistes")).to_contain_text("Est-ce cela")
    # After the emergency numbers, before the pages: arrows walk through them in that order.
    reached = answers.locator("a").evaluate_all("liens => liens.map((lien) => lien.href.split('/').at(-2))")
    assert reached.index("faim") > 0
    page.locator("#recherche-page").press("ArrowDown")
    for _ in range(reached.index("faim")):
        page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    names = "\u00a0; ".join(links.all_inner_texts())
    expect(page.locator("main [role=status]")).to_contain_text(re.compile(r"Propositions\s: "))
    ask(page, "zzkqw")
    expect(page.locator("main [role=status]")).to_have_text(f"Propositions\u00a0: {names}.")
    # A place does not tell what is wanted there.
    expect(ask(page, "zzkqw prevention à Lens").locator(".pistes a")).to_have_count(2)
    # What is named is answered: nothing is to be guessed.
    expect(ask(page, "gem").locator(".resultat").first).to_be_visible()
    expect(page.locator("main .pistes")).to_have_count(0)


def test_a_card_and_places_are_said_before_the_pages_are_counted(page: Page) -> None:
    card = ask(page, "je bois trop à Lens").locator(".carte-reponse__titre").first.inner_text()
    said = rf"^Réponse\s: {re.escape(card)}\. Lieux?\s: [^.]*Lens[^.]*\. .*résultat"
    status = page.locator("main [role=status]")
    expect(status).to_have_text(re.compile(said))
    # The eye sees the card: it is not told twice.
    box = status.locator("span").bounding_box()
    assert box is not None
    assert box["width"] <= 1


def test_the_browser_reads_the_sieve_of_french_words(page: Page) -> None:
    page.goto("")
    words = ["poison", "rouleau", "fille"]
    assert page.evaluate(HOLDS, [sieve(words), words]) == [True, True, True]


def test_the_browser_takes_the_same_words_for_courtesy(page: Page) -> None:
    page.goto("")
    assert page.evaluate(POLITE) == sorted(COURTESY)


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Bonjour, je voudrais savoir ce qui existe en prévention. Merci d'avance", "prévention"),
        ("je cherche des informations sur la prévention svp", "prévention"),
        ("quels cls parlent de prévention", "prévention"),
        ("bonjour", "bonjour"),
    ],
)
def test_courtesy_and_ways_to_ask_change_no_answer(page: Page, question: str, bare: str) -> None:
    page.goto("")
    polite, plain = asked(page, question, bare)
    assert polite["fiches"] == plain["fiches"]


def test_what_may_be_pressing_shows_the_emergency_numbers_beside_a_full_answer(page: Page) -> None:
    expect(ask(page, "prevention").locator(".resultat").first).to_be_visible()
    expect(page.locator("main .secours")).to_have_count(0)
    in_place_of(page, "besoins", UNSURE)
    expect(ask(page, "prevention").locator(".secours a[href='tel:3114']")).to_be_visible()


def test_courtesy_hides_no_need(page: Page) -> None:
    need = ask(page, "Bonjour, pourriez-vous m'aider ? J'ai faim. Merci d'avance").locator(
        "a[href*='besoins/']"
    )
    expect(need.first).to_have_attribute("href", re.compile("besoins/faim/$"))


@pytest.mark.parametrize(
    ("question", "first"),
    [("c quoi un gem", "glossaire/#gem"), ("gem kezako", "glossaire/#gem"), ("gem", "besoins/alcool/")],
)
def test_a_word_that_is_asked_for_comes_before_the_card_of_a_need(
    page: Page, question: str, first: str
) -> None:
    in_place_of(page, "besoins", DRINKS)
    links = ask(page, question).locator("a[href*='glossaire/'], a[href*='besoins/alcool/']")
    expect(links.first).to_have_attribute("href", re.compile(f"{first}$"))
    assert links.count() > 1


def test_a_definition_is_found_though_it_is_asked_in_a_sentence(page: Page) -> None:
    found = ask(page, "un gem vient ouvrir ailleurs bientôt c'est quoi")
    expect(found.locator("a[href$='glossaire/#gem']")).to_be_visible()


ARS = """
export const entrevoirLieux = async () => {};
const ars = { code: "16018", nom: "Ars", partie: "", ailleurs: "", estCommune: true, exacte: true };
export const lieuxDe = async () => ({ lieux: [ars], corrigee: false });
export const lieuxDans = async (reste) => ({ lieux: [], pistes: [], reste, seuls: false, voulus: 0 });
"""


def test_a_word_of_the_glossary_comes_before_the_places_of_its_name(page: Page) -> None:
    in_place_of(page, "lieux", ARS)
    links = ask(page, "ars").locator("a[href*='glossaire/#ars'], a[href*='ma-commune/#']")
    expect(links.nth(1)).to_have_attribute("href", re.compile("ma-commune/#16018$"))
    expect(links.first).to_have_attribute("href", re.compile("glossaire/#ars$"))


@pytest.mark.parametrize(
    ("question", "page_wanted"),
    [
        ("j'ai envie de mourir ce soir", "besoins/suicide/"),
        ("je bois trop", "besoins/alcool/"),
        ("on a très faim", "besoins/faim/"),
    ],
)
def test_a_need_comes_before_pages(page: Page, question: str, page_wanted: str) -> None:
    first = ask(page, question).locator("a[href*='besoins/']").first
    assert str(first.get_attribute("href")).endswith(page_wanted)


@pytest.mark.parametrize(("chance", "cards"), [(0.6, 1), (0.4, 0)])
def test_a_theme_that_is_named_hides_no_one_to_call(page: Page, chance: float, cards: int) -> None:
    in_place_of(page, "besoins", DRINKS.replace("chance: 1", f"chance: {chance}"))
    found = ask(page, "sommeil")
    expect(found.locator("a[href*='themes/sommeil/']").first).to_be_visible()
    expect(found.locator(".carte-reponse")).to_have_count(cards)


@pytest.mark.parametrize("typed", ["je suis à Marseille", "jhabite a marseille"])
def test_a_place_that_nothing_covers_gets_the_answer_of_ma_commune(page: Page, typed: str) -> None:
    ask(page, typed).get_by_role("link", name="Marseille", exact=True).click()
    expect(page.get_by_role("heading", name="Marseille (Bouches-du-Rhône)")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("je bois trop à Lens", "Lens"),
        ("62400 je bois trop", "Béthune"),
        ("je bois trop marseille", "Marseille"),
    ],
)
def test_a_place_within_a_question_follows_the_need(page: Page, question: str, place: str) -> None:
    cards = ask(page, question).locator(".carte-reponse")
    expect(cards).to_have_count(2)
    expect(cards.first.locator("a").last).to_have_attribute("href", re.compile("besoins/alcool/$"))
    expect(cards.last.get_by_role("link", name=place, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("contrat local de sante corcelles-les-monts", "Corcelles-les-Monts"),
        ("cls lyon 3e arrondissement", "Lyon 3e Arrondissement"),
        ("ccas de marseille", "Marseille"),
    ],
)
def test_what_a_place_has_is_asked_of_the_place_that_is_named(page: Page, question: str, place: str) -> None:
    cards = ask(page, question).locator(".carte-reponse")
    expect(cards.get_by_role("link", name=re.compile(f"^{place}"))).to_be_visible()


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("on vient de déménager au Havre", "Le Havre"),
        ("ma cousine vit à Lens maintenant", "Lens"),
        ("on s'installe bientôt en Corse-du-Sud", "Corse-du-Sud"),
        ("nous habitons le 2A", "Corse-du-Sud"),
        ("je vis dans le 2a avec ma famille", "Corse-du-Sud"),
        ("y a quoi par chez nous à Lens", "Lens"),
    ],
)
def test_a_sentence_that_says_where_one_lives_asks_for_that_place(
    page: Page, question: str, place: str
) -> None:
    cards = ask(page, question).locator(".carte-reponse")
    expect(cards).to_have_count(1)
    expect(cards.get_by_role("link", name=place, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("cls le havre", "Le Havre"),
        ("Le Havre prévention", "Le Havre"),
        ("ambérieu-en-bugey conseil local de santé mentale", "Ambérieu-en-Bugey"),
        ("centre social Ambérieu-en-Bugey", "Ambérieu-en-Bugey"),
        ("action sociale marseille", "Marseille"),
        ("clsm amberieux en bugey", "Ambérieu-en-Bugey"),
    ],
)
def test_what_a_place_has_is_asked_where_nothing_is_covered(page: Page, question: str, place: str) -> None:
    cards = ask(page, question).locator(".carte-reponse")
    expect(cards.get_by_role("link", name=place, exact=True)).to_be_visible()


def test_a_word_that_no_page_has_is_no_place_one_slip_away(page: Page) -> None:
    expect(ask(page, "recette marseilles farcies").locator("a[href*='13055']")).to_have_count(0)


def test_a_department_is_not_the_one_whose_name_begins_its_own(page: Page) -> None:
    def with_both(sent: Route) -> None:
        found = sent.fetch()
        sent.fulfill(response=found, json={**found.json(), "pages": ["46", "47"]})

    page.route("**/communes/index.json*", with_both)
    card = ask(page, "on vient de déménager en Lot-et-Garonne").locator(".carte-reponse")
    expect(card.get_by_role("link", name="Lot-et-Garonne", exact=True)).to_be_visible()
    expect(card.get_by_role("link", name="Lot", exact=True)).to_have_count(0)


@pytest.mark.parametrize("question", ["le 2A", "réunion du 2A", "prevention 2A"])
def test_a_number_is_a_department_only_where_one_lives(page: Page, question: str) -> None:
    ask(page, question)
    expect(page.get_by_role("link", name="Corse-du-Sud", exact=True)).to_have_count(0)


def test_what_is_asked_of_a_place_comes_before_the_place(page: Page) -> None:
    links = ask(page, "quand finit le contrat local de santé de lens").locator(
        "a[href$='territoires/lens-lievin/cls/'], a[href*='ma-commune/#62498']"
    )
    expect(links.first).to_have_attribute("href", re.compile("territoires/lens-lievin/cls/$"))
    expect(links.nth(1)).to_have_attribute("href", re.compile("ma-commune/#62498$"))


@pytest.mark.parametrize("question", ["village lillers", "ville de Lillers", "commune de lillers"])
def test_what_announces_a_place_is_neither_a_place_nor_a_need(page: Page, question: str) -> None:
    (first, *_) = ask(page, question).locator("a").all_inner_texts()
    assert "Lillers" in first


def test_a_slip_in_the_name_of_a_place_finds_it(page: Page) -> None:
    card = ask(page, "bethunne").locator(".carte-reponse")
    expect(card.get_by_role("link", name="Béthune", exact=True)).to_be_visible()


def test_a_double_letter_forgotten_finds_the_place_though_a_page_has_its_stem(page: Page) -> None:
    card = ask(page, "marseile").locator(".carte-reponse")
    expect(card.get_by_role("link", name="Marseille", exact=True)).to_be_visible()


def test_a_short_plural_begins_no_other_word(page: Page) -> None:
    page.goto("")
    plural, begun = asked(page, "actx", "act")
    assert begun["fiches"]
    assert not plural["fiches"]


def test_two_questions_may_be_read_at_once(page: Page) -> None:
    page.goto("")
    words = (
        "alcool",
        "suicidde",
        "je bois trop",
        "henin beaumon",
        "frappe",
        "jveux parler",
        "un dermatologue",
    )
    assert page.evaluate(AT_ONCE, [words, list(range(9))]) == []


def test_a_word_with_an_ending_of_its_own_begins_no_other(page: Page) -> None:
    page.goto("")
    verb, begun = asked(page, "confier", "confid")
    assert "confidentialite/" in [found["url"] for found in begun["fiches"]]
    assert "confidentialite/" not in [found["url"] for found in verb["fiches"]]


def test_the_first_words_of_a_name_are_that_name_before_others_that_they_hold(page: Page) -> None:
    links = ask(page, "henin beaumon").locator(".carte-reponse a").all_inner_texts()
    assert any("Hénin-Beaumont" in text for text in links)
    # Letters of two words are no beginning of one: « mal au v » is not Malville.
    page.goto("recherche/#q=beth un")
    expect(page.locator("main [role=status]")).not_to_be_empty()
    expect(page.locator("main .carte-reponse a[href*='62119']")).to_have_count(0)


def test_a_word_of_a_long_sentence_is_no_place_unless_announced(page: Page) -> None:
    cards = ask(page, "quand lens passe je tremble chaque nuit sous la table").locator("a[href*='62498']")
    expect(cards).to_have_count(0)
    assert ask(page, "chaque nuit je tremble sous la table à lens").locator("a[href*='62498']").count() > 0


@pytest.mark.parametrize("number", ["3114", "31 14", "31.14"])
def test_a_short_number_is_found_among_other_words(page: Page, number: str) -> None:
    links = ask(page, f"le {number} marche encore la nuit")
    first = links.locator(".resultat a").first
    expect(first).to_have_attribute("href", re.compile("numeros-utiles/#suicide-3114$"))


WHOLE = """async (textes) => {
  const { numerosEntiers } = await import(new URL("assets/js/francais.js", document.baseURI));
  return textes.map(numerosEntiers);
}"""


def test_halves_of_a_longer_number_an_age_or_a_sum_stay_apart(page: Page) -> None:
    page.goto("")
    said = ["03 31 14 22 00", "31 14 22", "entre 30 40 ans", "31 14 euros", "a31 14", "31 141", "31\n14 ?"]
    assert page.evaluate(WHOLE, said) == [*said[:-1], "3114 ?"]


def test_a_sum_of_money_is_no_post_code(page: Page) -> None:
    page.goto("")
    for sentence in ("endetté de 62400", "j'ai perdu plus de 62400", "une facture de 62400 euros"):
        assert page.evaluate(PLACES, sentence) == []
    assert page.evaluate(PLACES, "perdu à Béthune 62400")


def test_a_key_is_answered_with_what_is_there_and_only_the_whole_word_is_fetched(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url.partition("?")[0]))
    ask(page, "prevention")
    pasted = {url for url in fetched if "/recherche/mots-" in url}
    # However slow this machine is, twenty milliseconds pass from key to key.
    page.clock.install(time=0)
    page.goto("")
    page.goto("recherche/")
    fetched.clear()
    page.locator("html[data-pret]").wait_for()
    page.clock.pause_at(3_600)
    for key in "prevention":
        page.locator("#recherche-page").press(key)
        page.clock.run_for(20)
    page.clock.resume()
    first = page.locator("main .resultat").first
    expect(first).to_be_visible()
    assert {url for url in fetched if "/recherche/mots-" in url} == pasted
    told = first.inner_text()
    # Nothing comes any more: what was found once is found again.
    page.route("**/assets/recherche/**", lambda sent: sent.abort())
    page.locator("#recherche-page").fill("")
    expect(first).to_have_count(0)
    page.locator("#recherche-page").fill("prevention")
    expect(first).to_have_text(told, use_inner_text=True)


@pytest.mark.parametrize("question", ["طوارئ", "طوارئ خبز ماء"])
def test_another_script_leads_to_emergency_numbers_in_that_language(page: Page, question: str) -> None:
    expect(ask(page, question).locator("a[href*='urgences/ar/']")).to_be_visible()


def test_what_is_typed_stays_in_the_address(page: Page) -> None:
    ask(page, "prevention")
    page.wait_for_url("**/#q=prevention")
    page.reload()
    expect(page.locator("#recherche-page")).to_have_value("prevention")
    expect(page.locator("main .resultat").first).to_be_visible()


def test_a_repair_says_its_accents_and_can_be_refused(page: Page) -> None:
    ask(page, "prevantion")
    said = page.locator("main .propositions")
    expect(said).to_contain_text("« prévention »")
    said.get_by_role("button").click()
    expect(said).to_have_count(0)
    expect(page.locator("#recherche-page")).to_be_focused()


def test_a_partial_answer_shows_the_emergency_numbers(page: Page) -> None:
    expect(ask(page, "zzkqw prevention").locator(".secours a").first).to_be_visible()


def test_two_needs_are_only_likely_and_leave_the_emergency_numbers(page: Page) -> None:
    answers = ask(page, "je bois trop et j'ai faim")
    expect(answers.get_by_text("Vous cherchez peut-être")).to_be_visible()
    expect(answers.locator(".carte-reponse")).to_have_count(2)
    expect(answers.locator(".secours a").first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("62407 BETHUNE CEDEX", "62119"),
        ("Béthune, Pas-de-Calais", "62119"),
        ("Bethunne", "62119"),
        ("arass", "62041"),
        ("Aisy s/ Thil", "21007"),
        ("Corcelles l monts", "21192"),
        ("brain sur lauthion", "49042"),
        ("\uff16\uff12\uff14\uff10\uff10", "62119"),
        ("2A004", "2A004"),
        ("Sainte-Suzanne", "53255"),
        ("je suis à Marseille", "13055"),
        ("quoi de neuf à Béthune ?", "62119"),
        ("que se passe-t-il à Lens", "62498"),
        ("communauté d'agglo béthune bruay", "bethune-bruay"),
        ("Lyon IIIème", "69383"),
    ],
)
def test_what_people_paste_finds_the_commune(page: Page, typed: str, code: str) -> None:
    page.goto("")
    assert code in [found for _, found in page.evaluate(PLACES, typed)]


@pytest.mark.parametrize("typed", ["???", "-", "باريس", "北京"])
def test_other_scripts_propose_nothing(page: Page, typed: str) -> None:
    page.goto("")
    assert page.evaluate(PLACES, typed) == []


def test_every_former_name_is_found(page: Page) -> None:
    page.goto("")
    former = Registre(PROJET / "data" / "registre").anciens_noms
    assert former
    missing = [
        name
        for code, names in sorted(former.items())
        for name in names
        if code not in json.dumps(page.evaluate(PLACES, name))
    ]
    assert missing == []


def test_a_page_that_is_asked_for_in_other_words_comes_first(page: Page) -> None:
    answers = ask(page, "qui lit mes recherches ?")
    expect(answers.locator(".resultat__lien").first).to_have_text("Confidentialité")
    # Words of the glossary, of numbers and of themes are learnt too.
    for question, title in (
        ("consulter sans dépense", "CMP"),
        ("la régulation", "Samu"),
        ("taudis", "Logement"),
    ):
        expect(ask(page, question).locator(".resultat__lien").first).to_contain_text(title)
    status = page.locator("main [role=status]")
    expect(status).to_have_text("Aucune page n’a ces mots. Voici ce qui peut vous répondre.")


@pytest.mark.parametrize(
    ("premiere", "numeros", "surete", "ordre"),
    [
        ({"entiere": True}, [3], 0.25, [1, 3, 2]),
        ({"entiere": True}, [3], 0.4, [3, 1, 2]),
        ({"entiere": True, "mots": 2}, [3], 0.9, [1, 3, 2]),
        ({"entiere": True, "nommee": True}, [3], 0.9, [1, 3, 2]),
        ({}, [3], 0.25, [3, 1, 2]),
        ({}, [3, 4], 0.15, [1, 3, 2]),
        ({}, [2, 3], 0.4, [2, 3, 1]),
        ({"entiere": True}, [1, 2], 0.9, [1, 2]),
        ({"lieux": 1}, [3], 0.9, [3, 1, 2]),
        ({"lieux": 1}, [3], 0.6, [1, 2]),
        ({"lieux": 1, "entiere": True}, [3], 0.9, [1, 2]),
        ({"lieux": 1, "autre": "lens"}, [3], 0.9, [1, 2]),
        ({}, [], 0, [1, 2]),
    ],
)
def test_a_page_that_is_asked_for_comes_as_high_as_that_is_sure(
    page: Page, premiere: dict[str, Any], numeros: list[int], surete: float, ordre: list[int]
) -> None:
    page.goto("")
    assert page.evaluate(ORDER, [premiere, numeros, surete]) == ordre


@pytest.mark.parametrize(
    ("chance", "inquiet", "surete", "before"),
    [
        (0.5, False, 0.75, True),
        (0.5, False, 0.65, False),
        (0.9, False, 0.85, False),
        (0.9, False, 0.95, True),
        (0.5, True, 0.99, False),
    ],
)
def test_a_page_comes_before_a_card_when_it_is_surer_and_never_when_that_may_be_pressing(
    page: Page, *, chance: float, inquiet: bool, surete: float, before: bool
) -> None:
    page.goto("")
    assert page.evaluate(BEFORE_CARD, [chance, inquiet, surete]) is before

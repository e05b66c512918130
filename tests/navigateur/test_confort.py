"""Answers first, and the comforts of a large documentation site: each in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.built import BuiltSite
from tests.heights import HEIGHT, measure
from tests.navigateur.conftest import DESKTOP, PHONE, held, watched

CLS, OVERVIEW = "territoires/bethune-bruay/cls/", "territoires/bethune-bruay/"
TOP = "(e) => e.getBoundingClientRect().top"
# Numbers whose digits stand on several lines; an icon beside them is taller than they are.
PARTED = """(links) => links.filter((link) => link.checkVisibility()).filter((link) => {
  const range = document.createRange();
  range.selectNodeContents([...link.childNodes].at(-1));
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
}).map((link) => link.textContent.trim())"""
# Words cut in two, at the end of a line, in what follows the title of a part that opens.
CUT = r"""(summaries) => summaries.filter((one) => one.checkVisibility()).flatMap((one) => [...one.childNodes]
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .flatMap((node) => [...node.data.matchAll(/\S+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0])))"""
# What the page may weigh in screens of a phone: its median, its most.
MOST = {
    "territoires/*/": (4, 6),
    "territoires/*/cls/": (5, 12),
    "territoires/*/clsm/": (5, 12),
    "themes/*/": (5, 12),
}


@pytest.mark.parametrize("kind", MOST)
def test_pages_are_understood_in_a_few_screens(
    kind: str, site: BuiltSite, serveur: str, browser: Browser
) -> None:
    heights = [height.ecrans for height in measure(browser, serveur, site.kinds[kind])]
    middle, most = MOST[kind]
    assert median(heights) <= middle, heights
    assert max(heights) <= most, heights


def test_what_runs_stands_in_the_first_screen(site: BuiltSite, browser: Browser, serveur: str) -> None:
    running = [page for page in site.kinds["territoires/*/"] if page.main.select("#dispositifs ~ .cartes")]
    assert running
    with watched(browser, serveur, viewport=PHONE) as page:
        for built in running:
            page.goto(built.adresse)
            assert page.locator(".carte").first.evaluate(TOP) < HEIGHT, built.adresse


def test_tabs_take_one_row_and_show_the_page(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE) as page:
        page.goto(f"{OVERVIEW}sources/")
        tops = {round(link.evaluate(TOP)) for link in page.locator(".onglets a").all()}
        assert len(tops) == 1
        expect(page.locator(".onglets [aria-current]")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_bar_leaves_while_reading_down_on_a_phone_and_comes_back(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE) as page:
        page.goto("glossaire/")
        bar = page.locator(".marque-site")
        page.mouse.wheel(0, 1500)
        expect(bar).not_to_be_in_viewport()
        page.mouse.wheel(0, -200)
        expect(bar).to_be_in_viewport()


def test_the_bar_and_the_pages_of_the_territory_stay_on_wide_screens(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto(CLS)
        page.mouse.wheel(0, 900)
        for shown in (".marque-site", ".onglets [aria-current]", ".sommaire summary"):
            expect(page.locator(shown)).to_be_in_viewport()
        box = page.locator(".onglets").bounding_box()
        title = page.locator("h1").bounding_box()
        assert box
        assert title
        assert box["x"] + box["width"] <= title["x"]


def test_contents_are_open_where_they_stand_beside_and_mark_the_place(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto(CLS)
        assert page.locator(".sommaire details").evaluate("(e) => e.open")
        last = page.locator(".sommaire a").last
        last.click()
        expect(page.locator(".sommaire [aria-current=location]")).to_have_count(1)


def with_what_settings_ask(route: Route) -> None:
    """Serve a page as `navigation.tracking` and `announce.dismiss` have it built."""
    html = route.fetch().text()
    html = html.replace("<body>", f"<body data-suivre>{ANNOUNCED}")
    route.fulfill(content_type="text/html", body=html)


ANNOUNCED = """<section class="annonce" aria-label="Annonce"><div>Permanence fermée jeudi</div>
<button class="avec-js" type="button" data-fermer-annonce>Fermer l’annonce</button></section>"""


def test_the_address_follows_what_one_reads_where_the_settings_ask_it(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto(CLS)
        page.mouse.wheel(0, 1500)
        expect(page.locator(".sommaire [aria-current=location]")).to_have_count(1)
        assert "#" not in page.url
        page.route(f"**/{CLS}", with_what_settings_ask)
        page.goto(CLS)
        page.mouse.wheel(0, 1500)
        expect(page.locator(".sommaire [aria-current=location]")).to_have_count(1)
        read = page.locator(".sommaire [aria-current=location]").get_attribute("href")
        expect(page).to_have_url(re.compile(f"{CLS}{read}$"))
        page.mouse.wheel(0, -3000)
        expect(page).to_have_url(re.compile(f"{CLS}$"))


def test_an_announcement_that_was_closed_stays_closed_until_it_changes(
    browser: Browser, serveur: str
) -> None:
    with watched(browser, serveur, viewport=PHONE) as page:
        page.route("**/glossaire/", with_what_settings_ask)
        page.goto("glossaire/")
        announced = page.get_by_role("region", name="Annonce")
        page.get_by_role("button", name="Fermer l’annonce").click()
        expect(announced).to_be_hidden()
        expect(page.locator("main")).to_be_focused()
        page.reload()
        expect(announced).to_be_hidden()
        page.evaluate("localStorage.setItem('annonce', 'Une autre')")
        page.reload()
        expect(announced).to_be_visible()


def test_contents_are_closed_on_a_phone(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE) as page:
        page.goto(CLS)
        assert not page.locator(".sommaire details").evaluate("(e) => e.open")


def test_pages_written_by_hand_have_contents_too(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto("a-propos/")
        contents, title = page.locator("main > .sommaire"), page.locator("h1")
        assert contents.locator("a").all_inner_texts() == page.locator("main > h2").all_inner_texts()
        beside, read = contents.bounding_box(), title.bounding_box()
        assert beside
        assert read
        assert beside["x"] >= read["x"] + read["width"]
        page.goto("comprendre/")
        expect(page.locator(".sommaire")).to_have_count(0)


def test_a_mark_opens_the_sources_that_it_names(page: Page) -> None:
    page.goto(OVERVIEW)
    fold = page.locator(".sources details")
    assert not fold.evaluate("(e) => e.open")
    mark = page.locator("main .marque a:visible").first
    target = str(mark.get_attribute("href"))
    mark.click()
    expect(page.locator(target)).to_be_in_viewport()
    # The same mark again, once the reader has closed the list.
    fold.evaluate("(e) => { e.open = false; }")
    mark.click()
    expect(page.locator(target)).to_be_in_viewport()


def test_an_address_opens_what_holds_it(page: Page, site: BuiltSite) -> None:
    folded = site.pages[CLS].main.select_one("details.repli h3[id]")
    assert folded
    page.goto(f"{CLS}#{folded['id']}")
    expect(page.locator(f"#{folded['id']}")).to_be_in_viewport()
    inside = site.pages[CLS].main.select_one("details .action[id], details li[id]")
    assert inside
    page.goto("about:blank")
    page.goto(f"{CLS}#{inside['id']}")
    expect(page.locator(f"#{inside['id']}")).to_be_visible()


@pytest.mark.parametrize("cut", ["#%E0%A4%A", "#q=%E0%A4%A", "#__proto__", "#q=constructor"])
def test_an_address_that_was_cut_stops_nothing(page: Page, cut: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"comprendre/{cut}")
    expect(page.locator("html")).to_have_attribute("data-pret", "oui")
    assert not wrong


def test_the_bar_covers_no_heading_that_an_address_names(page: Page, site: BuiltSite) -> None:
    titles = site.pages["comprendre/"].main.select("h2[id]")
    page.goto(f"comprendre/#{titles[-2]['id']}")
    bar = page.locator(".entete").bounding_box()
    title = page.locator(f"#{titles[-2]['id']}").bounding_box()
    assert bar
    assert title
    assert title["y"] >= bar["y"] + bar["height"] - 1


def test_code_is_taken_away_as_it_was_typed(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("contribuer/mise-en-forme/")
        button = page.locator(".highlight .copier").first
        button.click()
        expect(button).to_have_text("✓ Copié")
        taken = page.evaluate("navigator.clipboard.readText()")
        assert taken == "# Une fiche\nnom: Arras\nhabitants: 42"
        expect(button).to_have_text("Copier")
        expect(page.locator("p .copier")).to_have_count(0)


def test_a_tab_is_chosen_in_every_group_that_has_one_of_its_name(page: Page) -> None:
    page.goto("contribuer/mise-en-forme/")
    expect(page.locator(".copier").first).to_be_visible()
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("Il vient à la demande.")).to_be_visible()
    expect(page.get_by_text("Il passe toutes les dix minutes.")).to_be_hidden()


def test_ctrl_k_opens_the_search_from_anywhere(page: Page) -> None:
    page.goto(CLS)
    page.keyboard.press("Control+k")
    expect(page.locator("#site-recherche-mots")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#site-recherche")).to_be_hidden()


def test_a_key_of_one_sign_opens_the_search_and_can_be_switched_off(page: Page) -> None:
    page.goto(CLS)
    dialog, switch = page.locator("#site-recherche"), page.locator("[data-touche]")
    page.keyboard.press("/")
    expect(page.locator("#site-recherche-mots")).to_be_focused()
    # In a field, it is a sign like another.
    page.keyboard.press("/")
    expect(page.locator("#site-recherche-mots")).to_have_value("/")
    # By its own key: what is found may push the button from under a pointer.
    switch.press("Enter")
    expect(switch).to_have_text("Activer la touche /")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    switch.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


Colours = Literal["light", "dark"]
NIGHT = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 24, 29)"}


@pytest.mark.parametrize(("device", "other"), [("light", "dark"), ("dark", "light")])
def test_colours_change_in_one_tap_and_are_remembered(
    device: Colours, other: Colours, browser: Browser, serveur: str
) -> None:
    with watched(browser, serveur, viewport=PHONE, color_scheme=device) as page:
        page.goto("")
        ground = "getComputedStyle(document.body).backgroundColor"
        button = page.get_by_role("button", name="Couleurs sombres")
        assert page.evaluate(ground) == NIGHT[device]
        expect(button).to_have_attribute("aria-pressed", str(device == "dark").lower())
        button.focus()
        page.keyboard.press("Enter")
        assert page.evaluate(ground) == NIGHT[other]
        expect(button).to_have_attribute("aria-pressed", str(other == "dark").lower())
        page.goto(OVERVIEW)
        assert page.evaluate(ground) == NIGHT[other]
        # The device's own colours again are no choice any more: the site follows the device.
        button.click()
        assert page.evaluate(ground) == NIGHT[device]
        page.emulate_media(color_scheme=other)
        assert page.evaluate(ground) == NIGHT[other]
        expect(button).to_have_attribute("aria-pressed", str(other == "dark").lower())


def test_chosen_colours_are_there_before_anything_is_shown(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE, color_scheme="light") as page:
        page.goto("")
        page.get_by_role("button", name="Couleurs sombres").click()
        # All that comes after the first script is held: the choice already holds.
        with held(page, "**/assets/js/site.js"):
            page.goto(OVERVIEW, wait_until="commit")
            page.locator("html[data-theme=sombre]").wait_for(state="attached")


def test_the_map_leads_where_the_list_beside_it_leads(page: Page, site: BuiltSite) -> None:
    home = site.pages[""].main
    drawn = [str(link["href"]) for link in home.select(".porte__carte a")]
    listed = [str(link["href"]) for link in home.select(".departements__nom")]
    assert drawn == listed
    assert {label.get_text() for label in home.select(".porte__carte text")} >= {
        "2A",
        "2B",
        "974",
        "La Réunion",
    }
    page.goto("")
    page.locator(".porte__carte a[href='ma-commune/974/']").click()
    page.wait_for_url("**/ma-commune/974/")


def test_the_way_to_the_top_comes_with_the_first_step_up(page: Page) -> None:
    page.goto("contribuer/messages/")
    way = page.get_by_role("link", name="Haut de la page")
    expect(way).to_be_hidden()
    page.mouse.wheel(0, 4000)
    expect(page.locator("html")).to_have_attribute("data-loin", "")
    # It never lies over what one reads: it comes at the first step up.
    expect(way).to_be_hidden()
    page.mouse.wheel(0, -200)
    expect(way).to_be_visible()
    way.click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_a_heading_gives_its_address_to_who_points_at_it(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto(CLS)
        title = page.locator("main h2[id]").first
        title.hover()
        assert title.locator(".ancre").get_attribute("href") == f"#{title.get_attribute('id')}"


def test_nothing_is_given_to_pointers_alone(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        page.goto("comprendre/")
        expect(page.locator(".sommaire")).to_have_count(0)
        page.locator("main h2[id]").first.hover()
        expect(page.locator(".ancre")).to_have_count(0)


def test_the_page_before_and_the_one_after_follow_the_tabs(site: BuiltSite) -> None:
    main = site.pages[CLS].main
    tabs = [str(link["href"]) for link in main.select(".onglets a")]
    here = [index for index, link in enumerate(main.select(".onglets a")) if link.get("aria-current")]
    assert [str(link["href"]) for link in main.select(".voisines a")] == [
        tabs[here[0] - 1],
        tabs[here[0] + 1],
    ]


def _no_commune(page: Page) -> str:
    page.goto("")
    page.locator("main form button[type=submit]").first.click()
    return "main form [role=status]"


def _no_word(page: Page) -> str:
    page.goto("recherche/")
    page.locator("main input[type=search]").focus()
    page.locator("html[data-pret]").wait_for()
    page.locator("main [data-recherche] .resultats").wait_for(state="attached")
    page.wait_for_timeout(500)
    page.locator("main form button[type=submit]").click()
    return "main [data-recherche] [role=status]"


def _no_choice(page: Page) -> str:
    page.goto("comparer/")
    page.locator("[data-choisis]").wait_for()
    page.get_by_role("button", name="Comparer", exact=True).click()
    return ".choix__etat"


def _twice(page: Page) -> str:
    page.goto("comparer/")
    page.locator("[data-choisis]").wait_for()
    for rank in (1, 2):
        page.locator(f"#choix-{rank}").select_option(index=1)
    page.get_by_role("button", name="Comparer", exact=True).click()
    return ".choix__etat"


@pytest.mark.parametrize("press", [_no_commune, _no_word, _no_choice, _twice])
def test_a_button_that_has_nothing_to_do_says_what_it_waits_for(
    page: Page, press: Callable[[Page], str]
) -> None:
    expect(page.locator(press(page)).first).not_to_be_empty()


def test_after_comparing_the_focus_is_on_the_answer(page: Page) -> None:
    page.goto("comparer/")
    page.locator("[data-choisis]").wait_for()
    page.locator("#choix-1").select_option(index=1)
    page.locator("#choix-2").select_option(index=2)
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator(".choix__etat")).to_be_focused()
    expect(page.locator(".choix__etat")).to_be_in_viewport()


def test_a_shared_comparison_opens_on_its_answer(page: Page) -> None:
    page.goto("comparer/#arras,lens-lievin")
    expect(page.locator(".choix__etat")).to_have_text("Vous comparez : Arras, Lens-Liévin.")
    expect(page.locator(".choix__etat")).to_be_in_viewport()


@pytest.mark.parametrize("size", [(1280, 900), (740, 360), (360, 740)])
def test_one_can_scroll_past_a_table_that_scrolls(
    size: tuple[int, int], browser: Browser, serveur: str
) -> None:
    width, height = size
    with watched(browser, serveur, viewport={"width": width, "height": height}) as page:
        page.goto("comparer/themes/")
        page.mouse.move(width / 2, height / 2)
        bottom = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        for _ in range(60):
            page.mouse.wheel(0, 300)
            page.wait_for_timeout(20)
        assert page.evaluate("scrollY") >= bottom - 2


@pytest.mark.parametrize("address", ["comparer/", "comparer/clsm/", "comparer/cias/"])
def test_each_row_of_a_comparison_has_its_name(address: str, site: BuiltSite) -> None:
    rows = site.pages[address].main.select(".compare tbody tr:has(td)")
    assert rows
    for row in rows:
        header = row.select("th[scope=row]")
        above = row.find_previous_sibling("tr")
        assert above
        assert [cell.get_text(strip=True) for cell in header] == [above.get_text(strip=True)]


@pytest.mark.parametrize("selector", [".numero", ".appel", ".axe", ".carte"])
def test_a_card_is_printed_whole(selector: str, browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=DESKTOP) as page:
        for address in ("numeros-utiles/", CLS, OVERVIEW, "besoins/"):
            page.goto(address)
            page.emulate_media(media="print")
            cuts = page.locator(selector).evaluate_all("(l) => l.map((e) => getComputedStyle(e).breakInside)")
            assert set(cuts) <= {"avoid"}, (address, cuts)


def test_the_field_of_the_home_page_stands_in_its_first_300_pixels(browser: Browser, serveur: str) -> None:
    with watched(browser, serveur, viewport=PHONE) as page:
        page.goto("")
        assert page.locator("#commune-champ").evaluate(TOP) < 300


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_number_to_call_stands_on_one_line(blank: Page, site: BuiltSite, width: int) -> None:
    blank.set_viewport_size({"width": width, "height": HEIGHT})
    parted = {}
    for address in site.one_of_each_kind:
        blank.goto(address)
        parted[address] = blank.locator("main a[href^='tel:']").evaluate_all(PARTED)
    assert {address: numbers for address, numbers in parted.items() if numbers} == {}


def test_the_count_beside_a_title_is_parted_between_words_alone(blank: Page, site: BuiltSite) -> None:
    blank.set_viewport_size({"width": 360, "height": HEIGHT})
    cut = {}
    for address in {*site.one_of_each_kind, "themes/sante-mentale/"}:
        blank.goto(address)
        blank.evaluate("document.querySelectorAll('.repli h2').forEach((h) => h.append(' de la Côte Ouest'))")
        cut[address] = blank.locator(".repli > summary").evaluate_all(CUT)
    assert {address: words for address, words in cut.items() if words} == {}


@pytest.mark.parametrize("width", [360, 412, 430, 700])
def test_the_header_stands_in_one_row_whatever_the_name(blank: Page, width: int) -> None:
    blank.set_viewport_size({"width": width, "height": 740})
    blank.goto("")
    blank.locator("html[data-pret]").wait_for()
    blank.evaluate(
        "document.querySelector('.marque-site span').textContent = 'Santé dans le Grand Autunois Morvan'"
    )
    rows = """[...document.querySelectorAll(".entete__ligne > *")].filter((one) => one.checkVisibility())
      .map((one) => one.getBoundingClientRect())
      .map(({ top, height }) => Math.round(top + height / 2))"""
    assert len(set(blank.evaluate(rows))) == 1

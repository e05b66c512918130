"""What a first answer costs on a slow phone: bytes and milliseconds, search and « Ma commune ».

`python -m tests.slow_phone` prints them for the site that is built, or for that of the folder given. Nothing
here is a test.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response

from tests.browser import open_browser
from tests.conftest import ROOT
from tests.server import served

# Lighthouse's « Slow 4G » as browsers apply it, and a processor four times slower.
SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 184_320, "uploadThroughput": 84_375}
SLOWER = 4
QUESTIONS = (
    "je bois trop",
    "prevention suicide",
    "mon mari me frappe",
    "bethune",
    "cpts",
    "je cherche un medecin",
)
COMMUNES = ("Béthune", "Onzain", "62300 Lens")
# Asked between two times the same one, so that the list changes.
BETWEEN = "sport"
# Resolves with the milliseconds between a change of the field and the end of what it changes in the page.
ANSWERED = """([champ, texte, attendu]) => new Promise((dire, refuser) => {
  const avant = performance.now();
  const zone = document.querySelector(attendu);
  setTimeout(refuser, 30_000);
  new MutationObserver((_, observateur) => {
    if (zone.hidden || !zone.textContent.trim()) return;
    observateur.disconnect();
    setTimeout(() => dire(performance.now() - avant));
  }).observe(zone, { childList: true, subtree: true, characterData: true, attributes: true });
  const saisie = document.querySelector(champ);
  saisie.focus();
  saisie.value = texte;
  saisie.dispatchEvent(new Event("input", { bubbles: true }));
  if (attendu !== LISTE) saisie.form.requestSubmit();
})"""
# A reader opens the search, and types a second later.
PAUSE, KEY = 1000, 150
# Notes when keys change the field, or ask for its answer, and when what they change is seen to change.
WATCHED = """([champ, attendu]) => {
  const zone = document.querySelector(attendu);
  const vu = (window.vu = { touches: [], reponses: [] });
  const saisie = document.querySelector(champ);
  const noter = () => vu.touches.push(performance.now());
  for (const signe of ["input", "submit"]) saisie.form.addEventListener(signe, noter, true);
  new MutationObserver(() => {
    if (!zone.hidden && zone.textContent.trim()) setTimeout(() => vu.reponses.push(performance.now()));
  }).observe(zone, { childList: true, subtree: true, characterData: true, attributes: true });
  saisie.focus();
}"""
# The first change after the last key: an answer to what was typed before is left out by then.
ANSWERED_AT = "vu.reponses.find((moment) => moment > vu.touches.at(-1))"
FIELD, LIST = "dialog input[type=search]", "dialog .resultats"
COMMUNE, ANSWER = "main input[role=combobox]", "main [data-reponse]"


class Cost(NamedTuple):
    """An answer.

    Attributes:
        octets: bytes received for it.
        demandes: how many requests.
        collee: milliseconds until it comes, when the question is pasted as soon as the field is open.
        tapee: milliseconds after the last key, when it is typed a second later.
        chaud: milliseconds of the same once all is there.
    """

    octets: int
    demandes: int
    collee: float
    tapee: float
    chaud: float


@contextmanager
def _slow_page(browser: Browser, address: str, path: str) -> Iterator[tuple[Page, list[Response]]]:
    """Open a page as a reader does, then slow the phone down: only what is asked next is measured."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto(path, wait_until="networkidle")
    page.locator("html[data-pret]").wait_for()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks it
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, responses
    context.close()


def _answer(page: Page, field: str, text: str, shown: str) -> float:
    script = ANSWERED.replace("LISTE", repr(LIST))
    spent: float = page.evaluate(script, [field, text, shown])
    return spent


def searches(browser: Browser, address: str) -> list[Cost]:
    """Return what each question costs: as the first one of a reader, then on a phone that has it all."""
    return [_search(browser, address, question) for question in QUESTIONS]


def _search(browser: Browser, address: str, question: str) -> Cost:
    with _slow_page(browser, address, "plan-du-site/") as (page, responses):
        page.locator("[data-ouvrir-recherche]").click()
        cold = _answer(page, FIELD, question, LIST)
        page.wait_for_load_state("networkidle")
        octets, asked = _received(responses, page), len(responses)
        _answer(page, FIELD, BETWEEN, LIST)
        warm = _answer(page, FIELD, question, LIST)
    with _slow_page(browser, address, "plan-du-site/") as (page, _):
        page.locator("[data-ouvrir-recherche]").click()
        return Cost(octets, asked, cold, _typed(page, FIELD, question, LIST), warm)


def _typed(page: Page, field: str, text: str, shown: str) -> float:
    page.evaluate(WATCHED, [field, shown])
    page.wait_for_timeout(PAUSE)
    page.keyboard.type(text, delay=KEY)
    if field == COMMUNE:
        page.keyboard.press("Enter")
    # The policy of the site forbids what Playwright waits with.
    while (answered := page.evaluate(ANSWERED_AT)) is None:
        page.wait_for_timeout(KEY)
    spent: float = answered - page.evaluate("vu.touches.at(-1)")
    return spent


def communes(browser: Browser, address: str) -> list[Cost]:
    """Return what the answer for each commune costs, first asked, then asked again."""
    return [_commune(browser, address, name) for name in COMMUNES]


def _commune(browser: Browser, address: str, name: str) -> Cost:
    with _slow_page(browser, address, "ma-commune/") as (page, responses):
        cold = _answer(page, COMMUNE, name, ANSWER)
        page.wait_for_load_state("networkidle")
        octets, asked = _received(responses, page), len(responses)
        page.evaluate("(zone) => document.querySelector(zone).replaceChildren()", ANSWER)
        warm = _answer(page, COMMUNE, name, ANSWER)
    with _slow_page(browser, address, "ma-commune/") as (page, _):
        return Cost(octets, asked, cold, _typed(page, COMMUNE, name, ANSWER), warm)


def _received(responses: list[Response], page: Page) -> int:
    """Return the bytes of what came for the answer, the page itself left out."""
    own = (response for response in responses if response.url.split("#")[0] != page.url.split("#")[0])
    return sum(response.request.sizes()["responseBodySize"] for response in own)


def _told(name: str, costs: list[Cost]) -> str:
    octets, asked, cold, typed, warm = zip(*costs, strict=True)
    middle: Callable[[tuple[float, ...]], float] = statistics.median
    weight = (
        f"{middle(octets) / 1000:.1f} ko (au plus {max(octets) / 1000:.1f}), {middle(asked):.0f} demandes"
    )
    times = {
        "collée dès l'ouverture": cold,
        f"tapée, une touche par {KEY} ms, après la dernière": typed,
        "suivante": warm,
    }
    told = (f"  {way} : {middle(own):.0f} ms (au plus {max(own):.0f})" for way, own in times.items())
    return "\n".join((f"{name} : {weight}", *told))


def main(site: Path) -> None:
    """Print both."""
    with served(site) as address, open_browser() as browser:
        print(_told("recherche", searches(browser, address)))
        print(_told("commune", communes(browser, address)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site")

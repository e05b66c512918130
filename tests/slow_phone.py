"""What a first answer costs on a slow phone: bytes and milliseconds, search and « Ma commune ».

`python -m tests.slow_phone` prints them for the site that is built. Nothing here is a test.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
FIELD, LIST = "dialog input[type=search]", "dialog .resultats"


class Cost(NamedTuple):
    """An answer: bytes received for it, milliseconds, and milliseconds of the same once all is there."""

    octets: int
    froid: float
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
        octets = _received(responses, page)
        _answer(page, FIELD, BETWEEN, LIST)
        return Cost(octets, cold, _answer(page, FIELD, question, LIST))


def communes(browser: Browser, address: str) -> list[Cost]:
    """Return what the answer for each commune costs, first asked, then asked again."""
    return [_commune(browser, address, name) for name in COMMUNES]


def _commune(browser: Browser, address: str, name: str) -> Cost:
    with _slow_page(browser, address, "ma-commune/") as (page, responses):
        field, shown = "main input[role=combobox]", "main [data-reponse]"
        cold = _answer(page, field, name, shown)
        page.wait_for_load_state("networkidle")
        octets = _received(responses, page)
        page.evaluate("(zone) => document.querySelector(zone).replaceChildren()", shown)
        return Cost(octets, cold, _answer(page, field, name, shown))


def _received(responses: list[Response], page: Page) -> int:
    """Return the bytes of what came for the answer, the page itself left out."""
    own = (response for response in responses if response.url.split("#")[0] != page.url.split("#")[0])
    return sum(response.request.sizes()["responseBodySize"] for response in own)


def _told(name: str, costs: list[Cost]) -> str:
    octets, cold, warm = zip(*costs, strict=True)
    middle: Callable[[tuple[float, ...]], float] = statistics.median
    return (
        f"{name:<12} {middle(octets) / 1000:.0f} ko (au plus {max(octets) / 1000:.0f}), "
        f"première en {middle(cold):.0f} ms, suivante en {middle(warm):.0f} ms (au plus {max(warm):.0f})"
    )


def main() -> None:
    """Print both."""
    with served(ROOT / "site") as address, open_browser() as browser:
        print(_told("recherche", searches(browser, address)))
        print(_told("commune", communes(browser, address)))


if __name__ == "__main__":
    main()

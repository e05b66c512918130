"""axe-core in a page: what it finds wrong, and what it leaves to a human eye."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SETTLED = Path(__file__).with_name("axe_a_l_oeil.yml")
Options = dict[str, Any]
# Contrast at AAA, which holds all that AA asks.
CONTRAST = "color-contrast-enhanced"
# WCAG 2.0 to 2.2, A and AA, best practice, and contrast.
EVERY: Options = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {CONTRAST: {"enabled": True}, "color-contrast": {"enabled": False}},
}
# What another scheme changes. Forced colours change nothing that axe judges: contrast is then the reader's.
COLOURS: Options = {"runOnly": {"type": "rule", "values": [CONTRAST]}}
# What a narrow screen changes, beside colours: places where one taps, and parts that scroll.
NARROW: Options = {
    "runOnly": {"type": "rule", "values": [CONTRAST, "target-size", "scrollable-region-focusable"]}
}
RUN = """async ([options, selector]) => {
  const found = await axe.run(selector, { ...options, resultTypes: ["violations", "incomplete"] });
  const flat = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
    rule: id,
    cause: (node.any[0] ?? node.all[0] ?? node.none[0])?.data?.messageKey ?? "",
    target: String(node.target.at(-1)),
    html: node.html.slice(0, 160),
  })));
  return { wrong: flat(found.violations), unsure: flat(found.incomplete) };
}"""
# Behind what stays in place while the page scrolls, axe cannot tell colours: it is put back in the flow.
FLOW = """() => {
  for (const element of document.querySelectorAll("body *")) {
    if (getComputedStyle(element).position === "sticky") element.style.position = "static";
  }
}"""
MATCHES = "([target, selector]) => document.querySelector(target)?.matches(selector) ?? false"


class Settled(NamedTuple):
    """What axe cannot decide and a person did: where it happens and why it is right."""

    regle: str
    cause: str
    selecteur: str
    raison: str


class Remark(NamedTuple):
    """Something that axe says of an element."""

    rule: str
    cause: str
    target: str
    html: str


@cache
def settled() -> tuple[Settled, ...]:
    """Return the list of what was settled by eye."""
    return tuple(Settled(**entry) for entry in yaml.safe_load(SETTLED.read_text("utf-8")))


def audit(page: Page, selector: str = ":root", rules: Options = EVERY) -> list[Remark]:
    """Return what axe finds wrong in a part of a page, or doubts and nobody settled.

    Args:
        page: the page, as its reader sees it now.
        selector: the part of it.
        rules: options of axe: `EVERY`, `NARROW` or `COLOURS`.
    """
    # A page whose content has the id « axe » has a `window.axe` of its own.
    if not page.evaluate("typeof window.axe?.run === 'function'"):
        page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(FLOW)
    result: dict[str, list[dict[str, Any]]] = page.evaluate(RUN, [rules, selector])
    doubts = [Remark(**item) for item in result["unsure"]]
    return [Remark(**item) for item in result["wrong"]] + [r for r in doubts if not is_settled(page, r)]


def told(where: str, remarks: Iterable[Remark]) -> list[str]:
    """Return remarks as lines that say where they stand."""
    return [f"{where} · {remark.rule} · {remark.cause} · {remark.html}" for remark in remarks]


def is_settled(page: Page, remark: Remark) -> bool:
    """Tell whether a person looked at this doubt, for this element."""
    fitting = (entry for entry in settled() if (entry.regle, entry.cause) == (remark.rule, remark.cause))
    return any(page.evaluate(MATCHES, [remark.target, entry.selecteur]) for entry in fitting)

"""From the catalogue to the HTML of pages and blocks. Only what is named here is public."""

from __future__ import annotations

from reperes_sante.render.blocks import BLOCS
from reperes_sante.render.frame import SKELETON, Cadre
from reperes_sante.render.renderer import Renderer

__all__ = ["BLOCS", "SKELETON", "Cadre", "Renderer"]

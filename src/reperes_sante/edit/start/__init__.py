"""A site of one's own: a whole project for one territory, then brought to newer versions, in words."""

from __future__ import annotations

from reperes_sante.edit.start.project import StartError, start
from reperes_sante.edit.start.update import Change, update, waiting

__all__ = ["Change", "StartError", "start", "update", "waiting"]

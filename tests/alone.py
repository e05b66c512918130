"""Import each module alone, in a process of its own: `uv run python -m tests.alone` tells which cannot.

That process has loaded the libraries and the floors below, which know nothing of the module (`test_house.py`
says so), and nothing of its own floor: whatever the module needs there, it must ask for itself.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module

from tests.house import FLOORS, NAME, ROOT, house


def fails_alone(module: str) -> bool:
    """Import a module in a copy of this process; what stops it is told on standard error."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    try:
        import_module(module)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told, and the copy ends here
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def main() -> int:
    """Return how many modules cannot be imported alone."""
    found = house(ROOT)
    failed = 0
    for library in found.borrowed:
        import_module(library)
    for floor in FLOORS:
        modules = [f"{NAME}.{module}" for room in floor for module in found.of(room)]
        alone = [module for module in modules if not fails_alone(module)]
        failed += len(modules) - len(alone)
        for module in alone:
            import_module(module)
    return failed


if __name__ == "__main__":
    sys.exit(main())

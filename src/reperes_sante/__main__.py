"""Run the command `reperes` with `python -m reperes_sante`."""

from reperes_sante.commands import main

main()

#!/usr/bin/env bash
# Dit en Markdown les failles connues des dépendances, les pages citées qui se taisent et l'état des fiches.
# Usage, une fois « make install » fait : build/outils/bin/uv run .github/workflows/scripts/veille.sh
set -euo pipefail
. "$(dirname "$0")/texte.sh"

# Une faille trouvée, ou un service muet, se lit dans le ticket : la veille continue.
dire() {
  local code=0 sortie
  sortie=$("$@" 2>&1) || code=$?
  cite <<< "$sortie"
  [[ $code == 0 ]] || printf '\n**À regarder** (code %s).\n' "$code"
}

printf '## Failles connues, Python\n\n'
dire make --silent audit-python
printf '\n## Failles connues, npm\n\n'
dire make --silent audit-npm
printf '\n## Pages citées qui ne répondent plus\n\n'
# Une page qui répond goutte à goutte ne fait pas taire le reste.
dire timeout 15m reperes liens
printf '\n## État des fiches\n\n'
dire reperes bilan

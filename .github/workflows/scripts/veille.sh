#!/usr/bin/env bash
# Dit en Markdown les failles connues des dépendances et l'état des fiches.
# Usage, une fois « make install » fait : uv run .github/workflows/scripts/veille.sh
set -euo pipefail
uv=${UV:-uv}
exigences=$(mktemp --suffix=.txt)
trap 'rm -f "$exigences"' EXIT

cite() { awk '(n += length + 1) <= 20000 { print "    " $0 } END { if (n > 20000) print "    …" }'; }
# Une faille trouvée, ou un service muet, se lit dans le ticket : la veille continue.
dire() {
  local code=0 sortie
  sortie=$("$@" 2>&1) || code=$?
  cite <<< "$sortie"
  [[ $code == 0 ]] || printf '\n**À regarder** (code %s).\n' "$code"
}

printf '## Failles connues, Python\n\n'
"$uv" export --locked --all-groups --no-emit-project --quiet --output-file "$exigences" > /dev/null
# --strict : un paquet que le service ne connaît pas est dit, au lieu de passer pour sûr.
dire "$uv" run --quiet --isolated --locked --only-group audit \
  pip-audit --strict --progress-spinner off --disable-pip --require-hashes --requirement "$exigences"
printf '\n## Failles connues, npm\n\n'
dire npm audit --package-lock-only
printf '\n## État des fiches\n\n'
dire reperes bilan

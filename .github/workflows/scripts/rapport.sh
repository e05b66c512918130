#!/usr/bin/env bash
# Dit en Markdown ce qu'une proposition change.
# Usage, une fois « make install » fait : build/outils/bin/uv run .github/workflows/scripts/rapport.sh main
set -euo pipefail
. "$(dirname "$0")/texte.sh"
base=$1
# Gardé après coup : l'aperçu montre ce qui change. Le site d'avant y est déjà, si avant.sh l'a repris.
avant=build/avant
mkdir -p "$avant"
find "$avant" -mindepth 1 -maxdepth 1 ! -name site -exec rm -rf {} +
git archive "$base" | tar -x -C "$avant"
avant=$(cd "$avant" && pwd)
# Le site repris n'est celui d'avant que si son manifeste nomme cette version.
grep -qs "\"commit\": \"$(git rev-parse "$base")\"" "$avant/site/manifeste.json" || rm -rf "$avant/site"
# Une fiche toute neuve, que git ne suit pas encore, est changée aussi.
# -z : sans lui, git écrit « \303\251 » pour « é », et un nom peut tenir sur deux lignes.
{
  git diff --name-only --diff-filter=d -z "$base" -- data
  git ls-files --others --exclude-standard -z -- data
} > "$avant/noms"
mapfile -d '' -t fiches < "$avant/noms"

lignes_du_tableau() { sed -n '4,/^$/p' | sed '/^$/d' | sort; }

printf '## Remarques sur les fiches changées\n\n'
# Une erreur peut apparaître dans une fiche que la proposition ne touche pas : alors, tout dire.
reperes valider > /dev/null 2>&1 || fiches=(.)
if [[ ${#fiches[@]} == 0 ]]; then
  cite <<< "Aucun fichier de données n'est ajouté ni changé."
else
  { reperes valider "${fiches[@]}" 2>&1 > "$avant/remarques" || true; } | cite
  echo
  cite < "$avant/remarques"
fi

printf '\n## Ce qui change sur le site\n\n'
reperes comparer "$base" | fold --spaces --width=100 | cite

printf '\n## Pages du site\n\n'
# La version d'avant se construit avec son propre code : un gabarit changé se voit aussi.
avant_construit() {
  [[ -f $avant/site/manifeste.json ]] || PYTHONPATH="$avant/src" reperes construire --racine "$avant"
}
if reperes construire > "$avant/journal" 2>&1 && avant_construit > "$avant/journal" 2>&1; then
  reperes ecarts "$avant/site" site | cite
else
  printf 'Une des deux versions ne se construit pas :\n\n'
  tail -n 20 "$avant/journal" | cite
fi

printf '\n## Complétude, avant et après\n\n'
if ! apres=$(reperes bilan 2>&1); then
  cite <<< "$apres"
  exit
fi
ancien=$(reperes bilan --racine "$avant" 2>&1 || true)
lignes=$(diff --ignore-space-change --unchanged-line-format='' --old-line-format='avant  %L' \
  --new-line-format='après  %L' <(lignes_du_tableau <<< "$ancien") <(lignes_du_tableau <<< "$apres") || true)
cite <<< "${lignes:-Rien ne change.}"

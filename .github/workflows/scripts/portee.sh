#!/usr/bin/env bash
# Dit si ce qui change depuis une version touche le générateur, ou seulement les fiches et les pages écrites à la main.
# Usage : .github/workflows/scripts/portee.sh main
# Sans version : depuis celle qui est en ligne. Reçoit alors de GitHub GH_REPO et GH_TOKEN.
set -euo pipefail
base=${1-$(gh run list --workflow publish.yml --branch main --event push --status success --limit 1 \
  --json headSha --jq '.[].headSha')}

# Ce que tiennent les personnes qui écrivent, avec ce qui garde leurs fiches ; schema/ se refait seul, à partir d'elles.
est_ecrit_a_la_main() {
  case $1 in
    data/* | docs/*.md | schema/*.json | adresses-publiees.txt | donnees-publiees.txt | liens-toleres.txt) ;;
    tests/verite/*.csv | tests/verite/*.yml) ;;
    *) return 1 ;;
  esac
}

generateur=()
if git rev-parse --verify --quiet --end-of-options "$base^{commit}" > /dev/null; then
  noms=$(mktemp)
  trap 'rm -f "$noms"' EXIT
  # Un fichier renommé est à ses deux places ; un fichier neuf, que git ne suit pas encore, est changé aussi.
  git diff --name-only --no-renames -z "$base" > "$noms"
  git ls-files --others --exclude-standard -z >> "$noms"
  while IFS= read -r -d '' nom; do
    est_ecrit_a_la_main "$nom" || generateur+=("$nom")
  done < "$noms"
else
  # Au moindre doute, tout est vérifié.
  generateur+=("(aucune version à laquelle comparer)")
fi

if [[ ${#generateur[@]} == 0 ]]; then
  reponse=non
  echo "Seulement des fiches ou des pages écrites à la main : « make check » suffit."
else
  reponse=oui
  echo "Le générateur change : « make check » et « make test »."
  # Un nom a pu être choisi par n'importe qui : « - » et %q empêchent GitHub d'y lire un ordre.
  printf -- '- %q\n' "${generateur[@]}"
fi
echo "generateur=$reponse" >> "${GITHUB_OUTPUT:-/dev/null}"

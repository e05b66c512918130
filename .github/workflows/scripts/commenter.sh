#!/usr/bin/env bash
# Écrit un rapport sous la proposition d'où il vient ; s'exécute avec le droit de commenter.
# Le rapport a pu être écrit par n'importe qui : il est montré comme un seul bloc de texte, où rien n'appelle
# personne ni ne mène ailleurs.
# Reçoit de GitHub : BRANCHE (compte:branche), COMMIT, APERCU (adresse de l'exécution), GH_REPO, GH_TOKEN.
set -euo pipefail
. "$(dirname "$0")/texte.sh"
rapport=$1
# Un lien pourrait mener à un fichier secret de la machine.
if [[ -L $rapport || ! -f $rapport ]]; then
  echo "« $rapport » n'est pas un fichier ordinaire." >&2
  exit 1
fi

numero=$(gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f head="$BRANCHE" \
  --jq "[.[] | select(.head.sha == \"$COMMIT\") | .number] | first // empty")
if [[ -z $numero ]]; then
  echo "Aucune proposition ouverte n'en est à $COMMIT : elle a changé depuis, ou elle est close."
  exit
fi

corps=$(mktemp)
trap 'rm -f "$corps"' EXIT
{
  printf "*Rapport automatique, fait à partir des fichiers proposés. [Télécharger l'aperçu du site](%s#artifacts).*\n\n" "$APERCU"
  cite 60000 < "$rapport"
} > "$corps"
gh pr comment "$numero" --edit-last --create-if-none --body-file "$corps"

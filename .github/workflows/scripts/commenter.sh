#!/usr/bin/env bash
# Écrit un rapport sous la proposition d'où il vient ; s'exécute avec le droit de commenter.
# Le rapport a pu être écrit par n'importe qui : il est montré comme un seul bloc de texte, où rien n'appelle
# personne ni ne mène ailleurs ; son début suffit.
# Reçoit de GitHub : RAPPORT (fichier), BRANCHE (compte:branche), COMMIT, EXECUTION (numéro), ADRESSE (de l'aperçu, s'il a
# été envoyé), GH_REPO, GH_TOKEN.
set -euo pipefail
. "$(dirname "$0")/texte.sh"
. "$(dirname "$0")/proposition.sh"
# Un lien pourrait mener à un fichier secret de la machine.
if [[ -L $RAPPORT || ! -f $RAPPORT ]]; then
  echo "« $RAPPORT » n'est pas un fichier ordinaire." >&2
  exit 1
fi

numero=$(numero_de_la_proposition)
if [[ -z $numero ]]; then
  echo "Aucune proposition ouverte n'en est à $COMMIT : elle a changé depuis, ou elle est close."
  exit
fi

archive=$(gh api --method GET "repos/$GH_REPO/actions/runs/$EXECUTION/artifacts" -f name=apercu \
  --jq '[.artifacts[] | select(.expired | not) | .id] | first // empty')
if [[ $ADRESSE == https://* ]]; then
  apercu="**[Voir le site avec ce changement]($ADRESSE/apercu.html)** : les pages changées d'abord."
elif [[ -n $archive ]]; then
  apercu="[Télécharger l'aperçu du site](https://github.com/$GH_REPO/actions/runs/$EXECUTION/artifacts/$archive). \
Pour le voir : décompressez l'archive (clic droit, « Extraire tout »), puis ouvrez « apercu.html »."
else
  apercu="Pas d'aperçu : le site ne se construit pas avec ce changement. Le rapport dit pourquoi."
fi

corps=$(mktemp)
trap 'rm -f "$corps"' EXIT
{
  printf '*Rapport automatique, fait à partir des fichiers proposés.*\n\n%s\n\n' "$apercu"
  head -c 100000 "$RAPPORT" | visible | cite 60000
} > "$corps"
gh pr comment "$numero" --edit-last --create-if-none --body-file "$corps"

#!/usr/bin/env bash
# Retire de chez l'hébergeur tous les aperçus d'une proposition close.
# Reçoit de GitHub : NUMERO, APERCU_SITE, APERCU_JETON.
set -euo pipefail
hebergeur="https://api.netlify.com/api/v1/sites/$APERCU_SITE/deploys"
# Le jeton passe par l'entrée : la liste des commandes en cours ne le montre à personne.
demander() {
  printf 'header = "Authorization: Bearer %s"\n' "$APERCU_JETON" |
    curl --config - --fail --silent --show-error --max-time 60 "$@"
}
# L'hébergeur en dit cent à la fois ; chaque tour en retire.
for _ in {1..20}; do
  envois=$(demander "$hebergeur?branch=proposition-$NUMERO&per_page=100" |
    jq --raw-output --arg branche "proposition-$NUMERO" '.[] | select(.branch == $branche) | .id')
  if [[ -z $envois ]]; then
    exit
  fi
  while read -r envoi; do
    demander --request DELETE "$hebergeur/$envoi" > /dev/null
    echo "Retiré : $envoi"
  done <<< "$envois"
done

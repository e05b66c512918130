#!/usr/bin/env bash
# Envoie l'aperçu d'une proposition chez un hébergeur, à une adresse qui n'est pas celle du site, et dit cette adresse.
# L'aperçu a pu être fait par n'importe qui : ce sont des fichiers, dont aucun n'est exécuté ici ni ne règle l'hébergeur.
# Celui d'une personne de l'extérieur n'est envoyé que si l'étiquette « aperçu » a été posée sur ce changement même
# (permettre.sh) : un autre, arrivé juste après, en demande une autre.
# Reçoit de GitHub : DOSSIER, BRANCHE, COMMIT, CHEZ_NOUS (true ou false), APERCU_SITE, APERCU_JETON, GH_REPO, GH_TOKEN.
set -euo pipefail
. "$(dirname "$0")/proposition.sh"
AU_PLUS_FICHIERS=20000 AU_PLUS_KO=300000

numero=$(numero_de_la_proposition)
if [[ -z $numero ]]; then
  echo "Aucune proposition ouverte n'en est à $COMMIT : elle a changé depuis, ou elle est close."
  exit
fi
if [[ $CHEZ_NOUS != true ]]; then
  permis=$(gh api --method GET "repos/$GH_REPO/commits/$COMMIT/statuses" --paginate \
    --jq '.[] | select(.context == "aperçu" and .state == "success") | .id')
  if [[ -z $permis ]]; then
    echo "Proposition venue de l'extérieur, sans l'étiquette « aperçu » sur ce changement : rien n'est envoyé."
    exit
  fi
fi

if [[ -n $(find "$DOSSIER" ! -type f ! -type d -print -quit) ]]; then
  echo "L'aperçu contient autre chose que des fichiers." >&2
  exit 1
fi
if (($(find "$DOSSIER" -printf x | wc -c) > AU_PLUS_FICHIERS || $(du -sk "$DOSSIER" | cut -f1) > AU_PLUS_KO)); then
  echo "L'aperçu est trop gros pour être envoyé." >&2
  exit 1
fi
# Ce que l'hébergeur lirait comme un réglage ou un programme.
find "$DOSSIER" \( -name '_redirects' -o -name '_headers' -o -name '_worker*' -o -name '*.toml' -o -name '.*' \
  -o -name 'functions' -o -name 'edge-functions' \) ! -path "$DOSSIER" -prune -exec rm -rf {} +
printf '/*\n  X-Robots-Tag: noindex\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n' > "$DOSSIER/_headers"

archive=$(mktemp -u).zip
reponse=$(mktemp)
trap 'rm -f "$archive" "$reponse"' EXIT
(cd "$DOSSIER" && zip --quiet --recurse-paths --no-dir-entries "$archive" .)
# Le jeton passe par l'entrée : la liste des commandes en cours ne le montre à personne.
printf 'header = "Authorization: Bearer %s"\n' "$APERCU_JETON" |
  curl --config - --fail --silent --show-error --max-time 300 --header "Content-Type: application/zip" \
    --data-binary "@$archive" --output "$reponse" \
    "https://api.netlify.com/api/v1/sites/$APERCU_SITE/deploys?branch=proposition-$numero&title=Proposition%20$numero"
adresse=$(jq --raw-output '.deploy_ssl_url // empty' "$reponse" || true)
# Rien d'autre qu'une adresse de l'hébergeur : elle devient un lien.
if [[ ! $adresse =~ ^https://[a-z0-9.-]+\.netlify\.app$ ]]; then
  echo "L'hébergeur n'a pas donné d'adresse." >&2
  exit 1
fi
echo "Aperçu de la proposition $numero : $adresse"
echo "adresse=$adresse" >> "${GITHUB_OUTPUT:-/dev/null}"

# shellcheck shell=bash
# Ce que les scripts voisins partagent : « . proposition.sh ».
# Reçoit de GitHub : BRANCHE (compte:branche), COMMIT, GH_REPO, GH_TOKEN.

# Le numéro de la proposition ouverte qui en est à ce commit ; rien, si elle a changé depuis ou si elle est close.
numero_de_la_proposition() {
  gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f head="$BRANCHE" \
    --jq "[.[] | select(.head.sha == \"$COMMIT\") | .number] | first // empty"
}

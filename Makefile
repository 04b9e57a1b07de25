# The commands a person types. Each installs what it needs and is safe to repeat.
SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test quick check fix bench lock inventory audit smoke chromium node

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
VAR ?= $(CURDIR)/var
export VAR

# -- run: a demonstration at http://127.0.0.1:$(PORT) --------------------------------------------

DEMONSTRATION := DEBUG=0 SECRET_KEY_FILE=$(VAR)/secret_key SITE_URL=http://127.0.0.1:$(PORT)
MANAGE := $(DEMONSTRATION) $(BIN)/python manage.py

run: .venv/run $(VAR)/secret_key $(VAR)/static/staticfiles.json
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) demonstrate tests/samples/jiaozuo_education_2023.txt --accounts $(VAR)/accounts.json
	@$(MANAGE) render
	@$(MANAGE) count_findings
	@echo "公开页面：http://127.0.0.1:$(PORT)/"
	@echo "管理后台：http://127.0.0.1:$(PORT)/admin/"
	@$(MANAGE) tick --every 60 >/dev/null & $(DEMONSTRATION) exec $(BIN)/gunicorn portal.wsgi \
		--bind 127.0.0.1:$(PORT) --log-level warning

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VAR)/secret_key:
	@mkdir -m 700 -p $(VAR)
	@(umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@)

$(VAR)/static/staticfiles.json: .venv/run $(shell find static -type f 2>/dev/null) | $(VAR)/secret_key
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0

# -- test: everything on SQLite, the database part on PostgreSQL too -----------------------------
# -- quick: what needs no browser, no PostgreSQL and no patience ----------------------------------

JAVASCRIPT_TESTS := node --test --test-reporter=spec $(sort $(wildcard tests/javascript/*.test.js))

test: .venv/tests chromium node
	$(JAVASCRIPT_TESTS)
	$(BIN)/pytest -n 2 --durations=15 --cov --cov-report=term
	$(BIN)/python -m tests.postgres -n 2 -m "database and not browser"

quick: .venv/tests node
	$(JAVASCRIPT_TESTS)
	$(BIN)/pytest -n 2 -m "not browser and not slow" --hypothesis-profile=quick

.venv/tests: tests/requirements.txt requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch .venv/run $@

# Debian's Chromium and a Chinese font, for the browser tests.
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
chromium:
	@if ! command -v chromium >/dev/null || ! ls /usr/share/fonts/opentype/noto/*CJK* >/dev/null 2>&1; then \
		$(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qq --no-install-recommends \
			chromium fonts-noto-cjk >/dev/null; \
	fi

# Debian's Node.js, for the tests of static/desk/; biome beside it, for make check and make fix.
node:
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
		$(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qq --no-install-recommends \
			nodejs npm >/dev/null; \
	fi

node_modules/.installed: package.json package-lock.json | node
	npm ci --loglevel=error --no-audit --no-fund
	@touch $@

# -- bench: ratios measured side by side, see docs/benchmarks.md ----------------------------------

bench: .venv/tests
	$(BIN)/python -m tests.benchmarks

# -- lock, inventory, audit, smoke: what operators are given --------------------------------------

.tools/.installed: requirements-tools.txt
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check -r requirements-tools.txt
	@touch $@

# Every package with the hashes of all its files; requirements.txt stays the file to edit.
lock: .tools/.installed
	.tools/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header \
		--no-emit-index-url --no-emit-find-links -o requirements.lock requirements.txt

# Components (CycloneDX) and licences of what the lock installs, and of nothing else.
INVENTORY := docs/inventory
inventory: .tools/.installed
	$(PYTHON) -m venv --clear .inventory
	.inventory/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.inventory/bin/pip uninstall --quiet --yes setuptools pip
	@mkdir -p $(INVENTORY)
	.tools/bin/cyclonedx-py environment --spec-version 1.6 --output-reproducible --pyproject pyproject.toml \
		--output-format JSON --output-file $(INVENTORY)/components.cdx.json .inventory/bin/python
	.tools/bin/pip-licenses --python=.inventory/bin/python --from=mixed --with-urls --format=markdown \
		--output-file=$(INVENTORY)/licences.md

# Known vulnerabilities of the lock. No answer is no all-clear: it fails, and says which it was.
audit: .tools/.installed
	@said=$$(.tools/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock --progress-spinner off 2>&1); \
	status=$$?; echo "$$said" | tail -n 40; \
	if [ $$status -ne 0 ] && ! grep -q "known vulnerabilit" <<< "$$said"; then \
		echo "漏洞数据没有取到，这次没有核对。请在能访问 pypi.org 的机器上再执行 make audit。"; exit 2; \
	fi; exit $$status

# Installs into a clean root folder as operators do, and tries it.
smoke: .venv/tests
	$(BIN)/python -m tests.deploy.smoke

# -- check and fix: what tools can say and mend ---------------------------------------------------

BIOME := node_modules/.bin/biome check --error-on-warnings

check: .venv/tests node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIOME)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -W error manage.py check --fail-level WARNING
	DATABASE_URL=sqlite://:memory: $(BIN)/python -W error manage.py makemigrations --check --dry-run

fix: .venv/tests node_modules/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIOME) --write

# The five verbs. Needs Python 3.11 or newer, make, and a network to the usual package indexes.
PYTHON ?= python3
PORT ?= 5000
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
TRANSLATIONS := $(wildcard preparedness/translations/*/LC_MESSAGES/*.po)
FLASK := $(PY) -m flask --app app:create_app
export PREPAREDNESS_DATA ?= $(CURDIR)/instance

.PHONY: setup run test check bench

setup: .build/packages .build/front-end .build/styles .build/translations

.build/packages: requirements-dev.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=python3.12")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	mkdir -p .build
# uv installs in a tenth of pip's time; pip does it where pip alone has been told of the indexes.
# All is compiled, for whoever runs it may not write here; but not in CI, which runs little of it.
	awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements-dev.lock > .build/uv.lock
	$(PIP) -r .build/uv.lock
	$(VENV)/bin/uv pip install --quiet $(if $(CI),,--compile-bytecode) --python $(PY) --require-hashes -r requirements-dev.lock || $(PIP) -r requirements-dev.lock
	touch $@

.build/front-end: package-lock.json static/build.py .build/packages
	$(PY) static/build.py fetch
	touch $@

.build/styles: $(wildcard static/styles/*.scss) .build/front-end
	$(PY) static/build.py styles
	touch $@

.build/translations: $(TRANSLATIONS) .build/packages
	$(if $(TRANSLATIONS),$(PY) -m babel.messages.frontend -q compile -d preparedness/translations)
	touch $@

run: setup
	$(FLASK) database upgrade
	$(FLASK) example-register try-out
	$(VENV)/bin/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --factory --blocking-threads 4 --workers-kill-timeout 10 --no-access-log app:create_app

# One more than there are processors: with a browser or a database to wait for, each is busy three quarters of the time.
test: setup
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m djlint templates --check --lint --quiet
	$(VENV)/bin/lint-imports

bench: setup
	$(PY) -m tests.bench

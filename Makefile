# make run     serve the site on http://127.0.0.1:8000 (PORT=8001 and DATABASE_URL=postgres://… change it)
# make test    everything CI checks
# make fuzz    let a coverage-guided fuzzer loose on the readers of evidence (FUZZ_SECONDS=60)
# make format  bring the code into shape

SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
# Named through .venv/bin/python, so that the folder may be moved after it was made.
VENV_PYTHON := .venv/bin/python
INSTALL := $(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check --no-input --requirement

.PHONY: run test fuzz format python port
.NOTPARALLEL:

run: port .venv/runtime $(if $(value SECRET_KEY),,var/secret-key) staticfiles/staticfiles.json
	@mkdir -p var
	@$(VENV_PYTHON) manage.py migrate --verbosity 0
	@$(VENV_PYTHON) manage.py load_content --or-keep
	@$(VENV_PYTHON) manage.py create_admin
	@echo "Serving http://127.0.0.1:$(PORT) (Ctrl+C stops it)"
	@exec $(VENV_PYTHON) -m granian config.wsgi:application --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 2 --blocking-threads 4 --no-ws --log-level warning

test: .venv/dev
	@.ci/test

fuzz: .venv/dev
	@$(INSTALL) requirements-fuzz.txt
	@$(VENV_PYTHON) -m benchmarks.fuzz_evidence $(or $(FUZZ_SECONDS),60)

format: .venv/dev
	@$(VENV_PYTHON) -m ruff check --fix-only --quiet .
	@$(VENV_PYTHON) -m ruff format .

# The stamps are written last, so that an interrupted installation starts again.
.venv/runtime: requirements.txt | python
	@echo "Installing $< …"
	@$(PYTHON) -m venv .venv
	@$(INSTALL) $<
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt | python
	@echo "Installing $< …"
	@$(PYTHON) -m venv .venv
	@$(INSTALL) $<
	@touch .venv/runtime $@

# A key that survives a restart keeps everybody signed in; SECRET_KEY in the environment replaces the file.
var/secret-key: | python
	@mkdir -p var
	@(umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@.new)
	@mv $@.new $@

# Compressing takes longer than all the rest of a second start; a folder is newer than its files when one was removed.
staticfiles/staticfiles.json: .venv/runtime config/settings.py $(shell find static -not -name '* *')
	@$(VENV_PYTHON) manage.py collectstatic --no-input --verbosity 0
	@touch $@

python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }

port: | python
	@$(PYTHON) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null \
		|| { echo "Port $(PORT) of 127.0.0.1 cannot be opened; something else may listen there. Choose another: make run PORT=8001" >&2; exit 1; }

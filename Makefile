# make demo   sets everything up and reads the bundled example
# make test   sets everything up and runs the tests
# make workbench  builds the page (needs Node; without it everything else works, and says so)
# make check  what the gate runs besides the tests: formatting, lint, types

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin

# What the page is built from; it is built again when any of it is newer.
PAGE := src/rashomon/present/dist/index.html
PAGE_SOURCES := $(shell find workbench/src workbench/index.html workbench/*.ts workbench/*.js workbench/package*.json -type f 2>/dev/null)

.PHONY: demo test check evaluate bench clean workbench

demo: $(VENV)/installed workbench
	$(BIN)/rashomon demo

test: $(VENV)/installed-dev workbench
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

workbench: $(PAGE)

$(PAGE): $(PAGE_SOURCES)
	@if command -v npm >/dev/null; then \
	  echo "building the page"; \
	  (cd workbench && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build -- --logLevel=warn && touch ../$(PAGE)) \
	    || echo "the page could not be built; everything else works"; \
	elif [ -f $(PAGE) ]; then echo "npm is not here: the page stays as it was built before"; \
	else echo "npm is not here: the page is not built; everything else works (install Node 20 or newer for it)"; fi

evaluate: $(VENV)/installed-dev
	$(BIN)/python evaluation/run.py

bench: $(VENV)/installed-dev
	$(BIN)/python evaluation/bench.py

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Rashomon needs Python 3.11 or newer; none was found. Install one, or say which: make demo PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist

# make demo   the main job on the dossier of Romenay
# make test   every check
# make test-thorough   the suite with thousands of examples a property
# make mutation   whether a change of the library makes a test fail
# make bench   the comparisons with other engines
#
# Needs Python 3.11 or newer, make and git. PYTHON=/path/to/python3 chooses the interpreter.

VENV := .venv
BIN := $(VENV)/bin
PLUGINS := $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml))

# A stamp is named after the contents of what decides on the installation: unchanged, nothing is installed again.
SUM := $(shell cat pyproject.toml $(PLUGINS:%=%/pyproject.toml) | cksum | cut -d' ' -f1)
DEMO := $(VENV)/.demo-$(SUM)
DEV := $(VENV)/.dev-$(SUM)

# Index and proxy settings of the machine are kept; a stray PYTHONPATH would hide what is installed.
unexport PYTHONHOME PYTHONPATH
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.PHONY: help demo test lint types layers suite packs docs changelog mutation test-thorough bench format clean
.NOTPARALLEL:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(DEMO)
	@$(BIN)/msp-model assess examples/romenay.yaml --on 2024-12-24

test: lint types layers suite packs docs changelog

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV)
	$(BIN)/mypy src tests conftest.py docs/conf.py $(wildcard benchmarks typing_tests)
	@for plugin in $(PLUGINS); do MYPYPATH=$$plugin/src $(BIN)/mypy $$plugin/src || exit 1; done

layers: $(DEV)
	$(BIN)/lint-imports --no-cache

# Not `pytest --cov`: the hypothesis entry point imports the package before that plugin could start.
suite: $(DEV)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --hypothesis-profile=ci -n auto --dist loadfile README.md docs src tests
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Each regional pack passes its own tests and the conformance kit.
packs: $(DEV)
	$(BIN)/python -m pytest --hypothesis-profile=packs -n auto --dist loadfile plugins

docs: $(DEV)
	$(BIN)/sphinx-build -n -W --keep-going -q -b html docs docs/_build/html

changelog: $(DEV)
	$(BIN)/towncrier build --draft --version next

# What each change of the library makes of its tests; docs/mutation.md tells the score. SAMPLE=0 takes every mutant.
SAMPLE := 300
ROOMS := expressions rulebook national texts
mutation: $(DEV)
	$(BIN)/python -m tests.testing.mutation --sample $(SAMPLE) $(ROOMS)

test-thorough: $(DEV)
	$(BIN)/python -m pytest --hypothesis-profile=nightly -n auto --dist loadfile

# Beside other engines, in an environment of their own.
bench: $(DEV)
	@test -x $(VENV)/bench/bin/pip || $(BIN)/python -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip --disable-pip-version-check --quiet install --editable . -r benchmarks/requirements.txt
	@$(VENV)/bench/bin/python -m benchmarks.run

format: $(DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf docs/_build .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis

# --- installation -----------------------------------------------------------------------------------------------------

# pip comes last into an environment: without it the environment is half made, and made again.
$(BIN)/pip:
	$(eval FOUND := $(shell .ci/find-python '$(PYTHON)'))
	$(if $(filter error:,$(firstword $(FOUND))),$(error $(wordlist 2,$(words $(FOUND)),$(FOUND))))
	@echo "Making $(VENV) with $(FOUND)"
	@$(FOUND) -m venv --clear $(VENV)

.PHONY: usable
usable: $(BIN)/pip
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$(VENV) has no working Python 3.11 or newer: remove it (rm -rf $(VENV)) and try again"; exit 1; }

$(DEMO): | usable
	@echo "Installing msp_model into $(VENV)"
	@$(PIP) install --editable '.[cli]' $(PLUGINS:%=--editable %)
	@rm -f $(VENV)/.demo-* && touch $@

# The first pip that reads dependency groups is 25.1; the one that comes with Python 3.11 is older.
$(DEV): | usable
	@echo "Installing msp_model and its checkers into $(VENV)"
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable '.[cli,testing]' --group dev
	@$(PIP) install --no-build-isolation --no-deps $(PLUGINS:%=--editable %)
	@rm -f $(VENV)/.dev-* $(VENV)/.demo-* && touch $@ $(DEMO)

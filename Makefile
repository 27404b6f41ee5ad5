# Every task of the project. `make` alone lists them. Needs Python 3.11 or newer, make and git; uses uv when it is there.
#
#   make run PORT=8080 DATABASE_URL=postgresql://user:password@host/name
#   make test ARGS="-k gap"         more arguments for pytest
#   make setup PYTHON=python3.12    another Python than the first that fits
#   make setup UV=                  plain pip, although uv is there

VENV := .venv
BIN := $(VENV)/bin
LOG := $(VENV)/install.log
PYTHON ?=
# Looked for once, and only by a step that installs.
UV ?= $(eval UV := $(shell uv --version >/dev/null 2>&1 && echo uv))$(UV)
PORT ?= $(or $(TALENTMATCH_PORT),8000)
BENCH ?= ../shared/bench
# The ESCO download, for the rows of docs/evaluation.md that need it; they are left out where there is none.
ESCO ?= ../shared/esco
PEERS := bm25 tfidf characters minilm
JOBS ?= 2
# A file of tests stays with one process: what it prepares for all of its tests is made once. ARGS="-n 0" runs them in one.
# The files with long tests come first (tests/conftest.py).
SHARED = -n $(JOBS) --dist loadfile --no-loadscope-reorder
ARGS ?=

# Without byte code every start takes three times as long.
unexport PYTHONDONTWRITEBYTECODE
# `make run DATABASE_URL=...` hands it on as it was typed, a dollar sign in a password included.
ifeq ($(origin DATABASE_URL),command line)
override DATABASE_URL := $(value DATABASE_URL)
export DATABASE_URL
endif

# Each stamp inside .venv says that one step is done; its prerequisites say when to do it again.
MADE := $(VENV)/.made
RUNTIME := $(VENV)/.runtime-installed
PROJECT := $(VENV)/.project-installed
DEV := $(VENV)/.dev-installed
# A virtual environment works only where it was made and with the Python that made it; otherwise it is made anew.
ifneq ($(shell [ -x $(BIN)/python ] && cat $(MADE) 2>/dev/null),$(CURDIR))
.PHONY: $(MADE)
endif

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast proof check lint types format messages docs bench bench-quick eval lock clean distclean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(PROJECT) ## make the virtual environment and install talentmatch into it

run: setup ## prepare the database and the index, then serve on PORT (8000)
	@echo 'Preparing the database and the match index.'
	@exec $(BIN)/talentmatch serve --init --port '$(PORT)'

test: $(DEV) ## run every test; installs Chromium when there is none
	@CHROMIUM=$$(tests/browser/install_chromium.sh) && export CHROMIUM && exec $(BIN)/pytest $(SHARED) $(ARGS)

test-fast: $(DEV) ## run the tests that need neither browser nor PostgreSQL and are not slow
	@$(BIN)/pytest $(SHARED) -m 'not slow and not browser and not postgres' $(ARGS)

proof: $(DEV) ## 10,000 steps of editors, 50 kills of the server, 70 hostile CVs, 50,000 calls of the interface, every state and way of the pages; takes long
	@CHROMIUM=$$(tests/browser/install_chromium.sh) && export CHROMIUM && PROOF_STEPS=10000 PROOF_KILLS=50 PROOF_FILES=100 \
	  PROOF_EXAMPLES=160 PROOF_REQUESTS=5000 PROOF_STATES=all FLOWS=all exec $(BIN)/pytest -s -o faulthandler_timeout=0 tests/proof tests/browser/test_flows.py $(ARGS)

check: lint types test ## everything that a change must pass

lint: $(DEV) ## look for faults and for files that are not formatted
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --output-format concise . || { echo '"make format" formats these files.' >&2; exit 1; }
	@$(BIN)/djlint --quiet --lint --allow-empty-input templates

types: $(DEV) ## check the types
	@$(BIN)/mypy

format: $(DEV) ## format the code and mend what can be mended without thought
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

messages: $(DEV) ## gather the strings to be translated into talentmatch/locale
	@$(BIN)/pybabel -q extract -F talentmatch/locale/babel.cfg -k N_ --no-location -w 120 -o $(VENV)/messages.pot .
	@for lang in nl fr; do \
	  $(BIN)/pybabel -q update -i $(VENV)/messages.pot -d talentmatch/locale -l $$lang --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 120; \
	done

docs: setup ## write docs/cli.md anew from the commands themselves
	@$(BIN)/talentmatch cli-reference > $(VENV)/cli.md
	@mv $(VENV)/cli.md docs/cli.md

bench: $(DEV) ## measure speed, memory, and what a visitor waits for; up to a million documents, beside peers; takes two hours
	@$(BIN)/python tests/bench/run.py
	@$(BIN)/python tests/bench/scale.py --output $(VENV)/bench.json $(ARGS)
	@$(BIN)/python tests/bench/batch.py --json $(VENV)/batch.json
	@$(BIN)/python tests/bench/load.py --out $(VENV)
	@CHROMIUM=$$(tests/browser/install_chromium.sh) && export CHROMIUM && exec $(BIN)/python tests/bench/pages.py

bench-quick: $(DEV) ## the same beside peers over few documents
	@$(BIN)/python tests/bench/scale.py --quick --output $(VENV)/bench-quick.json $(ARGS)

eval: $(DEV) ## measure the quality of matching on the data sets under BENCH, and write docs/evaluation.md
	@[ -d '$(BENCH)' ] || { echo 'There is no directory "$(BENCH)": name the one that holds the data sets, as in "make eval BENCH=directory".' >&2; exit 1; }
	@LC_ALL=C $(BIN)/talentmatch evaluate '$(BENCH)' --fields --jobs $(JOBS) $(PEERS:%=--peer %) $(if $(wildcard $(ESCO)),--esco '$(ESCO)') --page $(VENV)/evaluation.md $(ARGS)
	@mv $(VENV)/evaluation.md docs/evaluation.md

clean: ## remove caches and build output; keeps .venv and instance
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .test-artifacts *.egg-info
	@for tree in talentmatch tests; do find $$tree -name __pycache__ -prune -exec rm -rf {} +; done

distclean: clean ## clean, and remove .venv too
	@rm -rf $(VENV)

# --- installing ---------------------------------------------------------------------------------------------------

# $(call install,what,arguments): install with uv or pip, counting in a terminal; on failure one sentence, the long output
# stays in the log.
define install
	@echo 'Installing $(1).'
	@: > $(LOG); all=$$(cat $(filter %.lock,$(2)) < /dev/null | grep -c '=='); \
	if [ -t 1 ] && [ "$$all" -gt 0 ]; then while sleep 1; do \
	  printf '\r  %s of %s packages' "$$(grep -cE '^Collecting|^ [+] ' $(LOG))" "$$all"; \
	done & ticker=$$!; fi; \
	{ if [ -n '$(UV)' ]; then \
	     UV_COMPILE_BYTECODE=1 $(UV) pip install --python $(BIN)/python $(2); \
	   else \
	     [ -x $(BIN)/pip ] || $(BIN)/python -m ensurepip; \
	     $(BIN)/python -m pip install --disable-pip-version-check --no-input $(2); \
	   fi; } > $(LOG) 2>&1; \
	status=$$?; [ -z "$$ticker" ] || { kill $$ticker; echo; }; [ $$status = 0 ] || { \
	  echo 'Could not install $(1): is the network up and the package registry within reach? The whole output is in $(LOG).' >&2; exit 1; }
endef

# The first Python that fits, as the path of its executable; empty when there is none.
FITS := import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys.executable)
NAMES = $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)
FIND_PYTHON = $(firstword $(foreach name,$(NAMES),$(shell $(name) -c '$(FITS)' 2>/dev/null)))
SEEN = $(or $(shell $(firstword $(NAMES)) --version 2>/dev/null),no "$(firstword $(NAMES))" that starts)

$(MADE):
	$(eval FOUND := $(FIND_PYTHON))
	@[ -n '$(FOUND)' ] || { echo 'talentmatch needs Python 3.11 or newer and found $(SEEN): install one, or name one as in "make setup PYTHON=/path/to/python3.11".' >&2; exit 1; }
	@[ -n '$(UV)' ] || $(FOUND) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(FOUND) cannot make virtual environments: install its module "venv" (on Debian and Ubuntu: apt-get install python3-venv).' >&2; exit 1; }
	@echo 'Making the virtual environment $(VENV) with $(FOUND).'
	@rm -rf $(VENV)
	@if [ -n '$(UV)' ]; then $(UV) venv --quiet --python $(FOUND) $(VENV); else $(FOUND) -m venv $(VENV); fi
	@echo '$(CURDIR)' > $@

$(RUNTIME): requirements.lock requirements-build.lock $(MADE)
	$(call install,the packages that requirements.lock names,--require-hashes -r requirements.lock -r requirements-build.lock)
	@touch $@

$(PROJECT): pyproject.toml $(MADE) | $(RUNTIME)
	$(call install,talentmatch,--no-build-isolation --no-deps -e .)
	@touch $@

$(DEV): requirements-dev.lock $(MADE) | $(PROJECT)
	$(call install,the tools that requirements-dev.lock names,--require-hashes -r requirements-dev.lock)
	@touch $@

# --- locking ------------------------------------------------------------------------------------------------------

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(ARGS)
BUILD_REQUIRES := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")

lock: $(MADE) ## choose the versions anew after a change of pyproject.toml; ARGS=--upgrade for newer ones
	@[ -n '$(UV)' ] || { echo 'make lock needs uv: install it first.' >&2; exit 1; }
	@$(COMPILE) --extra postgres --extra meaning -o requirements.lock pyproject.toml > /dev/null
	@$(COMPILE) --extra postgres --extra meaning --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml > /dev/null
	@$(BIN)/python -c '$(BUILD_REQUIRES)' | $(COMPILE) -c requirements-dev.lock -o requirements-build.lock - > /dev/null

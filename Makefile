# Everything that a contributor types. It needs Python 3.11 or later; the rest it sets up in .venv.
# Paths are relative throughout, so that a checkout in a folder with spaces works too.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site test check lint format lock upgrade publish torture fuzz audit pythons bench bench-quotations lighthouse messages screenshots clean distclean

PY := .venv/bin/python
# .venv holds absolute paths: one that was moved here, or whose Python has gone, is made anew.
MOVED := $(shell test -x $(PY) && test "$$(cat .venv/.made-in 2>/dev/null)" = "$$(pwd -P)" \
    || rm -f .venv/.packages)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: .venv/.project ## set up .venv with the packages of requirements.lock

site: .venv/.project ## build the site into site/
	@.venv/bin/factsheet build

test: .venv/.project .venv/.node ## run every test, browser tests too (ARGS='-k name' runs some)
	@chromium=$$($(PY) scripts/chromium.py) && \
	    FACTSHEET_CHROMIUM="$$chromium" $(PY) -m pytest -n 2 $(ARGS)

check: lint test ## what a change must pass: lint, tests, records in their form, a build without warnings
	@.venv/bin/factsheet fmt --check
	@.venv/bin/factsheet build --strict

lint: .venv/.project ## ruff and mypy
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: .venv/.project ## bring code and records into their form
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@.venv/bin/factsheet fmt

lock: .venv/.packages ## bring requirements.lock up to pyproject.toml, keeping what is pinned
	@$(COMPILE)

upgrade: .venv/.packages ## take the newest release of every dependency into requirements.lock
	@$(COMPILE) --upgrade

publish: .venv/.project ## build without warnings, verify, and put the site into TO=DIR (or leave it in site/)
	@.venv/bin/factsheet build --strict
	@$(PY) scripts/verify_site.py site
	@test -z "$(TO)" || $(PY) scripts/put_in_place.py site "$(TO)"

torture: .venv/.project ## try crashes, full disks, damage and hostile files; N=0.1 tries a tenth of it
	@$(PY) -m benchmarks.torture --scale $(or $(N),1)

fuzz: .venv/.project ## mutated bytes for everything that reads a stranger's (N=10: ten times as many)
	@$(PY) -m benchmarks.torture --scale $(or $(N),10) fuzz

pythons: .venv/.project ## build with each of PYTHONS="python3.11 …", and compare the bytes
	@$(PY) -m benchmarks.torture.pythons $(or $(PYTHONS),python3.11 python3.12 python3.13 python3.14)

audit: .venv/.project ## ask a database of published faults about the lock (needs the network)
	@test -x .venv/audit/bin/pip-audit || { $(PY) -m venv .venv/audit && \
	    .venv/audit/bin/python -m pip install -qq --disable-pip-version-check --no-input \
	    --require-hashes --only-binary :all: --requirement scripts/audit.lock; }
	@.venv/audit/bin/pip-audit --disable-pip --require-hashes --requirement requirements.lock

bench: .venv/.project ## measure builds beside other builders, and write the README's tables (ARGS='--help' tells more)
	@$(PY) -m benchmarks.builds $(if $(POLNEAR),--polnear "$(POLNEAR)") $(ARGS)

bench-quotations: .venv/.project ## measure proof of quotation; POLNEAR=a checked-out copy of the corpus
	@$(PY) -m benchmarks.quotations --polnear "$(POLNEAR)"

messages: .venv/.project ## bring the catalogue of the interface's texts up to date
	@$(PY) -m scripts.messages

lighthouse: site ## measure pages as on a phone, with Lighthouse (needs Node with npx)
	@$(PY) -m benchmarks.lighthouse site

screenshots: site ## a picture of each type of page into docs/screenshots, for review
	@$(PY) -m scripts.screenshots site docs/screenshots

clean: ## remove what was built; the texts of sealed sources stay in .factsheet/texts
	@rm -rf site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find .factsheet -mindepth 1 -maxdepth 1 ! -name texts -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## remove .venv too
	@rm -rf .venv

# One file for Python 3.11 and later on every system; "fewest" keeps one version of a package for
# all of them, so that a page is the same everywhere. It names no index: pip's settings do.
COMPILE = $(PY) -m uv pip compile pyproject.toml --all-extras --group dev --output-file requirements.lock \
    --universal --python-version 3.11 --fork-strategy fewest --only-binary :all: \
    --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet

.venv/.packages: requirements.lock
	@scripts/setup-venv.sh
	@pwd -P > .venv/.made-in
	@touch $@

.venv/.node: tests/node/package-lock.json .venv/.packages
	@$(PY) scripts/node_packages.py
	@touch $@

.venv/.project: .venv/.packages pyproject.toml
	@$(PY) -m pip install -qq --disable-pip-version-check --no-input \
	    --no-deps --no-build-isolation --editable .
	@touch $@

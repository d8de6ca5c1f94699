# Everything is installed into .venv, which make builds where it is not there.
PYTHON ?= python3
VENV := .venv
LOWEST := .venv-lowest
LOCKED := tests/locked.txt
BENCH := .venv-bench
BIN := $(VENV)/bin
RUN := $(BIN)/python -m
RUNS ?= 20000
CASES ?= 20000
SEED ?= 0
TARGETS ?= reader tables outputs options record answers

.PHONY: demo test test-lowest test-all check mutation independent fuzz bench profile docs screenshot browser page page-all page-pictures page-speed page-pins lock bank-holidays release clean

demo: $(VENV)/installed ## Install sifcalc and show a real inspection
	$(BIN)/sifcalc grade examples/croydon-2017.yaml
	$(BIN)/sifcalc timeline examples/croydon-2017.yaml --as-of 2017-10-01
	@printf '\n%s\n%s\n\n%s\n' 'That was Croydon as it stood on 1 October 2017. After `. $(BIN)/activate` the' \
	  'command is `sifcalc`. For a case of your own, to fill in, type:' '$(BIN)/sifcalc new case.yaml'

test: $(VENV)/tested ## Run every test, in random order and on every core
	$(RUN) pytest -n auto

test-lowest: $(LOWEST)/tested ## Run every test with the oldest versions allowed of what sifcalc needs
	$(LOWEST)/bin/python -m pytest -n auto

test-all: $(VENV)/tested ## Run every test on every Python that is here, and with the oldest versions
	$(RUN) nox

check: $(VENV)/tested ## Lint, formatting, types, layers, what is built, and the wheel alone
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/check_wheel.py

mutation: $(VENV)/tested ## Change the engines bit by bit, and see what the tests let pass
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[mutation]'
	nice $(BIN)/python scripts/mutation.py $(CHANGES)

independent: $(VENV)/tested ## Compare CASES of chance with a second, slow count of both rulebooks
	PYTHONPATH=tests $(RUN) support.independent $(CASES) $(SEED)

fuzz: $(VENV)/fuzzed ## Give each of TARGETS, or all there are, RUNS inputs that nobody would think of
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && for target in $(TARGETS); do \
	  TMPDIR="$$folder" $(BIN)/python fuzz/fuzzing.py $$target -runs=$(RUNS) || exit 1; done

bench: $(BENCH)/made ## Measure sifcalc beside what it stands on and other ways to count
	$(BENCH)/bin/pip install --quiet --disable-pip-version-check '.[bench]'
	$(BENCH)/bin/python benchmarks/run.py $(PARTS)

profile: $(VENV)/installed ## Say where the time of the engines goes
	$(BIN)/python benchmarks/profile_engines.py

docs: $(VENV)/tested ## Write what the documentation shows of sifcalc afresh
	$(BIN)/python scripts/write_docs.py

screenshot: docs browser ## Take the README's picture of a report in Chromium
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	  $(BIN)/sifcalc report examples/croydon-2017.yaml --as-of 2017-10-01 -o "$$folder/report.html" && \
	  node tests/browser/audit.mjs "$$(command -v chromium)" "$$folder/report.html" docs/report.png

browser: ## Install what the tests of the page in a browser need besides Chromium and Node.js
	npm install --prefix tests/browser --no-save --no-package-lock --no-audit --no-fund

page: $(VENV)/tested ## Make dist/sifcalc.html, which runs sifcalc in a browser, and dist/web for a web server
	$(BIN)/python web/make_page.py

page-pictures: page browser ## Take the pictures of docs/page in Chromium
	$(BIN)/python scripts/page_pictures.py

page-all: page browser ## Compare every combination of judgements and every day in the page with the command line
	SIFCALC_BROWSER_TESTS=1 SIFCALC_PAGE_ALL=1 $(RUN) pytest tests/web -n auto

page-speed: page browser ## Measure how soon the page is ready, and how soon it answers
	PYTHONPATH=tests $(BIN)/python benchmarks/page.py

page-pins: $(VENV)/tested ## Pin the newest versions of what the page embeds, but for Pyodide
	$(BIN)/python web/pin.py

lock: $(VENV)/made ## Install the newest of what the tests run with, and write down which those are
	rm -rf $(VENV) && $(MAKE) $(VENV)/made
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python scripts/lock.py

bank-holidays: $(VENV)/tested ## Make the snapshot of announced bank holidays afresh
	$(BIN)/pip install --upgrade holidays govuk-bank-holidays
	$(BIN)/python scripts/update_bank_holidays.py

release: $(VENV)/tested ## Build what a release is made of into dist, checked; upload nothing
	$(BIN)/python scripts/release.py

clean:
	rm -rf $(VENV) $(LOWEST) $(BENCH) .nox mutants web/.cache

$(VENV)/made $(LOWEST)/made $(BENCH)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sifcalc needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(@D)
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/made pyproject.toml $(LOCKED)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]' --constraint $(LOCKED)
	@touch $@ $(VENV)/installed

$(LOWEST)/tested: $(LOWEST)/made pyproject.toml scripts/lowest.py $(LOCKED)
	$(LOWEST)/bin/python scripts/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/pip install --quiet --disable-pip-version-check --editable '.[test]' \
	  --constraint $(LOWEST)/constraints.txt
	@touch $@

$(VENV)/fuzzed: $(VENV)/made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@touch $@ $(VENV)/installed

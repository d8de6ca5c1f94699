# Everything is installed into .venv, which make builds where it is not there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m

.PHONY: demo test check docs screenshot browser bank-holidays clean

demo: $(VENV)/installed ## Install sifcalc and show a real inspection
	$(BIN)/sifcalc grade examples/croydon-2017.yaml
	$(BIN)/sifcalc timeline examples/croydon-2017.yaml

test: $(VENV)/tested ## Run every test
	$(RUN) pytest

check: $(VENV)/tested ## Lint, formatting and types
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

docs: $(VENV)/tested ## Write what the documentation shows of sifcalc afresh
	$(BIN)/python scripts/write_docs.py

screenshot: docs browser ## Take the README's picture of a report in Chromium
	$(BIN)/sifcalc report examples/croydon-2017.yaml --as-of 2017-10-01 -o docs/report.html
	node tests/browser/audit.mjs "$$(command -v chromium)" docs/report.html docs/report.png
	rm docs/report.html

browser: ## Install what the tests of the page in a browser need besides Chromium and Node.js
	npm install --prefix tests/browser --no-save --no-package-lock --no-audit --no-fund

bank-holidays: $(VENV)/tested ## Make the snapshot of announced bank holidays afresh
	$(BIN)/pip install --upgrade holidays govuk-bank-holidays
	$(BIN)/python scripts/update_bank_holidays.py

clean:
	rm -rf $(VENV)

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sifcalc needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

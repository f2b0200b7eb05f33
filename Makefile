# make run: the web chat; make test: every check. Both install what they need into .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE ?= 1
export GRADIO_ANALYTICS_ENABLED ?= False

.PHONY: run install test check browser clean

run: install
	$(BIN)/operative serve --open

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -c constraints.txt --editable '.[dev,models,training,bench]'
	touch $@

test: install check

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict documents index assistant app.py
	$(BIN)/pytest

browser: install
	$(BIN)/pytest -m browser tests/browser

clean:
	rm -rf $(VENV) build dist *.egg-info

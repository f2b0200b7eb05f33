# make run: the web chat; make test: every check; make train: the embedded model, from aligned paragraphs (DATA) and, if
# given, a folder of official XML (XML). All install what they need into .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/training/parallel_75_78.jsonl.xz
XML ?=
XML_ROWS := build/xml-rows.jsonl.xz
export HF_HUB_OFFLINE ?= 1
export GRADIO_ANALYTICS_ENABLED ?= False

.PHONY: run install test check browser train clean

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

train: install
	mkdir -p build
	$(if $(XML),$(BIN)/python training/extract.py --xml $(XML) --out $(XML_ROWS))
	$(BIN)/python training/train.py --data $(DATA) $(if $(XML),$(XML_ROWS)) --out index/model

clean:
	rm -rf $(VENV) build dist *.egg-info

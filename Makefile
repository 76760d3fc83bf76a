# Two commands: `make up` sets Toplu up and starts it, `make test` sets up and runs every test.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# The sample and real texts never share a folder: what is no law must not stand among laws.
ifdef CORPUS
TEXTS := $(addprefix $(CORPUS)/,codes laws international translations eqanun_html)
SOURCE := corpus
DAYS := $(wildcard $(CORPUS)/codes/*/not_yet_shown.tsv)
ICS := $(wildcard $(CORPUS)/ics/ics.csv)
LISTS := $(wildcard $(CORPUS)/standards)
export TOPLU_HOME ?= $(CURDIR)/data/corpus
else
TEXTS := fixtures/acts
SOURCE := sample
export TOPLU_HOME ?= $(CURDIR)/data/sample
endif

.PHONY: help up down test lint install parts demo screenshots translations lock benchmarks

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

up: install  ## set up, take in the texts (CORPUS=folder for real ones, with ICS and lists of standards), serve on 127.0.0.1:8000
	@for table in $(ICS); do $(BIN)/toplu classifiers import "$$table"; done
	@for folder in $(LISTS); do $(BIN)/toplu standards load "$$folder"; done
	@$(BIN)/toplu import --source $(SOURCE) $(TEXTS)
	@for table in $(DAYS); do $(BIN)/toplu acts commencements "$$table"; done
	@deploy/background start

down:  ## stop what `make up` started
	@deploy/background stop

test: install parts lint  ## set up and run every test, on SQLite, PostgreSQL and in Chromium
	$(BIN)/pytest -n 2 --dist loadfile

lint: install
	$(BIN)/ruff check .
	$(BIN)/mypy

demo: install  ## crawl a replay of e-qanun.az in front of you, twice
	@$(BIN)/python -m tests.site.demo

screenshots: install parts  ## remake docs/screenshots
	@$(BIN)/python docs/screenshots/make.py

benchmarks: install  ## print every figure of benchmarks/
	@for script in ingest search_latency web timeline; do $(BIN)/python benchmarks/$$script.py; done

parts:  ## PostgreSQL and Chromium: brought by apt for root, else named when missing
	@deploy/parts

install: .venv/.installed translations  ## make .venv alone

.venv/.installed: requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing the pinned packages into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e . > .venv/install.log 2>&1 \
		|| { cat .venv/install.log >&2; exit 1; }
	@touch $@

translations: .venv/.installed
	@$(BIN)/pybabel -q compile -d translations

lock: .venv/.installed  ## pin the newest versions the project allows, with hashes and without addresses
	$(BIN)/pip-compile $(LOCK) -o requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra dev -o requirements-dev.lock pyproject.toml
LOCK := --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
	--strip-extras --allow-unsafe

# Two commands: `make up` starts Toplu on this machine, `make test` sets up and runs every test.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
BIN := .venv/bin
export TOPLU_HOME ?= $(CURDIR)/data
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: up test install lint demo screenshots translations lock clean help

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.installed: requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install: .venv/.installed translations  ## make .venv alone

translations: .venv/.installed
	@$(BIN)/pybabel -q compile -d translations -D messages 2>/dev/null || $(BIN)/pybabel compile -d translations -D messages

lock:  ## pin the newest versions the project allows, with hashes and without addresses
	$(BIN)/pip-compile $(LOCK) -o requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra dev -o requirements-dev.lock pyproject.toml
LOCK := --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --strip-extras --allow-unsafe

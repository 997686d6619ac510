# The ways to run, test and look after the product; `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= var
PURE := HOUSE=pure swift
PURE_BUILD := --scratch-path .build-pure
SOURCES := Sources Tests Plugins Benchmarks Package.swift
PYTHON := .venv/bin/python
DEBUG := $(CURDIR)/.build/debug/fangxin
RELEASING := swift build -c release --static-swift-stdlib
RELEASE := $(CURDIR)/.build/release/fangxin
OUTSIDE := $(PYTHON) -m pytest -q Tests/Outside
COLUMNS_PYTHON := .venv-columns/bin/python
COLUMNS_BINARY := $(CURDIR)/.build/release/Columns
# What `make bench` measures, `make bench PARTS="intake --rounds 1"` for instance; everything without.
PARTS ?=
ROUNDS ?= 20
EXAMPLES ?= 200

.PHONY: help run test rooms pure format lint golden docs bench columns assets packages test-packages bench-packages python outside journeys fuzz kill

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: packages assets ## Install what is missing, build, fill an empty database with demo data, serve on 8080
	$(RELEASING) --product fangxin
	exec .build/release/fangxin serve --host $(HOST) --port $(PORT) --data $(DATA) --demo

test: test-packages assets python ## Everything: units, properties, both databases, HTTP, browser, contract, processes
	@Scripts/run-tests

rooms: test-packages assets ## The rooms' tests alone, on both databases
	Scripts/with-postgres swift test --disable-xctest

pure: packages ## Only the three lower floors: seconds
	$(PURE) test $(PURE_BUILD)

format: ## Format the sources in place
	swift format --in-place --parallel --recursive $(SOURCES)

lint: ## Format check, plan check, shell check
	swift format lint --strict --parallel --recursive $(SOURCES)
	$(PURE) package $(PURE_BUILD) check-plan
	bash -n Scripts/* .ci/run

golden: ## Record the kept answers anew, and show what changed
	RECORD_GOLDEN=1 swift test
	git diff --stat -- Tests/Golden

docs: ## The rooms' documentation, offline, in .build/docs
	swift package --allow-writing-to-directory .build/docs generate-documentation --output-path .build/docs

bench: bench-packages assets python ## Speed, each against its peer or target in one run
	$(RELEASING) --product fangxin
	$(RELEASING) --product Bare
	FANGXIN_BINARY=$(RELEASE) $(PYTHON) Benchmarks/run.py $(PARTS)

columns: ## The column engine: equal to DuckDB, and how much quicker than it and ClickHouse
	Scripts/prepare-python Benchmarks/requirements.txt .venv-columns
	$(RELEASING) --product Columns
	COLUMNS_BINARY=$(COLUMNS_BINARY) $(COLUMNS_PYTHON) Benchmarks/columns.py oracle
	COLUMNS_BINARY=$(COLUMNS_BINARY) $(COLUMNS_PYTHON) Benchmarks/columns.py speed --check

outside: python assets ## The tests from outside: browser, axe, contract, processes
	swift build --product fangxin
	FANGXIN_BINARY=$(DEBUG) Scripts/with-postgres $(OUTSIDE)

journeys: python assets ## The browser tests alone, on what is built
	FANGXIN_BINARY=$(DEBUG) $(OUTSIDE) -m browser

fuzz: python ## The contract tests alone, with many more examples
	FANGXIN_BINARY=$(DEBUG) $(OUTSIDE)/test_contract.py --examples $(EXAMPLES) -o timeout=3600

kill: python ## Kills a release build under load, ROUNDS times
	$(RELEASING) --product fangxin
	FANGXIN_BINARY=$(RELEASE) $(OUTSIDE)/test_kill.py --rounds $(ROUNDS)

assets: ## Fetch the pinned front-end libraries and jieba's words
	@Scripts/fetch-assets
	@Scripts/fetch-words

packages:
	@Scripts/install-packages run

bench-packages:
	@Scripts/install-packages bench

test-packages:
	@Scripts/install-packages test

python: test-packages ## The pinned tools of the outside tests
	@Scripts/prepare-python

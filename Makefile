# Each command sets up what it needs: a virtual environment from the hash-locked requirements, a browser for tests.
.DEFAULT_GOAL := help
.PHONY: help serve build test pytest test-long check bench bench-search mutants search search-report release offline schemas
.PHONY: learn screenshots assets-lock theme-styles language
.PHONY: review facts feedback channels-diff rules lint lock clean
.PHONY: ready rollback-check topics-diff topics-release redirects compressed check-hosts constants compile-constants
SHELL := /bin/sh

PYTHON := .venv/bin/python
# A worker more than cores, since a test in a browser waits at times; they share what is built, and each takes the next test
# when it is free.
WORKERS := --numprocesses $(shell $(PYTHON) -c "import os; print(1 + (os.cpu_count() or 1))" 2>/dev/null || echo 3) --dist worksteal
export NO_MKDOCS_2_WARNING := 1
# Each command starts Python anew, the tests dozens of times: without what was compiled before, each start takes seconds.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPATH := hooks

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

serve: .venv/ready  ## Build the site and show it on http://127.0.0.1:8000 (PORT=8001: there), again after every change
	@$(PYTHON) -m scripts.serve $(PORT)

build: .venv/ready  ## Build the site into site/, if every check passes
	@$(PYTHON) -m scripts.build

# Lint goes on beside the tests: before them it would leave all cores but one idle.
test: .venv/browser  ## Run all tests, in a real browser too, and lint
	@$(MAKE) --no-print-directory --jobs=2 lint pytest

pytest: .venv/browser
	@$(PYTHON) -m pytest $(WORKERS) $$($(PYTHON) -m scripts.nginx --install) $$($(PYTHON) -m scripts.signature_program --install)

test-long: export HYPOTHESIS_PROFILE := long
test-long: test  ## Run all tests, the property tests with new examples and many more of them

# What needs no test to run: style, types, import layers, the scripts of pages. Seconds; pre-commit calls it.
lint: .venv/ready  ## Check style and types of all code, and which package imports which
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo --cache-dir .build/imports
	@$(PYTHON) -m scripts.check_scripts

check: export HYPOTHESIS_PROFILE := brief
check: lint  ## Lint, and run the tests that need no built site, browser, nginx or minisign: a minute of one processor
	@$(PYTHON) -m pytest -m "not built and not repeated and not browser and not nginx and not minisign"

bench: .venv/ready .venv/browser  ## Measure builds beside others' (BENCH.md; SIZES="0 200 800 2000"), pages and search
	@$(PYTHON) -m scripts.bench_build $(SIZES)
	@$(PYTHON) -m scripts.bench
	@$(PYTHON) -m scripts.search_bench

mutants: .venv/ready  ## Change the guard in small ways and count how many changes its tests notice (ten minutes of a processor)
	@$(PYTHON) -m scripts.mutants

bench-search: .venv/ready  ## Measure the search beside Material's own and Pagefind, at three sizes (ten minutes)
	@$(PYTHON) -m scripts.search_beside

search: .venv/ready  ## Answer a question as the site does, with scores: make search Q="gas too high"
	@$(PYTHON) -m scripts.search_eval --ask "$(Q)" --lang "$(LANG)"

ready: .venv/ready  ## List what is left to do before a release, with places
	@$(PYTHON) -m scripts.ready

search-report: .venv/ready  ## Tell per topic what readers ask and do not find, and the words that would help: make search-report Q=questions.tsv
	@$(PYTHON) -m scripts.search_report "$(Q)"

release: .venv/ready  ## Build the site that may be published: refuses what make ready lists
	@$(PYTHON) -m scripts.build --release

# These read the site that is there and never build: a signed release stays as it is.
offline: .venv/ready  ## Take the copy that an app ships out of the built site: .build/offline/help-center.zip and its manifest
	@$(PYTHON) -m scripts.offline_copy

rollback-check: .venv/ready  ## Say what would be lost if one built site took another's place: OLD=<now> NEW=<then>
	@$(PYTHON) -m scripts.rollback '$(OLD)' '$(NEW)'

schemas: .venv/ready  ## Write the JSON Schemas that editors use for the data files
	@$(PYTHON) -m scripts.schemas

feedback: .venv/ready  ## Count what readers said to "Did this help?": make feedback LOG="access.log access.log.1"
	@$(PYTHON) -m scripts.feedback $(LOG)

language: .venv/ready  ## Begin a language with the texts of another one: make language TAG=ja, or TAG=de FROM=en
	@$(PYTHON) -m scripts.new_language "$(TAG)" "$(FROM)"
	@$(PYTHON) -m scripts.schemas

review: .venv/ready  ## Tell which pages want to be looked at: by age, changed facts, translations left behind, Q=what readers asked
	@$(PYTHON) -m scripts.review "$(Q)"

facts: .venv/ready  ## Show every sentence that quotes a fact, with each answer that an operator may give
	@$(PYTHON) -m scripts.fact_sentences

channels-diff: .venv/ready  ## Tell what changed in the official-channel list: make channels-diff SINCE=<commit>
	@$(PYTHON) -m scripts.channels_diff '$(SINCE)'

rules: .venv/ready  ## Write hooks/RULES.md and hooks/guard/RULES.md, the pages of all rules
	@$(PYTHON) -m guard.rules.rulebook
	@$(PYTHON) -m helpcenter.rules

learn: .venv/ready  ## Learn what thieves' sentences read like, from the tables (PAGES=site: first from pages that people have read)
	@$(PYTHON) -m scripts.learn_sentences $(if $(PAGES),--pages '$(PAGES)')
	@$(PYTHON) -m scripts.learn_second_look
	@$(PYTHON) -m scripts.learn_contacts
	@$(PYTHON) -m scripts.learn_word_order

theme-styles: .venv/ready  ## Take anew what pages use of Material's style sheet, after an update of Material
	@$(PYTHON) -m scripts.theme_styles
	@$(PYTHON) -m scripts.assets_lock

assets-lock: .venv/ready  ## Lock again which scripts, styles, fonts and pictures may be published
	@$(PYTHON) -m scripts.assets_lock

screenshots: .venv/ready .venv/browser  ## Take the README's screenshots again
	@$(PYTHON) -m scripts.screenshots

topics-diff: .venv/ready  ## Show what changed for apps since the last release, or since a git revision (SINCE=v1.0.0)
	@$(PYTHON) -m scripts.topic_releases diff $(SINCE)

topics-release: .venv/ready  ## Freeze the topic ids and contexts as a release promises them
	@$(PYTHON) -m scripts.topic_releases release

redirects: .venv/ready  ## Write redirects for nginx, Netlify and Cloudflare into .build/redirects
	@$(PYTHON) -m scripts.redirects

compressed: .venv/ready  ## Compress the built site for servers that send .gz and .br as they are, into .build/compressed
	@$(PYTHON) -m scripts.compressed

check-hosts: .venv/ready  ## Check the recipes in hosts/: workflows by their schemas, the container file by hadolint
	@$(PYTHON) -m scripts.check_hosts

constants: .venv/ready  ## Write the topic ids for Kotlin, Swift, TypeScript and Dart into .build/constants
	@$(PYTHON) -m scripts.constants

compile-constants: .venv/ready  ## Compile these constants with every compiler that is here or on npm, and run them
	@$(PYTHON) -m scripts.constants --compile

lock:  ## Lock the requirements again after a change of pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group site --group test --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" -o requirements.txt

clean:  ## Remove everything that the other commands made
	rm -rf .venv .build site .pytest_cache .hypothesis

.venv/ready: requirements.txt scripts/set-up
	@sh scripts/set-up

.venv/browser: .venv/ready scripts/browser.py
	@$(PYTHON) -m scripts.browser --install
	@touch $@

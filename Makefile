# Everything a person types. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help setup run test check lock bench bench-outages bench-reports bench-themes train train-test levers compare deploy clean distclean

BIN := .venv/bin
STATE ?= .amends

help:  ## List what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

setup:  ## Make the environments and the console, where they changed
	@sh local/setup/setup.sh

run: setup  ## Run the whole system on this machine; ARGS="--scenario four-hour-outage" and the like go to `amends up`
	@exec $(BIN)/amends up --state "$(STATE)" $(ARGS)

test:  ## Set up, check, and run every test
	@sh local/setup/setup.sh browser
	@sh local/setup/test.sh

check: setup  ## Formatting, types, the template, the console's types
	@sh local/setup/check.sh

lock:  ## Renew every lock from the names in requirements/*.in and console/package.json
	@sh local/setup/setup.sh lock

bench: setup  ## Measure the running system
	@exec $(BIN)/python -m local.bench $(ARGS)

bench-outages: setup  ## Measure how soon outages are suspected, and how often in vain; DATA=folder of recorded feeds, ARGS
	@exec $(BIN)/python -m local.outages $(if $(DATA),--data "$(DATA)") $(ARGS)

bench-reports: setup  ## Measure the report pages over a year of 50,000 cases; ARGS="--cases 5000 --mentions 100000"
	@exec $(BIN)/python -m local.reports $(ARGS)

bench-themes: setup  ## Measure what lies close together by the vectors that themes are made of, and what is found
	@exec $(BIN)/python -m local.themes

train:  ## Train the classifier anew: DATA=folder of the data sets, ARGS=--research
	@sh local/setup/setup.sh train
	@exec env PYTHONPATH=models .venvs/train/bin/python -m training.train $(if $(DATA),"$(DATA)",$(error name the data sets: make train DATA=folder)) $(ARGS)

train-test:  ## Test the training's network, which needs PyTorch
	@sh local/setup/setup.sh train
	@exec env PYTHONPATH=models:layers/core:. .venvs/train/bin/python -m pytest -W default tests/training $(ARGS)

levers:  ## Measure what each lever of the training gives: DATA=folder of the data sets
	@sh local/setup/setup.sh train
	@exec env PYTHONPATH=models .venvs/train/bin/python -m training.levers $(if $(DATA),"$(DATA)",$(error name the data sets: make levers DATA=folder)) $(ARGS)

compare:  ## Put the trained model that ships beside one taught by all sources: DATA=folder; train both first
	@sh local/setup/setup.sh train
	@exec env PYTHONPATH=models .venvs/train/bin/python -m training.compare $(if $(DATA),"$(DATA)",$(error name the data sets: make compare DATA=folder)) $(ARGS)

deploy: setup  ## Deploy to the AWS account that your credentials name; STACK, ARCHITECTURE, ARGS
	@exec $(BIN)/python -m local.cloud $(if $(STACK),--stack "$(STACK)") $(if $(ARCHITECTURE),--architecture $(ARCHITECTURE)) $(ARGS)

clean:  ## Forget what the local stack stored
	@sh local/setup/clean.sh "$(STATE)"

distclean: clean  ## Remove everything that setup and the builds made, too
	rm -rf .venv .venvs .aws-sam console/node_modules console/dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis

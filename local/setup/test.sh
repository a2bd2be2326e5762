#!/bin/sh
# The checks, the console's tests and every Python test; pytest's summaries come last, whatever failed before.
# With arguments, pytest runs once with them.
set -u
cd "$(dirname -- "$0")/../.." || exit 1
status=0

sh local/setup/check.sh || status=1
if grep -q '"test":' console/package.json 2>/dev/null; then
    PATH=$(cat .venvs/node-folder):$PATH
    npm --prefix console run --silent test || { echo "test: the console's tests FAILED"; status=1; }
fi
if [ $# -gt 0 ]; then
    .venv/bin/python -m pytest "$@" || status=1
    exit $status
fi
# What needs no running system goes over the cores; a running system has them for itself.
.venv/bin/python -m pytest --numprocesses auto --dist worksteal tests --ignore tests/e2e --ignore tests/integration/local || status=1
.venv/bin/python -m pytest tests/e2e tests/integration/local || status=1
exit $status

#!/bin/sh
# The checks, the console's tests and every Python test; pytest's summary comes last, whatever failed before.
set -u
cd "$(dirname -- "$0")/../.." || exit 1
status=0

sh local/setup/check.sh || status=1
if grep -q '"test":' console/package.json 2>/dev/null; then
    PATH=$(cat .venvs/node-folder):$PATH
    npm --prefix console run --silent test || { echo "test: the console's tests FAILED"; status=1; }
fi
.venv/bin/python -m pytest "$@" || status=1
exit $status

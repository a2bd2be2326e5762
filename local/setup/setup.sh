#!/bin/sh
# Set up everything that Amends needs under this checkout: `local/setup/setup.sh [browser]`.
# Finds a Python, gives it an environment with uv in it, and leaves the rest to __main__.py beside this file.
set -eu

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$checkout"

# It must run (a shim of a version manager may exist and fail), be of a version that Lambda runs, and bring pip.
is_suitable() {
    "$1" -c '
import sys
if sys.implementation.name != "cpython" or not (3, 11) <= sys.version_info < (3, 14):
    sys.exit(1)
import ensurepip, ssl, venv
' >/dev/null 2>&1
}

# Every candidate along the PATH, not only the first of each name, and each followed to the interpreter itself.
find_python() {
    if [ -n "${AMENDS_PYTHON:-}" ]; then
        if is_suitable "$AMENDS_PYTHON"; then command -v "$AMENDS_PYTHON"; fi
        return
    fi
    for name in python3 python3.13 python3.12 python3.11; do
        rest=$PATH:
        while [ -n "$rest" ]; do
            folder=${rest%%:*}
            rest=${rest#*:}
            if [ -x "$folder/$name" ] && is_suitable "$folder/$name"; then
                echo "$folder/$name"
                return
            fi
        done
    done
}

found=$(find_python)
if [ -z "$found" ]; then
    echo "setup: needs Python 3.11, 3.12 or 3.13 with venv and pip; found none${AMENDS_PYTHON:+ in AMENDS_PYTHON=$AMENDS_PYTHON}." \
        "Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name one in AMENDS_PYTHON." >&2
    exit 1
fi
python=$("$found" -c 'import os, sys; print(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))')

bootstrap=.venvs/bootstrap
stamp="$python $("$python" -V) $(cksum requirements/bootstrap.txt)"
if [ ! -x "$bootstrap/bin/uv" ] || [ "$(cat "$bootstrap/stamp" 2>/dev/null)" != "$stamp" ]; then
    echo "setup: $("$python" -V) ($python)"
    rm -rf "$bootstrap"
    "$python" -m venv "$bootstrap"
    "$bootstrap/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes \
        -r requirements/bootstrap.txt
    printf '%s\n' "$stamp" >"$bootstrap/stamp"
fi
exec "$bootstrap/bin/python" -m local.setup "$@"

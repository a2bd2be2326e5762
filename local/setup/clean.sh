#!/bin/sh
# Forget what a local stack stored: `clean.sh STATE`. Refuses while it runs, and anything that is no state folder.
set -eu
state=$1
if [ ! -e "$state" ]; then exit 0; fi
if [ ! -f "$state/lock" ]; then
    echo "clean: $state is not a state folder" >&2
    exit 2
fi
python=.venv/bin/python
if [ -x "$python" ] && ! "$python" -c '
import sys
from pathlib import Path
from local.state import StateFolder
sys.exit(StateFolder(Path(sys.argv[1])).is_held())' "$state"; then
    echo "clean: a stack runs on $state; stop it first" >&2
    exit 2
fi
rm -rf "$state"

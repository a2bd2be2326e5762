#!/bin/sh
# Formatting, types, the template and the console's types; runs all of them, and fails when one fails.
set -u
cd "$(dirname -- "$0")/../.." || exit 1
status=0

part() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "check: $name"
    else
        echo "$output"
        echo "check: $name FAILED"
        status=1
    fi
}

# No AWS is asked anything: the linters want a region, nothing else.
export AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0

part "ruff" .venv/bin/ruff check
part "formatting" .venv/bin/ruff format --check
part "mypy" .venv/bin/mypy functions layers/core/amends local models simulator tests
part "sam validate" .venvs/sam/bin/sam validate --lint --template template.yaml
part "cfn-lint" .venvs/sam/bin/cfn-lint template.yaml
if [ -f console/package.json ]; then
    PATH=$(cat .venvs/node-folder):$PATH
    part "console" npm --prefix console run --silent check
fi
exit $status

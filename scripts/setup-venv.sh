#!/bin/sh
# Makes .venv anew, with exactly the packages of requirements.lock, checked by their hashes.
# Python: the one that PYTHON names; else the first of those below that is 3.11 or later.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11
fi
found=
for candidate in "$@"; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$candidate
        break
    fi
done
if [ -z "$found" ]; then
    echo "Factsheet needs Python 3.11 or later; tried: $*." \
        "Install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

echo "Setting up .venv with $("$found" --version); this takes about a minute." >&2
"$found" -m venv --clear .venv
# Built packages only: an installation runs no code but pip's own.
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --requirement requirements.lock

#!/bin/sh
# Make the virtual environment and install one locked set of packages into it. Usage: prepare.sh VENV REQUIREMENTS
set -eu
venv=$1
requirements=$2

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Afterword needs Python 3.11 or newer; none was found. Install it, then run this again." >&2
    exit 1
fi

if [ ! -x "$venv/bin/pip" ]; then
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian and Ubuntu keep venv in a package of its own.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing python3-venv ..." >&2
            apt-get update -qq
            apt-get install -y -qq python3-venv >/dev/null
            rm -rf "$venv"
            "$python" -m venv "$venv"
        else
            echo "Python's venv module is missing. Install it (on Debian: sudo apt install python3-venv), then run this again." >&2
            exit 1
        fi
    fi
fi

echo "Preparing $venv from $requirements ..." >&2
"$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$requirements"
"$venv/bin/pip" install -q --disable-pip-version-check --no-deps --no-build-isolation -e .

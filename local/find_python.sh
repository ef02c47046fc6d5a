#!/bin/sh
# Print the path of a Python that is new enough. PYTHON=... chooses one.
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
echo "Seedpearl needs Python 3.11 or newer, and none was found here (looked for: ${PYTHON:-python3, python3.11 to 3.14, python})." >&2
if command -v python3 >/dev/null 2>&1; then
    echo "The python3 here is $(python3 --version 2>&1). Install a newer one, or name one: PYTHON=/path/to/python3.12 $0" | sed 's/ shop.*$/ .\/run/' >&2
else
    echo "Install it (Debian and Ubuntu: apt-get install python3; macOS: brew install python), then try again." >&2
fi
exit 1

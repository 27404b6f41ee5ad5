#!/bin/sh
# Print the path of a Chromium that starts, and install Debian's when there is none.
# The variable CHROMIUM names another one. All but the path goes to standard error.
set -eu

LOG=.test-artifacts/chromium-install.log
ADVICE='install it (on Debian: apt-get install chromium) or name one as in "make test CHROMIUM=/path/to/chromium".'

fail() {
    echo "$1" >&2
    exit 1
}

starts() {
    command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1
}

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if starts "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Print what has to stand before apt-get; fail where this account may not install packages.
as_root() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        echo "sudo -n"
    fi
}

install_package() {
    mkdir -p "$(dirname "$LOG")"
    apt="$1 env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300"
    {
        $apt update
        $apt install --yes --no-install-recommends chromium
    } >"$LOG" 2>&1
}

if [ -n "${CHROMIUM:-}" ]; then
    starts "$CHROMIUM" || fail "CHROMIUM names $CHROMIUM, which does not start."
    command -v "$CHROMIUM"
    exit
fi
find_browser && exit
prefix=$(as_root) || fail "The browser tests need Chromium, and this account may not install it: $ADVICE"
echo "Installing Chromium for the browser tests." >&2
install_package "$prefix" || fail "Chromium could not be installed, see $LOG: $ADVICE"
find_browser || fail "Chromium was installed but does not start: $ADVICE"

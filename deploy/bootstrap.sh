#!/bin/sh
# Installs what Fakelos needs on Debian 12 or Ubuntu: apt packages, then Python packages from the lock file.
# usage: deploy/bootstrap.sh [FILE ...]   FILE: further lists of apt packages
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing_packages() {
    cat deploy/apt-packages.txt "$@" | while read -r package; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

install_packages() {
    packages=$(missing_packages "$@")
    [ -n "$packages" ] || return 0
    echo "Installing: $(echo "$packages" | tr '\n' ' ')"
    as_root apt-get update -qq
    # shellcheck disable=SC2086  # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
}

install_uv() {
    [ -x .tools/bin/uv ] && [ "$(.tools/bin/uv --version | cut -d' ' -f2)" = "$UV_VERSION" ] && return 0
    python3 -m venv .tools
    .tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
}

install_python_packages() {
    UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never .tools/bin/uv sync --frozen --quiet
}

compile_catalogues() {
    find fakelos -name '*.po' | while read -r catalogue; do
        compiled="${catalogue%.po}.mo"
        [ "$compiled" -nt "$catalogue" ] || msgfmt --check --output-file="$compiled" "$catalogue"
    done
}

install_packages "$@"
install_uv
install_python_packages
compile_catalogues

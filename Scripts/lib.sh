# shellcheck shell=bash
# What the scripts beside this file share. It is sourced, after
# `set -euo pipefail`, and moves into the repository's root.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
export DEBIAN_FRONTEND=noninteractive

# Bold on a terminal, plain in a log.
if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi

say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }

# fail WHAT-FAILED WHAT-TO-DO: both sentences, then the end.
fail() {
    printf '\n%sFailed:%s %s\n' "$bold" "$plain" "$1" >&2
    [ $# -lt 2 ] || printf '%sTo do:%s  %s\n' "$bold" "$plain" "$2" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

# need_packages NAME…: installs the Debian packages that are missing. Nothing
# is fetched when none is.
need_packages() {
    command -v dpkg-query >/dev/null || fail "This machine has no Debian packages (dpkg-query is missing)." \
        "Use Debian 12, or install the equivalents of: $*"
    local name missing=()
    for name; do is_installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || fail "Packages are missing: ${missing[*]}" \
        "As root, run: apt-get install ${missing[*]}"
    say "Installing ${missing[*]}"
    install_packages "${missing[@]}" && return 0
    # Package lists may be absent or too old to find the files.
    as_root apt-get update -q || fail "apt-get update failed." "Check the network and /etc/apt/sources.list."
    install_packages "${missing[@]}" \
        || fail "apt could not install ${missing[*]}." "Read apt's message above, then start this again."
}

install_packages() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "$@" </dev/null
}

need_swift() {
    local version
    command -v swift >/dev/null \
        || fail "Swift is missing." "Install Swift 6.3 or later (swift.org/install/linux) and put it on the PATH."
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -1)
    read -r major minor <<<"${version:-0 0}"
    (( major > 6 || (major == 6 && minor >= 3) )) \
        || fail "Swift is ${version/ /.}; 6.3 or later is needed." "Install it from swift.org/install/linux."
}

# What the package is built with.
need_build_tools() {
    need_packages git pkg-config tzdata libavformat-dev libavcodec-dev libavfilter-dev libavutil-dev \
        libswscale-dev libswresample-dev libsqlite3-dev libpq-dev libseccomp-dev zlib1g-dev
    need_swift
}

# build WHAT OPTION…: `swift build` with its own progress.
build() {
    local what=$1
    shift
    say "Building $what (the first time takes some minutes)"
    swift build "$@" || fail "$what could not be built." "Read the compiler's first error above."
}

# Whether something listens on a loopback port.
is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

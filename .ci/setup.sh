# Shared by ./run and ./test: the virtual environment, and system packages by apt where that may be.
# Sourced, with `set -euo pipefail` on and the project's folder as the working directory.

say() { printf '%s\n' "$*" >&2; }

# The libraries Qt needs to start without a screen, and those for a real window.
QT_PACKAGES="libglib2.0-0 libgl1 libegl1 libbrotli1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core"
WINDOW_PACKAGES="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libxcb-shm0"

# missing_packages NAME...: those that dpkg does not have, in one line. A package that was renamed
# (libglib2.0-0t64 on later releases) counts as there.
missing_packages() {
    local name
    for name in "$@"; do
        case "$(dpkg-query -W -f='${Status};' "$name" "${name}t64" 2>/dev/null || true)" in
            *"ok installed"*) ;;
            *) printf '%s ' "$name" ;;
        esac
    done
}

# install_packages NAME...: by apt where we may; else print the one line to run, and fail.
install_packages() {
    local wanted as_root=""
    command -v dpkg-query >/dev/null || return 0 # not Debian: the person knows their own system
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            say "Some system packages are missing. Please run this line, then this script again:"
            say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $wanted"
            return 1
        fi
    fi
    say "Installing system packages: $wanted"
    $as_root apt-get update -qq >/dev/null
    # shellcheck disable=SC2086 # the names are words of their own
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13; do
        [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
        if "$candidate" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    say "Essay Editor needs Python 3.11 or later, and none was found. Install the package python3."
    return 1
}

# make_environment EXTRAS: .venv with the package in it, made again only when pyproject.toml changes.
make_environment() {
    local extras=$1 python wanted stamp=.venv/.made-from
    python=$(find_python)
    wanted="$(sha256sum pyproject.toml | cut -d' ' -f1) $("$python" -V) $PWD"
    if [ -f "$stamp$extras" ] && [ "$(cat "$stamp$extras")" = "$wanted" ]; then
        return 0
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    say "Setting up the virtual environment (once; it takes a minute or two)…"
    if ! .venv/bin/python -c 'import sys' 2>/dev/null || [ ! -f .venv/.place ] || [ "$(cat .venv/.place)" != "$PWD" ]; then
        rm -rf .venv
        "$python" -m venv .venv
        printf '%s' "$PWD" >.venv/.place
    fi
    # The libraries that a file of ours imports are settled before it is used, so the stamp comes last.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$extras"
    printf '%s' "$wanted" >"$stamp$extras"
}

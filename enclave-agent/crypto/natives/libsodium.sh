#!/usr/bin/env bash
# Puts the pinned libsodium where the build wants it:  libsodium.sh <classes folder>
#
# Debian's build of 1.0.18 with the fix for CVE-2025-69277. Taken from the cache, else from this
# system, else from Debian's archive through apt (nothing is installed). The agent compares the
# same digest again when it loads the library.
set -euo pipefail

version=1.0.18-1+deb12u1
case "$(uname -m)" in
  x86_64) sha256=703b3f766ce3f4a0c6bb67790763ccc87c50c6efa15c6f6559007ee719b6fb5e ;;
  aarch64) sha256=a36a376d94f004f9276187376e998d9f511627229c49647493d47e2e9db0ced6 ;;
  *) echo "libsodium: no pinned build for $(uname -m); the agent will not start there" >&2; exit 0 ;;
esac

target="$1/natives/linux-$(uname -m)/libsodium.so"
cache="${TREZA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/treza}/native"
cached="$cache/libsodium-$sha256.so"

is_pinned() { [[ -f $1 ]] && echo "$sha256  $1" | sha256sum --check --status; }

# place <from> <to>: never leaves a half-written file under the final name
place() { mkdir -p "$(dirname "$2")"; cp "$1" "$2.$$"; mv "$2.$$" "$2"; }

# first_pinned <file>...: puts the first that has the digest into the cache
first_pinned() {
  local file
  for file in "$@"; do
    if is_pinned "$file"; then place "$file" "$cached"; return 0; fi
  done
  return 1
}

from_system() { first_pinned /usr/lib/*/libsodium.so.23; }

from_archive() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  chmod 755 "$scratch" # apt downloads as a user of its own
  (cd "$scratch" && apt-get download "libsodium23=$version" && dpkg-deb -x libsodium23_*.deb .) \
    >/dev/null 2>&1 || return 1
  first_pinned "$scratch"/usr/lib/*/libsodium.so.23
}

is_pinned "$target" && exit 0
is_pinned "$cached" || from_system || from_archive || {
  echo "libsodium: install Debian's libsodium23 $version, or put its libsodium.so.23 at $cached" >&2
  exit 1
}
place "$cached" "$target"

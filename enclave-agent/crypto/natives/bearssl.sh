#!/usr/bin/env bash
# Puts the pinned BearSSL where the build wants it:  bearssl.sh <classes folder>
#
# Debian's build of 0.6. Taken from the cache, else from this system, else from Debian's archive
# through apt (nothing is installed). The agent compares the same digest again when it loads it.
set -euo pipefail

version=0.6+dfsg.1-3
case "$(uname -m)" in
  x86_64) sha256=d3442ab06fc139ba2158476775f0f40229caae2588e60dee13438bf9e54d87a7 ;;
  aarch64) sha256=722343effa2aba6be624c4c063c50723923834cda7816d125bed1cf0ffa00d5f ;;
  *) echo "bearssl: no pinned build for $(uname -m); the agent will not start there" >&2; exit 0 ;;
esac

target="$1/natives/linux-$(uname -m)/libbearssl.so"
cache="${TREZA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/treza}/native"
cached="$cache/libbearssl-$sha256.so"

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

from_system() { first_pinned /usr/lib/*/libbearssl.so.0; }

from_archive() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  chmod 755 "$scratch" # apt downloads as a user of its own
  (cd "$scratch" && apt-get download "libbearssl0=$version" && dpkg-deb -x libbearssl0_*.deb .) \
    >/dev/null 2>&1 || return 1
  first_pinned "$scratch"/usr/lib/*/libbearssl.so.0
}

is_pinned "$target" && exit 0
is_pinned "$cached" || from_system || from_archive || {
  echo "bearssl: install Debian's libbearssl0 $version, or put its libbearssl.so.0 at $cached" >&2
  exit 1
}
place "$cached" "$target"

#!/bin/sh
# The way in on a machine that may have no Node at all: gets one from Debian, then hands over to run.mjs.
#   sh build/setup/bootstrap.sh COMMAND [ARGS]     (COMMAND as in `npm run`; none = setup alone)
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

has_node() {
  command -v npm >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node, 10) >= 18 ? 0 : 1)' 2>/dev/null
}

if ! has_node; then
  echo "setup: no Node 18 or newer with npm here; installing Debian's nodejs and npm" >&2
  if [ "$(id -u)" -eq 0 ]; then
    root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    root="sudo -n"
  else
    echo "setup: please run as root:  apt-get install -y nodejs npm" >&2
    exit 1
  fi
  $root apt-get update -q >&2
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends nodejs npm >&2
fi

exec node "$here/run.mjs" "${@:-setup}"

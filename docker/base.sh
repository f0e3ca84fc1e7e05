#!/usr/bin/env bash
# Sees to it that the image debian:bookworm-slim is here: already local, or pulled, or, where no
# image registry can be reached, made from Debian packages (root on Debian; the mirror and the ways
# to reach it are those of this machine's own apt).
set -euo pipefail

readonly image=debian:bookworm-slim
readonly suite=bookworm

have() { docker image inspect "$image" >/dev/null 2>&1; }

can_make() { [[ $EUID == 0 && -e /etc/debian_version ]]; }

pull() { # a registry that dawdles is not waited for when there is another way
  local patience=600
  if can_make; then patience=5; fi
  timeout "$patience" docker pull --quiet "$image" >/dev/null 2>&1
}

# "uri suite components" for each line that this machine's apt reads from a Debian archive.
apt_sources() {
  # shellcheck disable=SC2016 # apt's variables, not ours
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)' 'Created-By: Packages' |
    awk -v suite="$suite" '$4 == "Debian" && $3 == "main" && ($2 == suite || index($2, suite "-") == 1) {print $1, $2, $3}' |
    sort -u
}

make_from_packages() {
  if ! command -v debootstrap >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends debootstrap >/dev/null 2>&1
  fi
  root=$(mktemp -d -t assay-base.XXXXXX)
  trap 'rm -rf "$root" "$root.log"' EXIT
  local mirror
  mirror=$(apt_sources | awk -v suite="$suite" '$2 == suite {print $1; exit}')
  local options=(--variant=minbase)
  if [[ $mirror == https:* ]]; then options+=(--include=ca-certificates); fi
  # No mirror in apt's configuration: debootstrap has a default of its own.
  debootstrap "${options[@]}" "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || {
    tail -n 15 "$root.log" >&2
    return 1
  }
  slim
  tar --create --directory "$root" --one-file-system . |
    docker import --change 'CMD ["bash"]' --message 'made from Debian packages' - "$image" >/dev/null
}

slim() {
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* \
    "$root"/usr/share/{doc,man,info,locale,lintian}/*
  # What is installed on top leaves out the same, skips fsync (a build that dies is thrown away), and starts no daemon.
  printf '%s\n' 'path-exclude /usr/share/doc/*' 'path-exclude /usr/share/man/*' 'path-exclude /usr/share/info/*' \
    'path-exclude /usr/share/locale/*' 'force-unsafe-io' >"$root/etc/dpkg/dpkg.cfg.d/slim"
  printf '%s\n' 'Acquire::Languages "none";' 'Apt::AutoRemove::SuggestsImportant "false";' >"$root/etc/apt/apt.conf.d/slim"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  # Security and point updates, through the same proxy and with the same leniency as this machine.
  apt_sources | sed 's/^/deb /' >"$root/sources"
  if [[ -s $root/sources ]]; then mv "$root/sources" "$root/etc/apt/sources.list"; else rm "$root/sources"; fi
  apt-config dump | grep -E '^Acquire::(Check-|Retries|http|https)' >"$root/etc/apt/apt.conf.d/machine" || true
}

if have; then exit 0; fi
if pull; then
  echo "images: pulled $image"
elif can_make; then
  echo "images: $image cannot be pulled; making it from Debian packages (half a minute)"
  make_from_packages
else
  echo "images: $image cannot be pulled. Reach an image registry, or run this as root on Debian, where it is made from packages." >&2
  exit 1
fi

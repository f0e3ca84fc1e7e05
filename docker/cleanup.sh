#!/usr/bin/env bash
# Removes what runs of the suite left behind when they were killed (and what runs that are still
# going on use: do not call it beside one). Everything the suite makes in an engine carries the label
# dev.assay, every folder it makes is called assay-… ; nothing else is touched.
set -euo pipefail

readonly label=dev.assay

# remove KIND LIST-COMMAND REMOVE-COMMAND
remove() {
  local kind=$1 found
  found=$($2 --quiet --filter "label=$label")
  if [[ -z $found ]]; then return; fi
  # shellcheck disable=SC2086 # one word an id
  $3 $found >/dev/null
  removed+=("$(wc -l <<<"$found") $kind")
}

removed=()
if docker version >/dev/null 2>&1; then
  remove containers 'docker ps --all' 'docker rm --force --volumes'
  remove networks 'docker network ls' 'docker network rm'
  remove volumes 'docker volume ls' 'docker volume rm --force'
else
  echo "cleanup: no container engine answers; looking for folders only"
fi

folders=$(find "${TMPDIR:-/tmp}" -mindepth 1 -maxdepth 1 -type d -name 'assay-*' -user "$(id -u)")
if [[ -n $folders ]]; then
  xargs -d '\n' rm -rf <<<"$folders"
  removed+=("$(wc -l <<<"$folders") temporary folders")
fi

if ((${#removed[@]})); then printf 'cleanup: removed %s\n' "${removed[@]}"; else echo "cleanup: nothing to remove"; fi

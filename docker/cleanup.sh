#!/usr/bin/env bash
# Removes what runs of the suite left behind when they were killed. Everything the suite makes in an
# engine carries the label dev.assay and, as dev.assay.process, the process that made it; every folder
# it makes is called assay-… and names that process in its file "process". What belongs to a process
# that still lives is in use, and stays; nothing else is touched.
set -euo pipefail

readonly label=dev.assay
removed=()
kept=()
in_use=0

# A number alone says little: it may belong to somebody else by now.
lives() {
  [[ $1 =~ ^[0-9]+$ ]] && [[ $(ps -o comm= -p "$1" 2>/dev/null) == *java* ]]
}

# remove KIND LIST-COMMAND NAME-FIELD REMOVE-COMMAND
remove() {
  local kind=$1 list=$2 field=$3 how=$4 process name ours=()
  while IFS=$'\t' read -r name process; do
    if lives "$process"; then in_use=$((in_use + 1)); else ours+=("$name"); fi
  done < <($list --filter "label=$label" --format "{{.$field}}\t{{.Label \"$label.process\"}}")
  if ((${#ours[@]} == 0)); then return; fi
  if $how "${ours[@]}" >/dev/null; then removed+=("${#ours[@]} $kind"); else kept+=("$kind"); fi
}

# A database server outlives the run that started it and was killed.
end_server() {
  local process
  process=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null) || return 0
  if [[ $(readlink "/proc/$process/cwd" 2>/dev/null) == "$(realpath "$1/postgres")" ]]; then
    kill -QUIT "$process"
    removed+=("the database server of ${1##*/}")
  fi
}

# Java keeps its temporary files in /tmp whatever TMPDIR says. (Elsewhere: ASSAY_CLEANUP_FOLDER.)
remove_folders() {
  local folder ours=()
  while IFS= read -r folder; do
    if lives "$(cat "$folder/process" 2>/dev/null)"; then in_use=$((in_use + 1)); else ours+=("$folder"); fi
  done < <(find "${ASSAY_CLEANUP_FOLDER:-/tmp}" -mindepth 1 -maxdepth 1 -type d -name 'assay-*' -user "$(id -u)" | sort)
  if ((${#ours[@]} == 0)); then return; fi
  for folder in "${ours[@]}"; do end_server "$folder"; done
  rm -rf "${ours[@]}"
  removed+=("${#ours[@]} temporary folders")
}

if docker version >/dev/null 2>&1; then
  remove containers 'docker ps --all' ID 'docker rm --force --volumes'
  remove networks 'docker network ls' ID 'docker network rm'
  remove volumes 'docker volume ls' Name 'docker volume rm --force'
else
  echo "cleanup: no container engine answers; looking for folders only"
fi
remove_folders

if ((${#removed[@]})); then printf 'cleanup: removed %s\n' "${removed[@]}"; elif ((${#kept[@]} == 0)); then echo "cleanup: nothing to remove"; fi
if ((in_use)); then echo "cleanup: left $in_use that a running process uses"; fi
# Docker 20.10 sometimes counts endpoints of containers that are gone, and counts anew only when it starts.
if ((${#kept[@]})); then
  echo "cleanup: the container engine kept some ${kept[*]}, see its words above; restart it, then make cleanup again" >&2
  exit 1
fi

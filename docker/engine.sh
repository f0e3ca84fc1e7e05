#!/usr/bin/env bash
# Sees to it that a container engine answers, and says in one line what that took.
# Only a machine that has no running engine is touched: Docker is installed from Debian's own
# packages (root on Debian only) and started. Safe to run again at any time.
set -euo pipefail

readonly log=/var/log/assay-dockerd.log
readonly patience=60 # seconds an engine may take to answer
did=()

answers() { timeout 10 docker version --format '{{.Server.Version}}' 2>/dev/null; }

finish() {
  local version how
  version=$(answers)
  how=$(printf '; %s' "${did[@]:-it was running already}")
  echo "engine: Docker $version answers (${how:2})"
  exit 0
}

give_up() {
  printf 'engine: %s\n' "$@" >&2
  exit 1
}

wait_for_answer() { # while process $1 lives
  local deadline=$((SECONDS + patience))
  until answers >/dev/null; do
    if ((SECONDS >= deadline)) || ! kill -0 "$1" 2>/dev/null; then return 1; fi
    sleep 0.2
  done
}

readonly dockerd_pid=/var/run/docker.pid
readonly containerd_pid=/var/run/docker/containerd/containerd.pid

# Prints the process that pid file $2 names, if it lives and really is a $1: a pid file may outlive
# its daemon, and its number may belong to somebody else by now. (A zombie has no command line.)
running() {
  local pid
  pid=$(cat "$2" 2>/dev/null) || return 1
  [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *"$1"* ]] && echo "$pid"
}

# A daemon refuses to start over a pid file whose number is alive, whoever that is.
forget_stale() {
  if [[ -e $2 ]] && ! running "$1" "$2" >/dev/null; then
    rm -f "$2"
    did+=("removed the stale $2")
  fi
}

# $1: a folder to look for programs in first, or nothing.
start() {
  local pid
  if pid=$(running dockerd "$dockerd_pid"); then
    did+=("waited for dockerd, process $pid")
    if wait_for_answer "$pid"; then return; fi
  fi
  forget_stale dockerd "$dockerd_pid"
  forget_stale containerd "$containerd_pid"
  # A daemon that inherits a lock, ours or the caller's, would keep it for ever.
  (
    for descriptor in /proc/self/fd/*; do
      descriptor=${descriptor##*/}
      if ((descriptor > 2)); then exec {descriptor}>&-; fi
    done
    # Hundreds of containers that live for seconds: ports are published by the kernel's own rules, without a process each
    # that copies every byte, and the daemon (of which each start runs two more) collects its garbage seldom.
    PATH="${1:+$1:}$PATH" GOGC=400 exec setsid nohup dockerd --userland-proxy=false </dev/null >"$log" 2>&1
  ) &
  did+=("started dockerd, log in $log")
  wait_for_answer $!
}

# Some kernels know only the older of the two packet filters that Debian's iptables can drive.
start_with_legacy_iptables() {
  local programs
  programs=$(mktemp -d)
  ln -s "$(command -v iptables-legacy)" "$programs/iptables"
  ln -s "$(command -v ip6tables-legacy)" "$programs/ip6tables"
  did+=("failed with nftables, took iptables-legacy")
  start "$programs"
}

if answers >/dev/null; then finish; fi

[[ $(uname -s) == Linux ]] || give_up "no container engine answers. Start Docker Desktop (or your own engine) and try again."
[[ -z ${DOCKER_HOST:-} ]] || give_up "nothing answers at DOCKER_HOST=$DOCKER_HOST. Start that engine, or unset DOCKER_HOST."
((EUID == 0)) || give_up "no container engine answers to $(id -un)." \
  "If one is running, join its group: sudo usermod -aG docker $(id -un), then log in again." \
  "If none is, run: sudo make engine"

exec 9>/run/lock/assay-engine
flock 9 # two runs at once: the second finds the work of the first done
if answers >/dev/null; then finish; fi

if ! command -v dockerd >/dev/null; then
  [[ -e /etc/debian_version ]] || give_up "Docker is not installed, and this is not Debian. Install it: https://docs.docker.com/engine/install/"
  echo "engine: installing Docker from Debian's packages"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends docker.io iptables >/dev/null
  hash -r
  did+=("installed docker.io")
fi

if [[ -d /run/systemd/system ]]; then
  systemctl start docker
  did+=("started docker.service")
  wait_for_answer $$ && finish
  give_up "docker.service does not answer; see: journalctl -u docker"
fi

start && finish
if grep -qi iptables "$log" && command -v iptables-legacy >/dev/null; then
  start_with_legacy_iptables && finish
fi
tail -n 15 "$log" >&2
give_up "dockerd does not answer; its last words are above, all of them in $log"

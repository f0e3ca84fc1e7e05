#!/usr/bin/env bash
# compose.sh up|down: the network of compose.yaml, for a person.
set -euo pipefail
cd "$(dirname "$0")"

find_compose() {
  if docker compose version >/dev/null 2>&1; then
    compose=(docker compose)
  elif command -v docker-compose >/dev/null; then
    compose=(docker-compose)
  elif [[ $EUID == 0 && -e /etc/debian_version ]]; then
    echo "compose: installing docker-compose from Debian's packages"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends docker-compose >/dev/null 2>&1
    compose=(docker-compose)
  else
    echo "compose: neither 'docker compose' nor docker-compose is here. Install one: https://docs.docker.com/compose/install/" >&2
    exit 1
  fi
  compose+=(--project-name assay --file compose.yaml)
}

# wait_for NAME PORT PATH
wait_for() {
  local deadline=$((SECONDS + 60))
  until ./healthcheck "$2" "$3" 2>/dev/null; do
    if ((SECONDS >= deadline)); then
      "${compose[@]}" logs --tail=5 >&2
      echo "compose: the $1 does not answer at 127.0.0.1:$2; the services' last words are above" >&2
      exit 1
    fi
    sleep 0.2
  done
}

find_compose
case ${1:-} in
  up)
    "${compose[@]}" up --detach
    for port in 8081 8082 8083; do wait_for host "$port" /health; done
    wait_for engine 8000 /healthz
    wait_for gateway 8080 /v1/status
    cat <<'HINT'
The network is up: gateway 127.0.0.1:8080, hosts 8081 to 8083, chain 8090, engine 8000. Ask it something:

  curl -N http://127.0.0.1:8080/v1/chat/completions -H 'Authorization: Bearer play' -H 'Content-Type: application/json' \
    -d '{"model": "assay/echo", "stream": true, "messages": [{"role": "user", "content": "Who are you?"}]}'

The engine's key is "play", too; it says exactly what it is told: "Reply with exactly hello".

  make down    # stops it and forgets its data
HINT
    ;;
  down) "${compose[@]}" down --volumes ;;
  *)
    echo "usage: compose.sh up|down" >&2
    exit 1
    ;;
esac

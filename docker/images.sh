#!/usr/bin/env bash
# Builds the images of the judged. Does nothing when those that are here were made from the sources
# as they are now: each image carries the digest of its sources, and the judge refuses others.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly images=(postgres mock-chain devshard-host devshardctl engine)
readonly label=dev.assay.source
readonly context=target/image

# The judge computes the same (over a sorted list of "<sha256>  <path>" lines).
source_digest() {
  find docker src/main pom.xml -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1
}

tags() { printf 'assay/%s:local\n' "${images[@]}"; }

# What the images that are here were built from, each digest once.
built_from() {
  # shellcheck disable=SC2046 # one word a tag
  docker image inspect --format "{{index .Config.Labels \"$label\"}}" $(tags) 2>/dev/null | sort -u || true
}

up_to_date() {
  # shellcheck disable=SC2046
  docker image inspect $(tags) >/dev/null 2>&1 && [[ $(built_from) == "$digest" ]]
}

package() {
  rm -rf target/lib
  mvn --batch-mode --quiet -Dmaven.test.skip=true -Dspotless.check.skip=true package
}

# build TARGET [ARGUMENT...]: its words are shown only when it fails.
build() {
  local target=$1 from=$2 log=target/image-$1.log
  shift 2
  # The host's network: a build reaches the package mirror the way this machine does.
  if ! docker build --network=host --force-rm --target "$target" "$@" "$from" >"$log" 2>&1; then
    cat "$log" >&2
    echo "images: building $target failed" >&2
    return 1
  fi
  grep -o 'train: .*' "$log" || true
}

# The machine code inside the libraries, for the container engine's kind of processor. (For another kind than
# these, nothing is unpacked here, and the libraries unpack it themselves as they start.)
unpack_native() {
  local machine onnx
  case $(docker version --format '{{.Server.Arch}}') in
    amd64) machine=x86_64 onnx=linux-x64 ;;
    arm64) machine=aarch64 onnx=linux-aarch64 ;;
    *) return ;;
  esac
  (
    cd "$context/native"
    for library in ../lib/sqlite-jdbc-*.jar ../lib/secp256k1-kmp-jni-jvm-linux-*.jar; do jar xf "$library" org/sqlite/native fr/acinq; done
    find . -path "*inux*$machine/*.so" -not -path '*Musl*' -not -path '*Android*' -exec mv {} . \;
    rm -r org fr
    slim_onnxruntime "$onnx"
  )
}

# ONNX Runtime brings 150 MB of machine code for other systems: that of this one goes to where it is loaded from, and its
# library keeps its classes only.
slim_onnxruntime() {
  local library
  library=$(realpath ../lib/onnxruntime-*.jar)
  mkdir onnx
  (
    cd onnx
    jar xf "$library"
    mv "ai/onnxruntime/native/$1/"*.so ..
    rm -r ai/onnxruntime/native
    jar cf "$library" ai
  )
  rm -r onnx
}

# Everything that does not need the jar, made while Maven packages it.
build_foundation() {
  docker/base.sh
  build postgres docker
  build java docker
}

if ! docker version >/dev/null 2>&1; then
  echo "images: no container engine answers. Run: make engine" >&2
  exit 1
fi

digest=$(source_digest)
readonly digest
if up_to_date; then
  echo "images: up to date (sources ${digest:0:12})"
  exit 0
fi

mkdir -p target
build_foundation &
package
wait $!

rm -rf "$context"
mkdir -p "$context/native"
cp -r docker/. target/assay.jar target/lib "$context"
unpack_native
for image in "${images[@]}"; do
  build "$image" "$context" --tag "assay/$image:local" --label "$label=$digest"
done
# What the new ones replaced.
docker image prune --force --filter "label=$label" >/dev/null
echo "images: built from sources ${digest:0:12} in $SECONDS s"
docker image ls --filter "label=$label" --format '  {{.Repository}}:{{.Tag}} {{.Size}}'

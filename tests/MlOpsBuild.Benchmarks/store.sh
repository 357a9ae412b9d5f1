#!/usr/bin/env bash
# Times tracking, restoring, pushing and pulling data as whole processes, beside cp, git, sha256sum, openssl and skopeo in
# the same run; writes results/store.md. Needs hyperfine, docker-registry, skopeo, python3 and GNU time; about 6 GB of
# memory for /dev/shm and 6 GB of disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
repo=$PWD
build=$repo/build.sh
out=$repo/tests/MlOpsBuild.Benchmarks/results
mkdir -p "$out"
./build.sh --help >/dev/null
memory=$(mktemp -d /dev/shm/mlops-bench.XXXXXX)
disk=$(mktemp -d "${TMPDIR:-/tmp}/mlops-bench.XXXXXX")
results=$(mktemp -d)
registry=
finish() {
    if [ -n "$registry" ]; then kill "$registry" 2>/dev/null || true; fi
    rm -rf "$memory" "$disk" "$results"
}
trap finish EXIT

project() { # a folder with the sample's configuration and no data of its own
    mkdir -p "$1/.nuke" "$1/.mlops"
    cp -r templates/mlopsbuild/. "$1"
    ln -sfn "$repo/.mlops/native" "$1/.mlops/native"
    echo '{ "Model": "." }' >"$1/.nuke/parameters.json"
    git -C "$1" init -q
}

files() { # folder, number, bytes each: a hundred to a folder
    python3 - "$@" <<'PYTHON'
import os, sys
folder, number, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for i in range(number):
    if i % 100 == 0:
        os.makedirs(f"{folder}/{i // 100:04}", exist_ok=True)
    with open(f"{folder}/{i // 100:04}/{i:06}.bin", "wb") as f:
        f.write(os.urandom(size))
PYTHON
}

run() { # group, then hyperfine's arguments
    local group=$1
    shift
    hyperfine --style basic --warmup 1 --export-json "$results/$group.json" "$@" >&2
}

rss() { # name, command: peak memory of the build's process
    /usr/bin/time -f "%M" -o "$results/rss" bash -c "$2" >/dev/null
    echo "$1 $(cat "$results/rss")" >>"$results/memory"
}

serve() { # an empty registry on a free port of this machine
    mkdir -p "$1"
    cat >"$results/registry.yml" <<YAML
version: 0.1
log: { level: info, accesslog: { disabled: true } }
storage: { filesystem: { rootdirectory: "$1" } }
http: { addr: "127.0.0.1:0", secret: benchmark }
YAML
    OTEL_TRACES_EXPORTER=none docker-registry serve "$results/registry.yml" >"$results/registry.log" 2>&1 &
    registry=$!
    for _ in $(seq 100); do
        port=$(sed -n 's/.*listening on [^ ]*:\([0-9]*\).*/\1/p' "$results/registry.log")
        [ -n "$port" ] && return
        sleep 0.1
    done
    echo "docker-registry did not start: $(cat "$results/registry.log")" >&2
    exit 1
}

small() { # folder, group: 10,000 files of 10 KB
    local at=$1 group=$2
    project "$at/p"
    files "$at/p/images" 10000 10240
    mkdir "$at/git" && cp -r "$at/p/images" "$at/git/images" && git -C "$at/git" init -q
    local of="--no-logo --root $at/p"
    local gitc="git -C $at/git -c user.name=b -c user.email=b@example.org"
    run "$group-add" \
        --prepare "rm -rf $at/p/.mlops/store $at/p/.mlops/data $at/p/images.mlops.json" -n 'MlOpsBuild Track' "$build Track $of --path images" \
        --prepare "rm -rf $at/git/.git; git -C $at/git init -q" -n 'git add and commit' "$gitc add . && $gitc commit -q -m all" \
        --prepare "rm -rf $at/copy" -n 'cp -r' "cp -r $at/p/images $at/copy" \
        --prepare true -n 'sha256sum' "find $at/p/images -type f -print0 | xargs -0 sha256sum"
    rss "$group-add" "rm -rf $at/p/.mlops/store $at/p/.mlops/data $at/p/images.mlops.json; $build Track $of --path images"
    sleep 1 # files that have just been written are looked at again
    $build Status $of >/dev/null
    run "$group-status" \
        -n 'MlOpsBuild Status' "$build Status $of" \
        -n 'git status' "git -C $at/git status --porcelain"
    rss "$group-status" "$build Status $of"
    run "$group-checkout" \
        --prepare "rm -rf $at/p/images" -n 'MlOpsBuild Checkout' "$build Checkout $of" \
        --prepare "rm -rf $at/git/images" -n 'git checkout' "git -C $at/git checkout -q -- ." \
        --prepare "rm -rf $at/copy2" -n 'cp -r' "cp -r $at/copy $at/copy2"
    rss "$group-checkout" "rm -rf $at/p/images; $build Checkout $of"
}

registry_small() {
    local at=$1
    local of="--no-logo --root $at/p --registry 127.0.0.1:$port/bench/small"
    run push-new --prepare "rm -rf $at/registry/docker" -n 'MlOpsBuild Push, empty registry' "$build Push $of" \
        --prepare "rm -rf $at/copy2" -n 'cp -r' "cp -r $at/copy $at/copy2"
    rss push-new "rm -rf $at/registry/docker; $build Push $of"
    run push-again -n 'MlOpsBuild Push, nothing new' "$build Push $of"
    run pull --prepare "rm -rf $at/p/.mlops/store $at/p/.mlops/data" -n 'MlOpsBuild Pull' "$build Pull $of" \
        --prepare "rm -rf $at/copy2" -n 'cp -r' "cp -r $at/copy $at/copy2"
    rss pull "rm -rf $at/p/.mlops/store $at/p/.mlops/data; $build Pull $of"
}

many() { # 100,000 files
    local at=$1
    project "$at/p"
    files "$at/p/many" 100000 100
    local of="--no-logo --root $at/p"
    rss many-add "$build Track $of --path many"
    git -C "$at/p" add -f many >/dev/null
    sleep 1
    $build Status $of >/dev/null
    run many-status -n 'MlOpsBuild Status' "$build Status $of" -n 'git status' "git -C $at/p status --porcelain"
    rss many-status "$build Status $of"
}

large() { # one file of 1 GB, on disk
    local at=$1
    project "$at/p"
    head -c 1000000000 /dev/urandom >"$at/p/large.bin"
    local of="--no-logo --root $at/p"
    run large-add \
        --prepare "rm -rf $at/p/.mlops/store $at/p/.mlops/data $at/p/large.bin.mlops.json" -n 'MlOpsBuild Track' "$build Track $of --path large.bin" \
        --prepare "rm -f $at/copy" -n 'cp' "cp $at/p/large.bin $at/copy" \
        --prepare true -n 'openssl dgst -sha256' "openssl dgst -sha256 $at/p/large.bin" \
        --prepare true -n 'sha256sum' "sha256sum $at/p/large.bin"
    rss large-add "rm -rf $at/p/.mlops/store $at/p/.mlops/data $at/p/large.bin.mlops.json; $build Track $of --path large.bin"
    sleep 1
    $build Status $of >/dev/null
    run large-status -n 'MlOpsBuild Status' "$build Status $of"
    local tag
    tag=$(python3 -c "import json; print('data.' + json.load(open('$at/p/large.bin.mlops.json'))['digest'][7:39])")
    of="$of --registry 127.0.0.1:$port/bench/large"
    run large-push \
        --prepare "rm -rf $memory/registry/docker" -n 'MlOpsBuild Push' "$build Push $of" \
        --prepare "rm -rf $memory/registry/docker" -n 'skopeo copy' "skopeo copy -q --dest-tls-verify=false oci:$at/p/.mlops/store:$tag docker://127.0.0.1:$port/bench/large:$tag"
    rss large-push "rm -rf $memory/registry/docker; $build Push $of"
    run large-pull \
        --prepare "rm -rf $at/p/.mlops/store $at/p/.mlops/data" -n 'MlOpsBuild Pull' "$build Pull $of" \
        --prepare "rm -rf $at/pulled" -n 'skopeo copy' "skopeo copy -q --src-tls-verify=false docker://127.0.0.1:$port/bench/large:$tag oci:$at/pulled:$tag"
    rss large-pull "rm -rf $at/p/.mlops/store $at/p/.mlops/data; $build Pull $of"
}

serve "$memory/registry"
small "$memory/small" memory
mkdir -p "$memory/registry"
ln -sfn "$memory/registry" "$memory/small/registry"
registry_small "$memory/small"
rm -rf "$memory/small"
many "$memory/many"
rm -rf "$memory/many"
small "$disk/small" disk
rm -rf "$disk/small"
large "$disk/large"

{
    echo "# The store, whole processes"
    echo
    echo "$(nproc) cores, $(uname -sm), .NET SDK $(dotnet --version), $(git --version), $(skopeo --version), OpenSSL $(openssl version | cut -d' ' -f2), $(hyperfine --version). Each ratio is to the first line of its table."
    python3 tests/MlOpsBuild.Benchmarks/tables.py "$results"
} >"$out/store.md"
cat "$out/store.md"

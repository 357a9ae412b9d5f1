#!/usr/bin/env bash
# Loads our server and others with the same requests, one after the other, and writes results/serve.md. Loopback, wrk with one
# thread and 16 connections, one row a request; the middle of three rounds counts. uvicorn as Debian installs it, and with the
# loop and the parser in C that it can be given. Needs wrk, gunicorn, python3-flask, python3-uvicorn, python3-uvloop,
# python3-httptools.
#
#   serve.sh [seconds] [soak seconds]     default: 10 seconds a round, no soak; 600 seconds soak shows that memory stays
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
repo=$PWD
seconds=${1:-10}
soak=${2:-0}
bench=$repo/tests/MlOpsBuild.Benchmarks
out=$bench/results
mkdir -p "$out"
python=/usr/bin/python3 # Debian's, which has Debian's packages
if ! { command -v wrk && command -v gunicorn && $python -c 'import flask, uvicorn, uvloop, httptools'; } >/dev/null 2>&1; then
    echo 'A program is missing: apt-get install wrk gunicorn python3-flask python3-uvicorn python3-uvloop python3-httptools' >&2
    exit 1
fi
work=$(mktemp -d)
server=
end() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
    server=
}
trap 'end; rm -rf "$work"' EXIT

dotnet build "$bench" -c Release -v quiet -nologo >&2
dotnet "$bench/bin/Release/net10.0/MlOpsBuild.Benchmarks.dll" serving "$work/folder"
dotnet publish src/MlOpsBuild.Serving -c Release -r linux-x64 -o "$work/ours" -v quiet -nologo >&2
dotnet publish "$bench/serve/Empty" -c Release -r linux-x64 --self-contained -o "$work/empty" -v quiet -nologo >&2
sed -n 's/^wrk.body = \[\[\(.*\)\]\]$/\1/p' "$work/folder/predict.lua" >"$work/predict.json"
sed -n 's/^wrk.body = \[\[\(.*\)\]\]$/\1/p' "$work/folder/infer.lua" >"$work/infer.json"

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

tree() { echo "$1"; for child in $(pgrep -P "$1"); do tree "$child"; done; }

memory() { # resident megabytes of a process and those that it started
    for p in $(tree "$1"); do grep -h VmRSS "/proc/$p/status"; done | awk '{ s += $2 } END { printf "%.0f", s / 1024 }'
}

figures() { # of what wrk printed: requests/s, p50, p99, errors
    awk '/50%/ { p50 = $2 } /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad += $NF } /Socket errors/ { gsub(",", ""); bad += $4 + $6 + $8 + $10 } END { printf "%s\t%s\t%s\t%d", rate, p50, p99, bad }' "$1"
}

measure() { # name, path, script, command...: the command has PORT where the port goes
    local name=$1 path=$2 script=$3 port
    shift 3
    port=$(free_port)
    local command=("${@//PORT/$port}")
    local first
    first=$(python3 "$bench/serve/first.py" "$port" "$path" "$work/$script.json" "${command[@]}")
    "${command[@]}" >/dev/null 2>"$work/log" &
    server=$!
    until curl -fs -o /dev/null -H 'Content-Type: application/json' --data-binary "@$work/$script.json" "http://127.0.0.1:$port$path"; do sleep 0.05; done
    wrk -t1 -c16 -d3 -s "$work/folder/$script.lua" "http://127.0.0.1:$port$path" >/dev/null # what is compiled while it runs
    for round in 1 2 3; do
        wrk -t1 -c16 -d"$seconds" --latency -s "$work/folder/$script.lua" "http://127.0.0.1:$port$path" >"$work/wrk"
        figures "$work/wrk"
        echo
    done >"$work/rounds"
    printf '%s\t%s\t%s\t%s\n' "$name" "$(sort -g "$work/rounds" | sed -n 2p)" "$(memory $server)" "$first" | tee -a "$work/results" >&2
    if [ "$soak" -gt 0 ] && [ "$script" = predict ] && [ "$name" = 'mlops-serve, /predict' ]; then
        local before after
        before=$(memory $server)
        wrk -t1 -c16 -d"$soak" --latency -s "$work/folder/$script.lua" "http://127.0.0.1:$port$path" >"$work/wrk"
        after=$(memory $server)
        printf '%s\t%s\t%s\t%s\n' "$soak" "$(figures "$work/wrk")" "$before" "$after" >"$work/soak"
    fi
    end
}

measure 'Kestrel, an endpoint that does nothing' /predict predict "$work/empty/empty" --urls http://127.0.0.1:PORT
measure 'mlops-serve, /predict' /predict predict "$work/ours/mlops-serve" --models "$work/folder" --port PORT
measure 'mlops-serve, Open Inference Protocol' /v2/models/adult/infer infer "$work/ours/mlops-serve" --models "$work/folder" --port PORT
uvicorn=(env PYTHONPATH="$bench/serve" $python -m uvicorn asgi_app:app --port PORT --log-level critical --no-access-log)
measure 'uvicorn, bare ASGI' /predict predict "${uvicorn[@]}" --loop asyncio --http h11
measure 'uvicorn, bare ASGI, uvloop and httptools' /predict predict "${uvicorn[@]}" --loop uvloop --http httptools
measure 'gunicorn, Flask, 2 sync workers' /predict predict gunicorn --chdir "$bench/serve" -w 2 -b 127.0.0.1:PORT --log-level critical flask_app:app

{
    echo "# Serving, one row a request"
    echo
    echo "$(nproc) cores shared with the load generator, $(uname -sm), .NET SDK $(dotnet --version), wrk -t1 -c16 -d${seconds}, the middle of three rounds, $($python --version), gunicorn $(dpkg-query -W -f='${Version}' gunicorn), uvicorn $(dpkg-query -W -f='${Version}' python3-uvicorn). 14 features, 100 trees; the others compute nothing."
    echo "The program is one file of $(($(stat -c %s "$work/ours/mlops-serve") / 1000000)) MB."
    python3 "$bench/tables.py" "$work"
} >"$out/serve.md"
cat "$out/serve.md"

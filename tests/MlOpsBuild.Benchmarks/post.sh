#!/usr/bin/env bash
# Times "start to posted" as a whole process, every stage a hit, against a double of GitHub on loopback, beside a node program
# that sends the same requests through @octokit/rest; writes results/post.md. Needs hyperfine, node and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
repo=$PWD
out=$repo/tests/MlOpsBuild.Benchmarks/results
peer=$repo/.mlops/tests/npm/octokit-rest-22.0.1
mkdir -p "$out" "$peer"
./build.sh --help >/dev/null
dotnet build tests/MlOpsBuild.Benchmarks -c Release -v quiet -nologo >/dev/null
[ -d "$peer/node_modules" ] || (cd "$peer" && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent @octokit/rest@22.0.1)
work=$(mktemp -d)
server=
finish() {
    exec 3>&- || true
    if [ -n "$server" ]; then wait "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap finish EXIT

project=$work/project
mkdir -p "$project/.nuke" "$project/.mlops" "$work/npm"
cp -r templates/mlopsbuild/. "$project"
ln -sfn "$repo/.mlops/native" "$project/.mlops/native"
echo '{ "Model": "." }' >"$project/.nuke/parameters.json"
printf '.mlops/\nartifacts/\n.nuke/temp/\n' >"$project/.gitignore"
git -C "$project" init -q
git -C "$project" add -A
git -C "$project" -c user.name=b -c user.email=b@example.org commit -q -m start
sha=$(git -C "$project" rev-parse HEAD)
./build.sh Report --root "$project" >/dev/null

token=ghs_benchmark0123456789
mkfifo "$work/in"
dotnet tests/MlOpsBuild.Benchmarks/bin/Release/net10.0/MlOpsBuild.Benchmarks.dll github "$sha" "$token" <"$work/in" >"$work/address" &
server=$!
exec 3>"$work/in"
until [ -s "$work/address" ]; do sleep 0.1; done

printf '{"number":7,"pull_request":{"number":7,"head":{"sha":"%s","ref":"change","repo":{"full_name":"acme/churn","owner":{"login":"acme"}}},"base":{"repo":{"full_name":"acme/churn","owner":{"login":"acme"}}}}}' "$sha" >"$work/event.json"
export GITHUB_API_URL GITHUB_TOKEN=$token SHA=$sha BODY=$project/artifacts/report/report.md
GITHUB_API_URL=$(head -1 "$work/address")
job="env GITHUB_ACTIONS=true GITHUB_REPOSITORY=acme/churn GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH=$work/event.json GITHUB_SHA=$sha GITHUB_WORKFLOW=mlops GITHUB_RUN_ATTEMPT=1"
post="$job GITHUB_RUN_ID=1 GITHUB_RUN_NUMBER=\$(date +%s%N | cut -c1-15) $repo/build.sh CommentPullRequest --root $project"
bash -c "$post" | grep -q 'comment created'
bash -c "$post" | grep -q '3 requests'
hyperfine --warmup 3 --runs 20 --export-markdown "$work/table" \
    -n './build.sh CommentPullRequest, all hits: 3 requests' "$post" \
    -n 'node, @octokit/rest: the same 3 requests' "node $repo/tests/MlOpsBuild.Benchmarks/post.mjs $peer" \
    -n './build.sh Report, all hits' "$repo/build.sh Report --root $project" >&2
{
    echo "# From start to posted, whole processes"
    echo
    echo "$(nproc) cores, $(uname -sm), .NET SDK $(dotnet --version), node $(node --version), @octokit/rest 22.0.1, $(hyperfine --version)."
    echo
    cat "$work/table"
} >"$out/post.md"
cat "$out/post.md"

#!/usr/bin/env bash
# Times whole processes with hyperfine and writes results/startup.md. Needs a finished ./build.sh Report.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
out=tests/MlOpsBuild.Benchmarks/results
mkdir -p "$out"
./build.sh Report >/dev/null
hello=$(mktemp -d)
trap 'rm -rf "$hello"' EXIT
printf '%s' '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>' >"$hello/hello.csproj"
echo 'System.Console.WriteLine("hello");' >"$hello/hello.cs"
dotnet build "$hello" -c Release -v quiet -nologo >/dev/null
hyperfine --warmup 3 --runs 20 --export-markdown "$out/startup.table" \
    -n '.NET hello world' "dotnet $hello/bin/Release/net10.0/hello.dll" \
    -n './build.sh --help' './build.sh --help' \
    -n './build.sh Report, all hits' './build.sh Report'
{
    echo "# Start-up, whole processes"
    echo
    echo "$(nproc) cores, $(uname -sm), .NET SDK $(dotnet --version), $(hyperfine --version)."
    echo
    cat "$out/startup.table"
} >"$out/startup.md"
rm "$out/startup.table"
cat "$out/startup.md"

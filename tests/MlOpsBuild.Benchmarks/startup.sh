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
for project in NukeDag NukeVariants; do dotnet build "tests/$project" -c Release -v quiet -nologo >/dev/null; done
mkdir "$hello/.nuke"
hyperfine --warmup 3 --runs 20 --export-markdown "$out/startup.table" \
    -n '.NET hello world' "dotnet $hello/bin/Release/net10.0/hello.dll" \
    -n './build.sh --help' './build.sh --help' \
    -n './build.sh Report, all hits' './build.sh Report' \
    -n 'a build of 3 targets, one run' "env VARIANT=shorthand dotnet tests/NukeVariants/bin/Release/NukeVariants.dll Two --no-logo --root $hello" \
    -n 'a build of 300 targets, all run' "dotnet tests/NukeDag/bin/Release/NukeDag.dll All --no-logo --root $hello"
{
    echo "# Start-up, whole processes"
    echo
    echo "$(nproc) cores, $(uname -sm), .NET SDK $(dotnet --version), $(hyperfine --version)."
    echo
    cat "$out/startup.table"
} >"$out/startup.md"
rm "$out/startup.table"
cat "$out/startup.md"

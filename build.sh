#!/usr/bin/env bash
# Builds the build (only when its sources or references changed) and runs it: ./build.sh [targets] [--parameters]
set -euo pipefail

case "${BASH_SOURCE[0]}" in */*) ROOT="${BASH_SOURCE[0]%/*}" ;; *) ROOT=. ;; esac
[[ $ROOT == /* ]] || ROOT="$PWD/$ROOT"
[[ $ROOT == */. ]] && ROOT="${ROOT%/.}"

# What the build program is made of. Anything else may change without a compiler being started.
INPUTS=(build src Directory.Build.props Directory.Build.targets Directory.Packages.props global.json)
PROJECT="$ROOT/build/_build.csproj"
HOST_DIR="$ROOT/build/bin/Host"
HOST="$HOST_DIR/_build.dll"
STATE="$ROOT/.nuke/temp/build-host"
NATIVE="$ROOT/.mlops/native"
GIT2="$NATIVE/git2-a2bde63.so"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUKE_TELEMETRY_OPTOUT=1
export DOTNET_TieredPGO=0 # instrumentation costs more than it gives in a process of a second

# Newer files than the stamp? One `find`, no hashing, no child otherwise.
unchanged_by_time() {
    [[ -f $HOST && -f $STATE/stamp && -f $STATE/mode && $(<"$STATE/mode") == "${UpstreamPackages:-}" ]] || return 1
    local changed
    changed=$(cd "$ROOT" && find "${INPUTS[@]}" \( -name bin -o -name obj \) -prune -o -newer "$STATE/stamp" -print -quit 2>/dev/null) || return 1
    [[ -z $changed ]]
}

# `git checkout` touches files without changing them: then their content decides.
content_hash() {
    (
        cd "$ROOT"
        find "${INPUTS[@]}" \( -name bin -o -name obj \) -prune -o -type f -print0 2>/dev/null |
            LC_ALL=C sort -z | xargs -0 sha256sum
        echo "mode=${UpstreamPackages:-}"
    ) | sha256sum
}

publish() { dotnet publish "$PROJECT" -c Host -o "$HOST_DIR" -v quiet -nologo "$@" >"$STATE/log" 2>&1; }

build_host() {
    if ! command -v dotnet >/dev/null; then
        echo "build.sh: found no dotnet; the .NET 10 SDK is needed: https://dot.net/download" >&2
        exit 1
    fi
    echo "Building the build program (its sources or references changed) ..." >&2
    local rid arch
    case "$(uname -m)" in x86_64) arch=x64 ;; aarch64 | arm64) arch=arm64 ;; *) arch="" ;; esac
    case "$(uname -s)" in Linux) rid=linux-$arch ;; Darwin) rid=osx-$arch ;; *) rid="" ;; esac
    rm -rf "$HOST_DIR"
    if [[ -n $arch && -n $rid ]] && publish -r "$rid" --no-self-contained -p:PublishReadyToRun=true; then
        return
    fi
    # Without the precompiler's package the program is the same and starts slower.
    if [[ -n $arch && -n $rid ]] && ! grep -qi crossgen "$STATE/log"; then
        cat "$STATE/log" >&2
        exit 1
    fi
    publish || { cat "$STATE/log" >&2; exit 1; }
}

# LibGit2Sharp's native library, where the feed has none: from Debian's or Ubuntu's package. It is made for 1.7; 1.5 does too.
fetch_git2() {
    mkdir -p "$NATIVE"
    rm -f "$NATIVE/unavailable"
    local so
    so=$(find_git2)
    if [[ -z $so ]] && command -v apt-get >/dev/null; then
        if [[ $(id -u) == 0 ]]; then
            { install_git2 || { apt-get update && install_git2; }; } >"$STATE/git2.log" 2>&1 || true
        else
            (
                mkdir -p "$NATIVE/packages" && cd "$NATIVE/packages"
                apt-get download $(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts \
                    --no-breaks --no-replaces --no-enhances "$(git2_package)" | grep -E '^lib(git2|http-parser|mbed|ssh2|pcre)')
                for package in *.deb; do dpkg -x "$package" "$NATIVE/root"; done
            ) >"$STATE/git2.log" 2>&1 || true
        fi
        so=$(find_git2)
    fi
    [[ -n $so ]] || so=$(restore_git2)
    if [[ -n $so ]]; then
        ln -sf "$so" "$GIT2"
    else
        echo "build.sh: libgit2 1.7 or 1.5 was not found (apt-get install libgit2-1.7 or libgit2-1.5): comparing with a Git baseline is off." >&2
        : >"$NATIVE/unavailable"
    fi
}

install_git2() {
    apt-get install -y --no-install-recommends "$(git2_package)"
}

git2_package() { # the newest of those that serve
    apt-cache pkgnames libgit2-1. | grep -E '^libgit2-1\.(7|5)(t64)?$' | sort -r | head -n 1
}

# Its own package, which nuget.org has: for systems without either.
restore_git2() {
    local arch version=2.0.321 folder="$NATIVE/restore"
    case "$(uname -m)" in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
    mkdir -p "$folder"
    cat >"$folder/restore.proj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RestorePackagesPath>$folder/packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="LibGit2Sharp.NativeBinaries" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
    dotnet restore "$folder/restore.proj" -p:ImportDirectoryBuildProps=false -p:ImportDirectoryBuildTargets=false \
        -p:ImportDirectoryPackagesProps=false >>"$STATE/git2.log" 2>&1 || true
    find "$folder/packages" -path "*/linux-$arch/native/*.so" -print -quit 2>/dev/null || true
}

find_git2() {
    local version found
    for version in 1.7 1.5; do
        found=$(find /usr/lib /lib /usr/local/lib "$NATIVE/root" -name "libgit2.so.$version" -print -quit 2>/dev/null || true)
        [[ -z $found ]] || break
    done
    echo "$found"
}

if ! unchanged_by_time; then
    mkdir -p "$STATE"
    if command -v flock >/dev/null; then # one compiler at a time; who comes second finds it done
        exec 9>"$STATE/lock"
        flock 9
    fi
    : >"$STATE/started" # a file saved while the compiler runs is newer than this
    hash=$(content_hash)
    if [[ ! -f $HOST || ! -f $STATE/hash || $(<"$STATE/hash") != "$hash" ]]; then
        build_host
        rm -f "$NATIVE/unavailable"
        echo "$hash" >"$STATE/hash"
    fi
    echo "${UpstreamPackages:-}" >"$STATE/mode"
    mv "$STATE/started" "$STATE/stamp"
    exec 9>&-
fi

if [[ ! -e $GIT2 && ! -e $NATIVE/unavailable && ${UpstreamPackages:-false} != true && $OSTYPE == linux* ]]; then
    fetch_git2
fi
if [[ -d $NATIVE/root ]]; then
    for dir in "$NATIVE"/root/usr/lib/*; do export LD_LIBRARY_PATH="$dir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"; done
fi

# Called from elsewhere, the root is still this one.
case "$PWD/" in
    "$ROOT"/*) exec dotnet "$HOST" "$@" ;;
    *) exec dotnet "$HOST" "$@" --root "$ROOT" ;;
esac

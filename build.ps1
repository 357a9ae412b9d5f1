# Builds the build (only when its sources or references changed) and runs it: ./build.ps1 [targets] [--parameters]
[CmdletBinding()]
param([Parameter(Position = 0, ValueFromRemainingArguments = $true)][string[]]$BuildArguments)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$Root = $PSScriptRoot
$Inputs = 'build', 'src', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json'
$HostDir = Join-Path $Root 'build/bin/Host'
$HostDll = Join-Path $HostDir '_build.dll'
$State = Join-Path $Root '.nuke/temp/build-host'
$HashFile = Join-Path $State 'hash'

$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:NUKE_TELEMETRY_OPTOUT = 1
$env:DOTNET_TieredPGO = 0

# Names, sizes and times decide cheaply whether content has to be looked at; content decides whether to compile.
function Get-InputFiles {
    Get-ChildItem -Path ($Inputs | ForEach-Object { Join-Path $Root $_ }) -Recurse -File -ErrorAction SilentlyContinue |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' } | Sort-Object FullName
}

function Get-Sha256([string]$Text) {
    $sha = [System.Security.Cryptography.SHA256]::Create()
    [System.BitConverter]::ToString($sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text))) -replace '-', ''
}

$files = @(Get-InputFiles)
$mode = "mode=$env:UpstreamPackages"
$times = Get-Sha256 ((@($files | ForEach-Object { "$($_.FullName)|$($_.Length)|$($_.LastWriteTimeUtc.Ticks)" }) + $mode) -join "`n")
$known = if (Test-Path $HashFile) { @(Get-Content $HashFile) } else { @('', '') }

if (-not (Test-Path $HostDll) -or $known[0] -ne $times) {
    New-Item -ItemType Directory -Force -Path $State | Out-Null
    $content = Get-Sha256 ((@($files | ForEach-Object { "$($_.FullName)|$((Get-FileHash -Algorithm SHA256 $_.FullName).Hash)" }) + $mode) -join "`n")
    if (-not (Test-Path $HostDll) -or $known[1] -ne $content) {
        if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
            [Console]::Error.WriteLine('build.ps1: found no dotnet; the .NET 10 SDK is needed: https://dot.net/download')
            exit 1
        }
        [Console]::Error.WriteLine('Building the build program (its sources or references changed) ...')
        $project = Join-Path $Root 'build/_build.csproj'
        $common = @('publish', $project, '-c', 'Host', '-o', $HostDir, '-v', 'quiet', '-nologo')
        $log = & dotnet @common --use-current-runtime --no-self-contained -p:PublishReadyToRun=true 2>&1
        if ($LASTEXITCODE -ne 0 -and "$log" -match 'crossgen') { $log = & dotnet @common 2>&1 }
        if ($LASTEXITCODE -ne 0) { $log | ForEach-Object { [Console]::Error.WriteLine("$_") }; exit 1 }
    }
    Set-Content -Path $HashFile -Value @($times, $content)
}

& dotnet $HostDll @BuildArguments
exit $LASTEXITCODE

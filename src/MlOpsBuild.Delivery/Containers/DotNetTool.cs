using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Runs <c>dotnet</c>.</summary>
internal sealed partial class DotNetTool(string program)
{
    private const int MostErrors = 10;
    private const int MostLines = 20;

    // What a build that runs us has set for itself, and what would make the output harder to read.
    private static readonly string[] s_foreign =
    [
        "MSBuildSDKsPath",
        "MSBuildExtensionsPath",
        "MSBUILD_EXE_PATH",
        "MSBuildLoadMicrosoftTargetsReadOnly",
        "DOTNET_CLI_UI_LANGUAGE",
    ];

    /// <summary>The version of the SDK that a folder's projects are built with.</summary>
    /// <exception cref="MlOpsException">There is none.</exception>
    public async Task<string> VersionAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var (exitCode, output) = await RunAsync(["--version"], folder, cancellationToken);
        return exitCode == 0 ? output.Trim() : throw Failed("dotnet --version", exitCode, output);
    }

    /// <summary>Publishes a program.</summary>
    /// <exception cref="MlOpsException">It failed; shows its errors.</exception>
    public async Task PublishAsync(
        string project,
        string runtime,
        string output,
        string work,
        IReadOnlyList<string> further,
        CancellationToken cancellationToken
    )
    {
        // What is made on the way lies with us, not in the project, which may be built at this moment.
        var (exitCode, text) = await RunAsync(
            [
                "publish",
                project,
                "--configuration",
                "Release",
                "--runtime",
                runtime,
                "--output",
                output,
                "--artifacts-path",
                work,
                "--nologo",
                "--verbosity",
                "quiet",
                "-maxcpucount:2",
                "-nodeReuse:false",
                .. further,
            ],
            Path.GetDirectoryName(project)!,
            cancellationToken
        );
        if (exitCode != 0)
        {
            throw Failed($"dotnet publish {project} --runtime {runtime}", exitCode, text);
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> arguments,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in s_foreign)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            output += await error;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MlOpsException(
                $"'{program}' cannot be started ({e.Message}): the .NET SDK is needed to publish the serving program. Install it (https://dot.net), or put it on the PATH.",
                inner: e
            );
        }
    }

    // The compiler's errors, each once; else the last of what it said.
    private static MlOpsException Failed(string command, int exitCode, string output)
    {
        var lines = output.Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        string[] errors =
        [
            .. lines
                .Where(l => ErrorLine().IsMatch(l))
                .Select(l => ProjectAtEnd().Replace(l, ""))
                .Distinct(StringComparer.Ordinal)
                .Take(MostErrors),
        ];
        var shown = errors.Length > 0 ? errors : lines.TakeLast(MostLines);
        var hint = errors.Any(e => e.Contains("NU110", StringComparison.Ordinal))
            ? " A package cannot be had: check the feeds in nuget.config and the network."
            : "";
        return new MlOpsException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{command} failed with exit code {exitCode}.{hint}"
            ) + string.Concat(shown.Select(l => "\n  " + PlainText.Of(l)))
        );
    }

    [GeneratedRegex(@"\berror( \w+)?\s*:")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@" \[[^\]]*proj(::[^\]]*)?\]$")]
    private static partial Regex ProjectAtEnd();
}

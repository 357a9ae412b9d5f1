using System.Text.RegularExpressions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The repository of the recordings, in which tests/NukeRecorded runs by recorded command lines.</summary>
public sealed partial class RecordedBuild : IDisposable
{
    private readonly SampleBuild _build = new("NukeRecorded");

    public RecordedBuild()
    {
        var library = Directory.CreateDirectory(Path.Combine(Root, "src", "Lib")).FullName;
        File.WriteAllText(
            Path.Combine(library, "Lib.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """
        );
        File.WriteAllText(Path.Combine(library, "Class.cs"), "class Class { }\n");
        Directory.CreateDirectory(Path.Combine(library, "bin"));
        Directory.CreateDirectory(Path.Combine(library, "obj"));
    }

    public string Root => _build.Root;

    public static string References { get; } =
        Path.Combine(SampleBuild.Repository, "tests/MlOpsBuild.Compat.Tests/NukeCommon/References");

    public void Dispose() => _build.Dispose();

    /// <summary>A recording: its command line, what it showed and the exit code.</summary>
    public static (string Command, string Output, int ExitCode) Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(References, "recordings", name + ".txt"));
        var start = text.StartsWith("$ ", StringComparison.Ordinal) ? text.IndexOf('\n') + 1 : 0;
        var end = text.IndexOf("[exit code ", StringComparison.Ordinal);
        var exitCode = ExitCode().Match(text, end).Groups["code"].Value;
        return (
            start == 0 ? "" : text[2..(start - 1)],
            text[start..end],
            int.Parse(exitCode, CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Runs <c>NAME=value ... &lt;build&gt; arguments</c>.</summary>
    public (string Output, int ExitCode) Run(string command, string? directory = null)
    {
        const string Build = "<build> ";
        var index = command.IndexOf(Build, StringComparison.Ordinal);
        var variables = command[..index]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => x.Split('=', 2))
            .Select(x => (x[0], x[1].Replace("<tmp>", Root, StringComparison.Ordinal)));
        using var process = BuildProcess.Start(
            "dotnet",
            $"\"{_build.Assembly}\" {command[(index + Build.Length)..]}",
            directory ?? Root,
            variables
        );
        var (output, exitCode) = BuildProcess.Finish(process);
        return (output, exitCode & 0xff);
    }

    /// <summary>Without what differs from run to run and from machine to machine, stack traces and the logo.</summary>
    public string Normalize(string output)
    {
        output = output
            .Replace(Root + "/event.json", "<tmp>/event.json", StringComparison.Ordinal)
            .Replace(Root + "/step-summary.md", "<tmp>/step-summary.md", StringComparison.Ordinal)
            .Replace(Root, "<root>", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal);
        output = Logo().Replace(output, "");
        output = Banner().Replace(output, "BANNER");
        output = StackTrace().Replace(output, "");
        output = Elapsed().Replace(output, "Time Elapsed");
        output = Outcome().Replace(output, "on DATE.");
        output = Clock().Replace(output, "TIME");
        output = Duration().Replace(output, "  DURATION");
        return DotNet().Replace(output, "> dotnet ");
    }

    [GeneratedRegex(@"\[exit code (?<code>\d+)\]")]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"(?:^.*[█╚].*\n)+\u200b\n", RegexOptions.Multiline)]
    private static partial Regex Logo();

    [GeneratedRegex(@"(?:NUKE Execution Engine|MlOpsBuild build host) [^)]*\)")]
    private static partial Regex Banner();

    [GeneratedRegex(@"^(?:\e\[[\d;]*m)?   (?:at |--- End of ).*\n", RegexOptions.Multiline)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"Time Elapsed [\d:.]+")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"on \d\d/\d\d/\d{4} \d\d:\d\d:\d\d\.")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"(?<!\d)\d\d:\d\d:\d\d(?!\d)")]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"(?<=^.*\S[ \u00a0]*)[ \u00a0]{4,6}(?:< 1sec|\d:\d\d)",
        RegexOptions.Multiline
    )]
    private static partial Regex Duration();

    [GeneratedRegex(@"> \S*/dotnet ")]
    private static partial Regex DotNet();
}

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>
/// Each recorded command line gives, on the same build, what Nuke.Common 10.1.0 gave: every line of the output, and the exit code.
/// </summary>
public sealed class RecordingTests : IDisposable
{
    private readonly RecordedBuild _build = new();

    public void Dispose() => _build.Dispose();

    public static TheoryData<string> Names =>
        [
            .. Directory
                .GetFiles(Path.Combine(RecordedBuild.References, "recordings"))
                .Select(x => Path.GetFileNameWithoutExtension(x)!)
                .Where(x => !s_special.Contains(x))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Whether these are tests of the package itself.</summary>
    private static readonly bool s_isPackage =
        typeof(Nuke.Common.NukeBuild).Assembly.GetName().Name != "Nuke.Common";

    /// <summary>Recordings with a test of their own below, and one of another build (SolutionInjectionTests).</summary>
    private static readonly string[] s_special =
    [
        "56-no-root",
        "57-root-param",
        "70-component-library-and-solution",
    ];

    /// <summary>Where this host says more, or nothing of a secret: what is recorded, and what is shown instead.</summary>
    private static readonly Dictionary<string, (string Recorded, string Shown)[]> s_deviations =
        new(StringComparer.Ordinal)
        {
            // The package opens a browser and prints nothing; what the opener had to say is of its machine.
            ["03-plan"] =
            [
                (
                    "BANNER\n\u200b\n",
                    "BANNER\n\u200b\nClean -> Restore -> Compile -> Test -> Notify\n<root>/.nuke/temp/execution-plan.html\n"
                ),
            ],
            ["11-requires-missing-terminal"] =
            [
                ("Try Console.Read.\n", "Try Console.Read.\nPass the value by '--stage'.\n"),
            ],
            // There is no point in a password for what is not encrypted.
            ["60-secret-plain-in-json"] =
            [
                ("Enter password for parameters.json:\n", ""),
                (
                    "System.InvalidOperationException: Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.",
                    "System.InvalidOperationException: Secret 'NugetApiKey' must not be stored as plain text in 'parameters.json'. Encrypt it by 'nuke :secrets' or pass it by the environment variable NUKE_NUGET_API_KEY"
                ),
            ],
            ["61-secret-cli"] = [("Secret set: s3cr3t", "Secret set: ***")],
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_exit_code_are_as_recorded(string name)
    {
        var (command, recorded, exitCode) = RecordedBuild.Read(name);
        Prepare(name);
        var (output, actualExitCode) = _build.Run(command);
        var expected = _build.Normalize(recorded);
        if (name == "30-verbose" && !s_isPackage)
            expected = WithoutExtensions(expected);

        var deviations = s_isPackage ? [] : s_deviations.GetValueOrDefault(name, []);
        foreach (var (before, after) in deviations)
        {
            expected.ShouldContain(before);
            expected = expected.Replace(before, after, StringComparison.Ordinal);
        }

        var actual = _build.Normalize(output);
        if (name == "22-tool")
        {
            // Which stream of a process is read first is open.
            expected = Sort(expected);
            actual = Sort(actual);
        }

        actual.ShouldBe(expected);
        actualExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public void Schema_is_as_recorded()
    {
        _build.Run("<build> HiddenT --no-logo").ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(_build.Root, ".nuke", "build.schema.json"))
            .ShouldBe(
                File.ReadAllText(Path.Combine(RecordedBuild.References, "build.schema.json"))
            );
    }

    [Fact]
    public void Workflows_are_as_recorded()
    {
        Directory.Delete(Path.Combine(_build.Root, ".github"), recursive: true);
        _build.Run("<build> HiddenT --no-logo").ExitCode.ShouldBe(0);
        var files = Directory.GetFiles(Path.Combine(_build.Root, ".github", "workflows"));
        files.Length.ShouldBe(3);
        foreach (var file in files)
            File.ReadAllText(file)
                .ShouldBe(
                    File.ReadAllText(
                        Path.Combine(RecordedBuild.References, "workflows", Path.GetFileName(file))
                    )
                );
    }

    [Fact]
    public void Without_a_root_directory_the_process_fails_as_recorded()
    {
        var (_, recorded, exitCode) = RecordedBuild.Read("56-no-root");
        var directory = Directory.CreateTempSubdirectory("noroot-").FullName;
        try
        {
            var (output, actualExitCode) = _build.Run("<build> AsyncT", directory);
            actualExitCode.ShouldBe(exitCode);
            var message = recorded
                .Split('\n')[1..3]
                .Select(x => x.Replace("<tmp>/noroot", directory, StringComparison.Ordinal));
            foreach (var line in message)
                output.ShouldContain(line);
        }
        finally
        {
            Directory.Delete(directory);
        }
    }

    private static string Sort(string text) =>
        string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    /// <summary>The package names the extensions of which it is made itself; here only those of the build are there.</summary>
    private static string WithoutExtensions(string text) =>
        string.Join(
            '\n',
            text.Split('\n').Where(x => !x.StartsWith("TIME [VRB] ", StringComparison.Ordinal))
        );

    /// <summary>What the recorded repository had seen before this command line.</summary>
    private void Prepare(string name)
    {
        switch (name)
        {
            case "00-first-run-default":
                Directory.Delete(Path.Combine(_build.Root, ".github"), recursive: true);
                break;
            case "08-continue":
                _build.Run(RecordedBuild.Read("07-afterfail").Command);
                break;
            case "60-secret-plain-in-json":
                var file = Path.Combine(_build.Root, ".nuke", "parameters.json");
                File.WriteAllText(
                    file,
                    File.ReadAllText(file)
                        .Replace(
                            "\"Threshold\"",
                            "\"NugetApiKey\": \"plain-text\", \"Threshold\"",
                            StringComparison.Ordinal
                        )
                );
                break;
        }
    }
}

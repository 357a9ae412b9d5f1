namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>When workflows are written, as recorded from Nuke.Common 10.1.0.</summary>
public sealed class WorkflowGenerationTests : IDisposable
{
    private const string Changed = "[WRN] Configuration files for GitHubActions";
    private readonly SampleBuild _build = new();

    private string Workflows => Path.Combine(_build.Root, ".github", "workflows");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Workflows_are_the_recorded_ones_byte_by_byte()
    {
        Directory.Delete(Path.GetDirectoryName(Workflows)!, recursive: true);
        var first = _build.Run("Clean");
        first.ExitCode.ShouldBe(0);
        GetFiles().ShouldBe(["ci.yml", "manual_run.yml", "short.yml"]);
        foreach (var file in GetFiles())
            Read(file)
                .ShouldBe(File.ReadAllBytes(Path.Combine(SampleBuild.References, file)), file);

        var warnings = first.Output.Split('\n').Where(x => x.Contains(Changed)).ToList();
        warnings
            .Select(x => x[x.IndexOf("[WRN]", StringComparison.Ordinal)..])
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "[WRN] Configuration files for GitHubActions (ci) have changed.",
                "[WRN] Configuration files for GitHubActions (manual_run) have changed.",
                "[WRN] Configuration files for GitHubActions (short) have changed.",
            ]);
        first
            .Output.IndexOf(warnings[^1], StringComparison.Ordinal)
            .ShouldBeLessThan(first.Output.IndexOf("OnBuildInitialized", StringComparison.Ordinal));
        var summary = first.Output[
            first.Output.IndexOf("Errors & Warnings", StringComparison.Ordinal)..
        ];
        foreach (var name in (string[])["ci", "manual_run", "short"])
            summary.ShouldContain(
                $"[WRN] : Configuration files for GitHubActions ({name}) have changed.\n"
            );

        // Targets of workflows are not invoked by this.
        first.Output.ShouldContain("OnBuildInitialized Clean\n");
        first.Rows.ShouldBe(["Clean Succeeded"]);

        var second = _build.Run("Clean");
        second.ExitCode.ShouldBe(0);
        second.Output.ShouldNotContain("have changed");
        second.Output.ShouldNotContain("Errors & Warnings");
    }

    [Fact]
    public void Changed_and_missing_files_are_written_again()
    {
        _build.Run("Clean").Output.ShouldNotContain("have changed");
        File.AppendAllText(Path.Combine(Workflows, "short.yml"), "# by hand\n");
        File.Delete(Path.Combine(Workflows, "ci.yml"));
        File.WriteAllText(Path.Combine(Workflows, "own.yml"), "name: own\n");

        var output = _build.Run("Clean").Output;
        output.ShouldContain("Configuration files for GitHubActions (ci) have changed.");
        output.ShouldContain("Configuration files for GitHubActions (short) have changed.");
        output.ShouldNotContain("(manual_run) have changed");
        foreach (var file in (string[])["ci.yml", "short.yml"])
            Read(file)
                .ShouldBe(File.ReadAllBytes(Path.Combine(SampleBuild.References, file)), file);

        GetFiles().ShouldBe(["ci.yml", "manual_run.yml", "own.yml", "short.yml"]);
        File.ReadAllText(Path.Combine(Workflows, "own.yml")).ShouldBe("name: own\n");
        _build.Run("Clean").Output.ShouldNotContain("have changed");
    }

    [Fact]
    public void Help_writes_workflows_too()
    {
        File.Delete(Path.Combine(Workflows, "ci.yml"));
        _build.Run("--help").ExitCode.ShouldBe(0);
        GetFiles().ShouldContain("ci.yml");
    }

    [Fact]
    public void Servers_write_nothing()
    {
        Directory.Delete(Workflows, recursive: true);
        File.Delete(Path.Combine(_build.Root, "build.cmd"));
        var result = _build.Run("Clean", ("GITHUB_ACTIONS", "true"));
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldNotContain("have changed");
        Directory.Exists(Workflows).ShouldBeFalse();
    }

    [Fact]
    public void Builds_without_attributes_write_nothing()
    {
        Directory.Delete(Workflows, recursive: true);
        Run("PlainBuild", "Compile").ExitCode.ShouldBe(0);
        Directory.Exists(Workflows).ShouldBeFalse();
    }

    [Fact]
    public void Generation_can_be_left_to_the_user()
    {
        Directory.CreateDirectory(Workflows);
        Run("ManualBuild", "Compile").ExitCode.ShouldBe(0);
        GetFiles().ShouldNotContain("manual.yml");

        var result = Run(
            "ManualBuild",
            "--generate-configuration GitHubActions_manual --host GitHubActions"
        );
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldNotContain("Compile");
        result.Output.ShouldNotContain("have changed");
        GetFiles().ShouldContain("manual.yml");
        ReadText("manual.yml").ShouldContain("name: manual\n\non: [push]\n\njobs:\n");
    }

    [Fact]
    public void Requested_configuration_is_the_only_one_written()
    {
        foreach (var file in GetFiles())
            File.Delete(Path.Combine(Workflows, file));

        _build
            .Run("--generate-configuration GitHubActions_manual_run --host GitHubActions")
            .ExitCode.ShouldBe(0);
        GetFiles().ShouldBe(["manual_run.yml"]);
    }

    [Fact]
    public void Unknown_configuration_fails()
    {
        var result = _build.Run("--generate-configuration GitHubActions_no --host GitHubActions");
        result.ShellExitCode.ShouldBe(255);
        result.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Derived_attributes_add_steps_imports_and_triggers()
    {
        var result = Run("DerivedBuild", "Compile");
        result.ExitCode.ShouldBe(0);
        var text = ReadText("derived.yml");
        text.ShouldContain("#         [WithDotNet (AutoGenerate = false)]\n");
        text.ShouldContain(
            """
            on:
              push:
                branches:
                  - main
              release:
                types: [published]

            """.ReplaceLineEndings("\n")
        );
        text.ShouldContain(
            """
                  - uses: actions/checkout@v6
                  - uses: actions/setup-dotnet@v5
                    with:
                      dotnet-version: |
                        8.0
                        10.0
                  - name: 'Cache: .nuke/temp, ~/.nuget/packages'

            """.ReplaceLineEndings("\n")
        );
        text.ShouldContain(
            """
                    run: ./build.cmd Test Compile
                    env:
                      RunNumber: ${{ github.run_number }}

            """.ReplaceLineEndings("\n")
        );
        Run("DerivedBuild", "Compile").Output.ShouldNotContain("have changed");
    }

    [Fact]
    public void Artifacts_are_what_invoked_targets_and_those_around_them_produce()
    {
        Run("DerivedBuild", "Compile").ExitCode.ShouldBe(0);
        var names = ReadText("derived.yml")
            .Split('\n')
            .Where(x => x.Contains("path: ", StringComparison.Ordinal) && !x.EndsWith('|'))
            .Select(x => x.Trim());
        names.ShouldBe(["path: output/results", "path: output/log.txt", "path: report.html"]);
    }

    [Fact]
    public void Artifacts_are_those_of_the_server()
    {
        Run("ServerBuild", "Compile --results elsewhere").ExitCode.ShouldBe(0);
        ReadText("server.yml").ShouldContain("          path: bin/Release\n");
        ReadText("server.yml").ShouldContain("          path: results\n");
        Run("ServerBuild", "Compile").Output.ShouldNotContain("have changed");

        _build
            .With("NukeSample")
            .Run("Compile", ("SAMPLE", "ServerBuild"), ("NUKE_RESULTS", "other"));
        ReadText("server.yml").ShouldContain("          path: other\n");
    }

    [Fact]
    public void Moved_script_is_noticed()
    {
        _build.Run("Clean").Output.ShouldNotContain("have changed");
        Directory.CreateDirectory(Path.Combine(_build.Root, "eng"));
        File.Move(
            Path.Combine(_build.Root, "build.cmd"),
            Path.Combine(_build.Root, "eng", "build.cmd")
        );
        _build.Run("Clean").Output.ShouldContain("(short) have changed");
        ReadText("short.yml").ShouldContain("        run: ./eng/build.cmd Clean\n");
    }

    [Fact]
    public void Attributes_of_base_classes_count()
    {
        Run("InheritedBuild", "Compile").ExitCode.ShouldBe(0);
        GetFiles().ShouldContain("derived.yml");
    }

    [Fact]
    public void Script_must_exist()
    {
        File.Delete(Path.Combine(_build.Root, "build.cmd"));
        var result = _build.Run("Clean");
        result.ShellExitCode.ShouldBe(255);
        result.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UnknownTargetBuild")]
    [InlineData("NoTriggerBuild")]
    [InlineData("TwiceBuild")]
    public void Invalid_attributes_fail_before_anything_runs(string build)
    {
        var result = Run(build, "Compile");
        result.ShellExitCode.ShouldBe(255);
        result.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UnknownTargetBuild", "unknown", "Target with name 'Tset' does not exist")]
    [InlineData(
        "NoTriggerBuild",
        "untriggered",
        "Workflows must define either shorthand 'On' or 'On*' triggers"
    )]
    [InlineData(
        "TwiceBuild",
        "my_build",
        "Found multiple IConfigurationGenerator with same ID 'GitHubActions_my_build'."
    )]
    public void Invalid_attributes_say_what_is_wrong(string build, string name, string message)
    {
        var result = Run(
            build,
            $"--generate-configuration GitHubActions_{name} --host GitHubActions"
        );
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(message);
        GetFiles().ShouldBe(["ci.yml", "manual_run.yml", "short.yml"]);
    }

    [Fact]
    public void Event_is_read_from_its_file()
    {
        var file = Path.Combine(_build.Root, "event.json");
        File.WriteAllText(file, """{ "pull_request": { "title": "Better model" } }""");
        (string, string)[] variables =
        [
            ("SAMPLE", "PlainBuild"),
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_PATH", file),
        ];
        _build
            .With("NukeSample")
            .Run("ShowEvent", variables)
            .Output.ShouldContain("Event=Better model\n");
    }

    private SampleResult Run(string build, string arguments) =>
        _build.With("NukeSample").Run(arguments, ("SAMPLE", build));

    private List<string> GetFiles() =>
        [
            .. Directory
                .GetFiles(Workflows)
                .Select(x => Path.GetFileName(x))
                .Order(StringComparer.Ordinal),
        ];

    private byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Workflows, file));

    private string ReadText(string file) => File.ReadAllText(Path.Combine(Workflows, file));
}

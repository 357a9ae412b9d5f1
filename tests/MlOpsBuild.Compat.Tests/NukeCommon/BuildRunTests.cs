namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Order, skips, failures and exit codes, as recorded from Nuke.Common 10.1.0.</summary>
public sealed class BuildRunTests : IDisposable
{
    private readonly SampleBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Default_target_runs_with_dependencies_and_triggers()
    {
        var result = _build.Run("");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("OnBuildInitialized Clean,Restore,Compile,Test,Notify");
        result.Rows.ShouldBe([
            "Clean Succeeded",
            "Restore Succeeded",
            "Compile Succeeded",
            "Test Succeeded // Passed: 12, Failed: 0",
            "Notify Succeeded",
        ]);
        result.Output.ShouldContain("OnBuildFinished succeeding=True failed= exit=0");
    }

    [Theory]
    [InlineData("Mixed", "Always,FailSoft,Mixed")]
    [InlineData("FailThenAlways", "Clean,Restore,Always,Fail,FailThenAlways")]
    [InlineData("CollectiveT", "AsyncT,Notify,CollectiveT")]
    [InlineData("Notify AsyncT", "AsyncT,Notify")]
    [InlineData("--target Notify+AsyncT", "AsyncT,Notify")]
    [InlineData("async-t", "AsyncT")]
    [InlineData("Evaluate", "Prepare,Train,Evaluate")]
    public void Plan_has_the_recorded_order(string arguments, string expected) =>
        _build.Run(arguments).Output.ShouldContain($"OnBuildInitialized {expected}\n");

    [Fact]
    public void Skipping_a_target_skips_what_only_it_needs() =>
        _build
            .Run("Test --skip Compile")
            .Rows.ShouldBe([
                "Clean Skipped // Skipped: because of Restore",
                "Restore Skipped // Skipped: because of Compile",
                "Compile Skipped // Skipped: via parameter",
                "Test Succeeded // Passed: 12, Failed: 0",
                "Notify Succeeded",
            ]);

    [Fact]
    public void Skipping_without_names_leaves_the_invoked_target() =>
        _build
            .Run("Test --skip")
            .Rows.ShouldBe([
                "Clean Skipped // Skipped: via parameter",
                "Restore Skipped // Skipped: via parameter",
                "Compile Skipped // Skipped: via parameter",
                "Test Succeeded // Passed: 12, Failed: 0",
                "Notify Skipped // Skipped: because of Test",
            ]);

    [Fact]
    public void Failure_ends_the_build_and_continue_takes_up_from_it()
    {
        var failed = _build.Run("AfterFail");
        failed.ShellExitCode.ShouldBe(255);
        failed.Output.ShouldContain(
            "[ERR] Target Fail has thrown an exception\nSystem.InvalidOperationException: boom line 1"
        );
        failed.Output.ShouldContain("[ERR] Fail: Target Fail has thrown an exception");
        failed.Rows.ShouldBe([
            "Clean Succeeded",
            "Restore Succeeded",
            "Fail Failed // InvalidOperationException: boom line 1",
            "AfterFail NotRun",
        ]);

        var continued = _build.Run("AfterFail --continue");
        continued.ShellExitCode.ShouldBe(255);
        continued.Rows.Take(2).ShouldBe(["Clean Skipped", "Restore Skipped"]);
    }

    [Fact]
    public void Targets_go_on_after_a_soft_failure_and_the_build_still_fails()
    {
        var result = _build.Run("Mixed");
        result.ShellExitCode.ShouldBe(255);
        result.Rows.ShouldBe([
            "Always Succeeded",
            "FailSoft Failed // Exception: soft failure",
            "Mixed Succeeded",
        ]);
    }

    [Theory]
    [InlineData(
        "StaticSkip",
        "Clean Skipped // Skipped: because of Restore",
        "StaticSkip Skipped // OnlyWhen: DryRun"
    )]
    [InlineData("StaticSkipExec", "Clean Succeeded", "StaticSkipExec Skipped // OnlyWhen: DryRun")]
    [InlineData("Test --dry-run", "Clean Succeeded", "Compile Skipped // OnlyWhen: !DryRun")]
    public void Conditions_skip(string arguments, string first, string third)
    {
        var rows = _build.Run(arguments).Rows;
        rows[0].ShouldBe(first);
        rows[2].ShouldBe(third);
    }

    [Fact]
    public void Exit_code_can_be_set() => _build.Run("CustomExit").ExitCode.ShouldBe(42);

    [Fact]
    public void Unknown_target_lists_those_that_exist()
    {
        var result = _build.Run("Tset");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(
            "Target with name 'Tset' does not exist. Available targets are:\n  - AfterFail\n  - Always\n"
        );
        result.Output.ShouldNotContain("Build failed");
    }

    [Fact]
    public void Missing_requirement_fails_before_the_first_target()
    {
        var result = _build.Run("Pack", ("GITHUB_ACTIONS", "true"));
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(
            "Target 'Pack' requires member 'Stage' to be not null or empty"
        );
        result.Rows.ShouldBe(["Clean NotRun", "Restore NotRun", "Compile NotRun", "Pack NotRun"]);
        _build.Run("NeedsProd --stage Prod").ExitCode.ShouldBe(0);
        _build
            .Run("NeedsProd --stage Dev")
            .Output.ShouldContain(
                "Target 'NeedsProd' requires '(value(Build).Stage == Stage.Prod)'"
            );
    }

    [Fact]
    public void Help_lists_targets_and_parameters()
    {
        var result = _build.Run("--help");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("\n  Test (default)       -> Compile\n");
        result.Output.ShouldContain("\n    Trains the model\n");
        result.Output.ShouldContain("\n  --model-registry-url   Registry url of the model.\n");
        result.Output.ShouldNotContain("HiddenT");
        result.Output.ShouldNotContain("--hidden");
    }

    [Fact]
    public void Processes_log_their_lines_and_fail_by_exit_code()
    {
        var output = _build.Run("Tool").Output;
        output.ShouldContain("[ERR] err\n");
        output.ShouldContain("bash -c \"echo quoted arg\"");
        output.ShouldContain("[DBG] quoted arg");
        output.ShouldContain("// ProcessException: Process 'bash' exited with code 4.");
    }

    [Fact]
    public void A_component_target_can_be_extended()
    {
        var result = _build.Run("Overridden");
        result.ExitCode.ShouldBe(0);
        var component = result.Output.IndexOf("[INF] in the component", StringComparison.Ordinal);
        var build = result.Output.IndexOf("[INF] in the build", StringComparison.Ordinal);
        component.ShouldBeGreaterThan(0);
        build.ShouldBeGreaterThan(component);
    }
}

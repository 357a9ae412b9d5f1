namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Conditions, plans and arguments that do not hold together.</summary>
public sealed class ConditionTests : IDisposable
{
    private readonly VariantBuild _build = new("conditions");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void All_conditions_that_are_not_met_are_named()
    {
        _build.Run("Two").Rows.ShouldBe(["Two Skipped // OnlyWhen: Deploy && IsServerBuild"]);
        _build.Run("Two --deploy").Rows.ShouldBe(["Two Skipped // OnlyWhen: IsServerBuild"]);
    }

    [Fact]
    public void A_condition_that_throws_fails_the_build_and_assured_targets_still_run()
    {
        var result = _build.Run("Later Assured");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(
            "[ERR] Invocation of condition for ThrowsDynamic has thrown an exception\nSystem.InvalidOperationException: no idea"
        );
        result.Rows.ShouldBe([
            "First Succeeded",
            "ThrowsDynamic NotRun",
            "Later NotRun",
            "Assured Succeeded",
        ]);
    }

    [Fact]
    public void A_static_condition_that_throws_fails_the_build_before_the_first_target()
    {
        var result = _build.Run("ThrowsStatic");
        result.ShellExitCode.ShouldBe(255);
        result.Rows.ShouldBe(["First NotRun", "ThrowsStatic NotRun"]);
    }

    [Fact]
    public void An_order_left_open_fails_only_where_it_is_asked_for()
    {
        _build.Run("First").ExitCode.ShouldBe(0);
        var result = _build.Run("First --strict");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldStartWith("Incomplete target definition order:\n  - Two\n");
    }

    [Fact]
    public void Continue_with_other_arguments_starts_anew()
    {
        _build.Run("Later").ShellExitCode.ShouldBe(255);
        var result = _build.Run("Later --deploy --continue");
        result.Output.ShouldContain("[WRN] Build invocation changed. Restarting ...");
        result.Rows[0].ShouldBe("First Succeeded");
        _build.Run("Later --deploy --continue").Rows[0].ShouldBe("First Skipped");
    }
}

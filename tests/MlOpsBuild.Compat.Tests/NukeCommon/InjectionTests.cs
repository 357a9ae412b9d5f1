namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Values of members that are no parameters, and members that must have one.</summary>
public sealed class InjectionTests : IDisposable
{
    private readonly VariantBuild _build = new("injection");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Members_on_demand_get_values_only_where_a_target_needs_them()
    {
        var output = _build.Run("Show --channel beta").Output;
        output.ShouldContain("injecting Always into InjectionBuild\n");
        output.ShouldNotContain("injecting Demanded");
        output.ShouldContain("Always=value of Always Demanded=null Failing=null Channel=beta");
        _build
            .Run("Needs --channel beta")
            .Output.ShouldContain("Demanded=value of Demanded Failing=null");
    }

    [Fact]
    public void A_value_that_cannot_be_had_is_a_warning_unless_it_is_optional()
    {
        var output = _build.Run("Show --channel beta").Output;
        output.ShouldContain("[WRN] Could not inject value for InjectionBuild.Failing\n");
        output.ShouldNotContain("FailingQuietly");
    }

    [Fact]
    public void Nothing_is_injected_to_show_the_help() =>
        _build.Run("--help").Output.ShouldNotContain("injecting");

    [Fact]
    public void A_required_member_without_a_value_fails_the_build()
    {
        var server = _build.Run("Show", ("GITHUB_ACTIONS", "true"));
        server.ShellExitCode.ShouldBe(255);
        server.Output.ShouldContain("Member 'Channel' is required to be not null or empty\n");
        server.Rows.ShouldBe(["Show NotRun"]);
        var terminal = _build.Run("Show");
        terminal.ShellExitCode.ShouldBe(255);
        terminal.Output.ShouldContain("The channel:\nCannot read keys when either application");
    }
}

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Arguments and graphs that do not hold together are told more exactly than the package does.</summary>
public sealed class ArgumentTests : IDisposable
{
    private readonly VariantBuild _build = new("conditions");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void A_cycle_is_an_error_with_its_path()
    {
        using var build = new VariantBuild("cycle");
        var result = build.Run("Apart");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldBe(
            "Circular dependencies between targets:\n  - Compile -> Restore -> Publish -> Compile\n"
        );
    }

    [Theory]
    [InlineData("--deplyo", "[WRN] Parameter '--deplyo' does not exist. Did you mean '--deploy'?")]
    [InlineData("-Verbostiy quiet", "Did you mean '--verbosity'?")]
    [InlineData("--xyzzy 4", "[WRN] Parameter '--xyzzy' does not exist. See --help")]
    public void Arguments_that_no_parameter_takes_are_told(string arguments, string expected)
    {
        var result = _build.Run($"First {arguments}");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(expected);
    }

    [Fact]
    public void Known_arguments_are_not_told() =>
        _build
            .Run("First --deploy --continue --skip Two --verbosity normal --root . --profile")
            .Output.ShouldNotContain("does not exist");

    [Fact]
    public void A_target_to_skip_need_not_be_in_the_plan_but_must_exist()
    {
        _build.Run("First --skip Two").Output.ShouldNotContain("[WRN]");
        var result = _build.Run("First --skip Lather");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(
            "[WRN] Target with name 'Lather' does not exist. Did you mean 'Later'?"
        );
        result.Rows.ShouldBe(["First Succeeded"]);
    }

    [Fact]
    public void A_profile_without_a_file_is_an_error()
    {
        var result = _build.Run("First --profile nope");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(
            $"Profile 'nope' has no parameters file: '{_build.Root}/.nuke/parameters.nope.json' does not exist"
        );
    }
}

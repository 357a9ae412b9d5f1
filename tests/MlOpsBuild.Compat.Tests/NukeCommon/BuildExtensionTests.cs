namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Attributes that take part in a build, and those that leave parts of its output out.</summary>
public sealed class BuildExtensionTests
{
    [Fact]
    public void Extensions_are_called_by_priority_and_before_the_build()
    {
        using var build = new VariantBuild("hooks");
        var result = build.Run("");
        result.ShellExitCode.ShouldBe(255);
        result
            .Output.Split('\n')
            .Where(x => x.StartsWith("first ") || x.StartsWith("second ") || x.StartsWith("build "))
            .ShouldBe([
                "first OnBuildCreated 4",
                "second OnBuildCreated 4",
                "build OnBuildCreated",
                "first OnBuildInitialized 4 4",
                "second OnBuildInitialized 4 4",
                "build OnBuildInitialized",
                "first OnTargetRunning Bad",
                "second OnTargetRunning Bad",
                "build OnTargetRunning Bad",
                "first OnTargetSummaryUpdated Bad InvalidOperationException",
                "second OnTargetSummaryUpdated Bad InvalidOperationException",
                "first OnTargetFailed Bad",
                "second OnTargetFailed Bad",
                "first OnTargetSkipped Skipped",
                "second OnTargetSkipped Skipped",
                "first OnTargetRunning Good",
                "second OnTargetRunning Good",
                "build OnTargetRunning Good",
                "first OnTargetSummaryUpdated Good Rows",
                "second OnTargetSummaryUpdated Good Rows",
                "first OnTargetSucceeded Good",
                "second OnTargetSucceeded Good",
                "first OnBuildFinished -1",
                "second OnBuildFinished -1",
                "build OnBuildFinished",
            ]);
        result.Output.ShouldNotContain("[VRB]");
        build
            .Run("Good --verbosity verbose")
            .Output.ShouldContain("[VRB] Tracing.OnTargetRunning (5)\n");
    }

    [Fact]
    public void Output_can_be_left_out_for_one_host()
    {
        using var build = new VariantBuild("quiet");
        build.Run("").Output.ShouldBe("[WRN] just this\n");
        var server = build.Run("", ("GITHUB_ACTIONS", "true")).Output;
        server.ShouldContain("::group::Only\n");
        server.ShouldContain("Build succeeded on ");
        server.ShouldMatch(@"\d\d:\d\d:\d\d \[WRN\] just this");
    }

    [Fact]
    public void A_component_with_one_target_stands_for_it()
    {
        using var build = new VariantBuild("shorthand");
        build.Run("Publish").Rows.ShouldBe(["Compile Succeeded", "Publish Succeeded"]);
        build.Run("Test").Rows.ShouldBe(["Compile Succeeded", "Test Succeeded"]);
    }

    [Fact]
    public void A_component_target_can_be_extended()
    {
        using var build = new SampleBuild("NukeSample");
        var result = build.Run("Overridden");
        result.ExitCode.ShouldBe(0);
        var component = result.Output.IndexOf("[INF] in the component", StringComparison.Ordinal);
        component.ShouldBeGreaterThan(0);
        result
            .Output.IndexOf("[INF] in the build", StringComparison.Ordinal)
            .ShouldBeGreaterThan(component);
    }
}

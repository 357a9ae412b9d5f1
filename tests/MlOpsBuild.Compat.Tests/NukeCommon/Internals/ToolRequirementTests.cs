namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Tools that targets require are there before the first target runs.</summary>
public sealed class ToolRequirementTests : IDisposable
{
    private readonly VariantBuild _build = new("tools");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Tools_that_are_there_are_enough()
    {
        _build.Run("Injected").Rows.ShouldBe(["Injected Succeeded"]);
        _build.Run("Tasks").Rows.ShouldBe(["Tasks Succeeded"]);
        Directory.CreateDirectory(Path.Combine(_build.Root, "packages", "Acme.Tool"));
        _build.Run("Package").Rows.ShouldBe(["Package Succeeded"]);
    }

    [Fact]
    public void A_program_that_is_missing_is_named()
    {
        var result = _build.Run("Absent");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain(
            "Target 'Absent' requires a tool that is missing. Could not find 'there-is-no-such-program' on the PATH."
        );
        result.Rows.ShouldBe(["Absent NotRun"]);
    }

    [Fact]
    public void A_package_that_is_missing_is_named_with_what_to_do()
    {
        var result = _build.Run("Package");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("Could not find package 'Acme.Tool' (1.0.0) using:");
        result.Output.ShouldContain(
            "<PackageDownload Include=\"Acme.Tool\" Version=\"[1.0.0]\" />"
        );
    }
}

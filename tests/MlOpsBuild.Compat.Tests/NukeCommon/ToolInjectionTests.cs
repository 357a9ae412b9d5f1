using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Programs that builds ask for.</summary>
public sealed class ToolInjectionTests : IDisposable
{
    private readonly SampleBuild _build = new("NukeSample");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Programs_come_from_the_path()
    {
        var result = _build.Run("RunTools");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("[INF] Absent=True\n");
        result.Output.ShouldContain("[DBG] git version ");
        result.Output.ShouldContain("[DBG] true\n");
        result.Output.ShouldNotContain("WRN");
    }

    [Fact]
    public void Variable_goes_first()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program is a shell script");
            return;
        }

        var script = Path.Combine(_build.Root, "other git");
        File.WriteAllText(script, "#!/bin/sh\necho other \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _build.Run("RunTools", ("GIT_EXE", script)).Output.ShouldContain("[DBG] other --version\n");
    }

    [Fact]
    public void Program_of_a_package_can_be_another()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program is a shell script");
            return;
        }

        var script = Path.Combine(_build.Root, "packaged.sh");
        File.WriteAllText(script, "#!/bin/sh\necho instead of \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _build
            .Run("RunTools", ("PACKAGED_EXE", script))
            .Output.ShouldContain("[DBG] instead of packaged\n");
    }

    [Fact]
    public void Package_is_required_in_the_version_that_is_asked_for()
    {
        var requirement = new NuGetPackageAttribute("some.package", "x.dll") { Version = "1.2.3" }
            .GetRequirement(GetType().GetProperty(nameof(Git))!)
            .ShouldBeOfType<NuGetPackageRequirement>();
        (requirement.PackageId, requirement.Version).ShouldBe(("some.package", "1.2.3"));
    }

    [Theory]
    [InlineData(null, "git")]
    [InlineData("other", "other")]
    public void Requirement_names_the_program(string? name, string expected) =>
        new PathVariableAttribute(name)
            .GetRequirement(GetType().GetProperty(nameof(Git))!)
            .ShouldBeOfType<PathToolRequirement>()
            .PathExecutable.ShouldBe(expected);

    public Tool Git => null!;
}

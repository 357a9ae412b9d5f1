namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>A root directory that is given, where the package fails.</summary>
public sealed class RootParameterTests : IDisposable
{
    private readonly RecordedBuild _build = new();

    public void Dispose() => _build.Dispose();

    /// <summary>
    /// The recording shows the package failing, since the processes that it starts to write workflows are not told the root. Here
    /// nothing is started, and the root that is given counts.
    /// </summary>
    [Fact]
    public void A_root_directory_can_be_given_from_outside()
    {
        RecordedBuild.Read("57-root-param").ExitCode.ShouldBe(255);
        var directory = Directory.CreateTempSubdirectory("noroot-").FullName;
        try
        {
            var (output, exitCode) = _build.Run(
                $"<build> HiddenT --root {_build.Root} --no-logo",
                directory
            );
            exitCode.ShouldBe(0);
            output.ShouldContain("HiddenT");
            Directory.GetFileSystemEntries(directory).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(directory);
        }
    }
}

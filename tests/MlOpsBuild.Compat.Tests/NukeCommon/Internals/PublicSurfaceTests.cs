using Nuke.Common;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>What consumers can compile against changes only on purpose (UPDATE_GOLDEN=1).</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_the_golden_one()
    {
        var file = Path.Combine(
            SampleBuild.Repository,
            "tests/MlOpsBuild.Compat.Tests/NukeCommon/References/public-surface.txt"
        );
        var surface = PublicSurface.Describe(typeof(NukeBuild).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, surface);

        surface.ShouldBe(File.ReadAllText(file));
    }
}

using Nuke.Common;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>What consumers can compile against changes only on purpose (UPDATE_GOLDEN=1).</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_the_golden_one() =>
        PublicSurface.ShouldBeGolden(
            typeof(NukeBuild).Assembly,
            Path.Combine(
                SampleBuild.Repository,
                "tests/MlOpsBuild.Compat.Tests/NukeCommon/References/public-surface.txt"
            )
        );

    [Fact]
    public void Each_type_says_what_it_is() =>
        PublicSurface.ShouldBeDocumented(typeof(NukeBuild).Assembly, atLeast: 200);
}

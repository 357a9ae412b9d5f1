using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit.Internals;

/// <summary>What consumers can compile against changes only on purpose (UPDATE_GOLDEN=1).</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_the_golden_one() =>
        PublicSurface.ShouldBeGolden(
            typeof(GitHubClient).Assembly,
            Path.Combine(RecordedCalls.Directory, "public-surface.txt")
        );

    [Fact]
    public void Each_type_says_what_it_is() =>
        PublicSurface.ShouldBeDocumented(typeof(GitHubClient).Assembly, atLeast: 100);
}

using System.Xml.Linq;
using MlOpsBuild.Compat.Tests.NukeCommon;
using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit.Internals;

/// <summary>What consumers can compile against changes only on purpose (UPDATE_GOLDEN=1).</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_the_golden_one()
    {
        var file = Path.Combine(RecordedCalls.Directory, "public-surface.txt");
        var surface = PublicSurface.Describe(typeof(GitHubClient).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, surface);

        var golden = File.ReadAllText(file);
        surface.Split('\n').Except(golden.Split('\n')).ShouldBeEmpty("added");
        golden.Split('\n').Except(surface.Split('\n')).ShouldBeEmpty("removed");
        (surface == golden).ShouldBeTrue("moved");
    }

    [Fact]
    public void Each_type_says_what_it_is()
    {
        var file = Path.Combine(
            SampleBuild.Repository,
            "src/Compat/Octokit/bin",
            AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
                ? "Release"
                : "Debug",
            "net10.0/Octokit.xml"
        );
        var documented = XDocument
            .Load(file)
            .Descendants("member")
            .Where(x => x.Element("summary") is { Value.Length: > 0 })
            .Select(x => x.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        typeof(GitHubClient)
            .Assembly.GetExportedTypes()
            .Select(x => x.FullName!.Replace('+', '.'))
            .Where(x => !documented.Contains("T:" + x))
            .ShouldBeEmpty();
    }
}

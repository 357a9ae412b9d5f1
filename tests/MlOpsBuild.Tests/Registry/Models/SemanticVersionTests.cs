using FsCheck;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>Versions are those of Semantic Versioning 2.0.</summary>
public sealed class SemanticVersionTests
{
    // The order that the specification gives in its section 11, with numbers around it.
    private static readonly string[] Ordered =
    [
        "0.0.1",
        "0.9.0",
        "1.0.0-0",
        "1.0.0-9",
        "1.0.0-10",
        "1.0.0-18446744073709551616",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
        "1.2.0",
        "1.10.0",
        "2.0.0",
        "2.1.0",
        "2.1.1",
        "10.0.0",
    ];

    [Fact]
    public void Order_is_that_of_the_specification()
    {
        SemanticVersion[] versions = [.. Ordered.Select(SemanticVersion.Parse)];
        for (var i = 0; i < versions.Length; i++)
        {
            for (var j = 0; j < versions.Length; j++)
            {
                Math.Sign(versions[i].CompareTo(versions[j]))
                    .ShouldBe(i.CompareTo(j), $"{versions[i]} and {versions[j]}");
                (versions[i] == versions[j]).ShouldBe(i == j);
                (versions[i] < versions[j]).ShouldBe(i < j);
                (versions[i] >= versions[j]).ShouldBe(i >= j);
            }
        }
    }

    [Theory]
    [InlineData("1.2.3", "v1.2.3")]
    [InlineData("v1.2.3", "v1.2.3")]
    [InlineData("v0.0.0-x-y-z.4", "v0.0.0-x-y-z.4")]
    [InlineData("1.0.0-0a", "v1.0.0-0a")]
    public void A_version_is_written_with_a_v(string text, string written) =>
        SemanticVersion.Parse(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.03")]
    [InlineData("1.2.-3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3-ä")]
    [InlineData("1.2.3+build")]
    [InlineData("V1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1.2.9223372036854775807")]
    public void What_is_no_version_is_refused(string text)
    {
        SemanticVersion.TryParse(text, out _).ShouldBeFalse();
        Should
            .Throw<FormatException>(() => SemanticVersion.Parse(text))
            .Message.ShouldContain("v1.2.0");
    }

    [Theory]
    [InlineData("1.2.3", "v2.0.0", "v1.3.0", "v1.2.4")]
    [InlineData("2.0.0-rc.1", "v2.0.0", "v2.0.0", "v2.0.0")]
    [InlineData("1.2.0-rc.1", "v2.0.0", "v1.2.0", "v1.2.0")]
    [InlineData("1.2.3-rc.1", "v2.0.0", "v1.3.0", "v1.2.3")]
    public void The_next_version_is_one_step_up(
        string text,
        string major,
        string minor,
        string patch
    )
    {
        var version = SemanticVersion.Parse(text);
        version.Next(VersionBump.Major).ToString().ShouldBe(major);
        version.Next(VersionBump.Minor).ToString().ShouldBe(minor);
        version.Next(VersionBump.Patch).ToString().ShouldBe(patch);
    }

    [Fact]
    public void Text_and_value_are_the_same_and_next_is_above() =>
        Always.Holds(
            from a in Gen.Choose(0, 1000)
            from b in Gen.Choose(0, 1000)
            from c in Gen.Choose(0, 1000)
            select $"{a}.{b}.{c}",
            text =>
            {
                var version = SemanticVersion.Parse(text);
                return SemanticVersion.Parse(version.ToString()) == version
                    && Enum.GetValues<VersionBump>().All(bump => version.Next(bump) > version);
            },
            200
        );
}

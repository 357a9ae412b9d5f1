using MlOpsBuild.Nuke;
using Nuke.Common;

namespace MlOpsBuild.Tests.Nuke;

/// <summary>The command line that locks, notices and comments tell.</summary>
public sealed class CommandTextTests
{
    [Theory]
    [InlineData("Report --model a b", "./build.sh Report --model a b")]
    [InlineData(
        "Report --github-token t0ken --model a",
        "./build.sh Report --github-token *** --model a"
    )]
    [InlineData("Report --GitHubToken t0ken u --x", "./build.sh Report --GitHubToken *** --x")]
    [InlineData("Report -signing-key t0ken", "./build.sh Report -signing-key ***")]
    [InlineData("Report --my-secret t0ken", "./build.sh Report --my-secret ***")]
    [InlineData("Report --named-so t0ken", "./build.sh Report --named-so ***")]
    [InlineData("", "./build.sh")]
    public void It_has_no_value_of_a_secret(string arguments, string told) =>
        CommandText
            .Of(typeof(Build), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ShouldBe(told);

    [Fact]
    public void A_key_in_PEM_form_is_a_value() =>
        CommandText
            .Of(typeof(Build), ["--signing-key", "-----BEGIN PRIVATE KEY-----\nMIG"])
            .ShouldBe("./build.sh --signing-key ***");

    private sealed class Build : NukeBuild, IMlOpsPipeline
    {
        [Parameter, Secret]
        private readonly string? MySecret = null;

        [Parameter(Name = "NamedSo"), Secret]
        private readonly string? Other = null;

        public override string ToString() => $"{MySecret}{Other}";
    }
}

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>GitHub Actions as the host, as recorded from Nuke.Common 10.1.0.</summary>
public sealed class GitHubHostTests : IDisposable
{
    private readonly SampleBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Blocks_and_annotations()
    {
        var result = _build.Run(
            "GhHost",
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_REPOSITORY", "acme/widgets"),
            ("GITHUB_REF", "refs/pull/7/merge"),
            ("GITHUB_EVENT_NAME", "pull_request"),
            ("GITHUB_STEP_SUMMARY", "/tmp/step-summary.md")
        );
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(
            "IsPR=True PR=7 Repo=acme/widgets Summary=/tmp/step-summary.md\n"
        );
        result.Output.ShouldContain("::group::GhHost\n");
        result.Output.ShouldContain("::endgroup::GhHost\n");
        result.Output.ShouldContain("::warning::hand warning: a, b%0Aline2\n");
        result.Output.ShouldContain("::notice file=a%3Ab.cs, line=3::msg 100%25\n");
        result.Output.ShouldContain("::warning::log warning\n");
        result.Output.ShouldContain("::error::log error\n");
        result.Output.ShouldContain(
            "::group::Errors & Warnings\n[WRN] GhHost: log warning\n[ERR] GhHost: log error\n"
        );
    }

    [Fact]
    public void Branch_is_that_of_the_workflow_run() =>
        _build
            .Run(
                "Test --skip",
                ("GITHUB_ACTIONS", "true"),
                ("GITHUB_REF", "refs/heads/feature/x"),
                ("GITHUB_SHA", "0123456789012345678901234567890123456789")
            )
            .Output.ShouldContain(
                "Host=GitHubActions local=False repo=acme/widgets branch=feature/x\n"
            );

    [Fact]
    public void Host_can_be_chosen() =>
        _build
            .Run("Test --skip --host GitHubActions")
            .Output.ShouldContain("Host=GitHubActions local=False");
}

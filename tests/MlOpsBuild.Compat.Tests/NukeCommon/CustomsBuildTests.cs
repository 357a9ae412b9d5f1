namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Idioms that many builds share: the injected server, targets in lists, the mapped verbosity.</summary>
public sealed class CustomsBuildTests : IDisposable
{
    private readonly VariantBuild _build = new("customs");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void The_server_is_injected_only_where_the_build_runs_on_it()
    {
        var terminal = _build.Run("Show");
        terminal.ExitCode.ShouldBe(0);
        terminal.Output.ShouldContain("server: none, host: Terminal, nothing\n");
        _build
            .Run("Show", ("GITHUB_ACTIONS", "true"), ("GITHUB_JOB", "ubuntu-latest"))
            .Output.ShouldContain("server: ubuntu-latest, host: GitHubActions, nothing\n");
    }

    [Fact]
    public void A_member_whose_type_is_no_host_gets_no_value() =>
        _build
            .Run("Show")
            .Output.ShouldContain("[WRN] Could not inject value for CustomsBuild.NoHost");

    [Fact]
    public void Lists_of_targets_are_asked_with_the_targets_themselves()
    {
        var output = _build.Run("Show").Output;
        output.ShouldContain("invoked: False False True\n");
        output.ShouldContain("running: False False True\n");
        output.ShouldContain("finished: True False False\n");
        _build.Run("Second Show").Output.ShouldContain("invoked: False True True\n");
    }

    [Theory]
    [InlineData("quiet", "quiet")]
    [InlineData("minimal", "minimal")]
    [InlineData("normal", "minimal")]
    [InlineData("verbose", "detailed")]
    public void Commands_are_as_talkative_as_the_build_unless_they_say_otherwise(
        string verbosity,
        string mapped
    ) =>
        _build
            .Run($"Show --verbosity {verbosity}")
            .Output.ShouldContain($"verbosity: {mapped}, normal\n");
}

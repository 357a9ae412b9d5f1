namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>What is required and missing is asked for, on a terminal.</summary>
public sealed class PromptTests : IDisposable
{
    private readonly SampleBuild _build = new("NukeRecorded");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void A_value_is_chosen_by_arrows_and_a_secret_is_typed()
    {
        var output = TerminalSession.Run(
            $"env -u CI -u GITHUB_ACTIONS NO_COLOR=1 dotnet {_build.Assembly} Pack --dry-run --no-logo",
            _build.Root,
            ("   Prod\r\n", "\u001b[B"),
            ("NugetApiKey:", "k3y-typed")
        );
        output.ShouldContain("Deployment stage:\r\n»  Dev\r\n   Prod\r\n");
        output.ShouldContain("   Dev\r\n»  Prod\r\n");
        output.ShouldContain("NugetApiKey:\r\n");
        output.ShouldContain("packing for Prod");
        output.ShouldNotContain("k3y-typed");
    }
}

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Runs one of the small builds of tests/NukeVariants.</summary>
public sealed class VariantBuild(string variant) : IDisposable
{
    private readonly SampleBuild _build = new("NukeVariants");

    public string Root => _build.Root;

    public void Dispose() => _build.Dispose();

    public SampleResult Run(string arguments, params (string Name, string Value)[] variables) =>
        _build.Run(arguments, [.. variables, ("VARIANT", variant)]);

    /// <summary>Runs with a terminal as input and output, and gives all that it shows.</summary>
    /// <param name="arguments">The arguments of the build.</param>
    /// <param name="environment">Options and assignments for env.</param>
    /// <param name="answers">What is typed, each once the terminal shows what comes first.</param>
    public string RunOnTerminal(
        string arguments,
        string environment = "",
        params (string Prompt, string Typed)[] answers
    ) =>
        TerminalSession.Run(
            $"env -u CI -u GITHUB_ACTIONS -u DISPLAY -u SSH_CONNECTION NO_COLOR=1 VARIANT={variant} {environment} dotnet {_build.Assembly} {arguments} --no-logo",
            Root,
            answers
        );
}

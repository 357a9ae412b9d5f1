namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// Who ran a build, as provenance says it: <c>runDetails.builder</c>. A builder of GitHub's can only come from
/// <see cref="Detect"/>, on a runner; everywhere else it is <see cref="Local"/>.
/// </summary>
public sealed record SlsaBuilder
{
    private const string Hosted = "https://github.com/actions/runner/github-hosted";
    private const string SelfHosted = "https://github.com/actions/runner/self-hosted";

    private SlsaBuilder(string id, string? invocationId) => (Id, InvocationId) = (id, invocationId);

    /// <summary>A machine that vouches for nothing, such as a laptop.</summary>
    public static SlsaBuilder Local { get; } =
        new("pkg:nuget/MlOpsBuild#builders/local", invocationId: null);

    /// <summary>The URI of the builder.</summary>
    public string Id { get; }

    /// <summary>The URI of the run, where there is one.</summary>
    public string? InvocationId { get; }

    /// <summary>
    /// The builder by the variables that a runner of GitHub Actions sets (GITHUB_ACTIONS, RUNNER_ENVIRONMENT,
    /// GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT); <see cref="Local"/> when one of them is
    /// missing.
    /// </summary>
    /// <param name="variable">Reads an environment variable; <see langword="null"/> when it is not set.</param>
    public static SlsaBuilder Detect(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var id = variable("RUNNER_ENVIRONMENT") switch
        {
            "github-hosted" => Hosted,
            "self-hosted" => SelfHosted,
            _ => null,
        };
        string?[] parts =
        [
            variable("GITHUB_SERVER_URL"),
            variable("GITHUB_REPOSITORY"),
            variable("GITHUB_RUN_ID"),
            variable("GITHUB_RUN_ATTEMPT"),
        ];
        return
            id is null
            || variable("GITHUB_ACTIONS") is not "true"
            || parts.Any(string.IsNullOrEmpty)
            ? Local
            : new SlsaBuilder(
                id,
                $"{parts[0]}/{parts[1]}/actions/runs/{parts[2]}/attempts/{parts[3]}"
            );
    }
}

using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where the build runs: it decides how blocks, problems and results are shown.</summary>
public abstract class Host
{
    /// <summary>The host of the build; null in a process that runs none.</summary>
    internal static Host Instance { get; set; }

    internal static Host Create(string name)
    {
        if (name is null)
            return CI.GitHubActions.GitHubActions.IsRunningGitHubActions
                ? new CI.GitHubActions.GitHubActions()
                : new Terminal();

        return name.ToLowerInvariant() switch
        {
            "terminal" => new Terminal(),
            "githubactions" => new CI.GitHubActions.GitHubActions(),
            _ => throw new NotSupportedException(
                $"Host '{name}' is not supported. Supported hosts are: GitHubActions, Terminal"
            ),
        };
    }

    /// <summary>Whether the host shows ANSI colours although the output is no terminal.</summary>
    internal virtual bool SupportsColors => false;

    /// <summary>Opens a block of output. It ends when the result is disposed.</summary>
    protected internal virtual IDisposable WriteBlock(string text)
    {
        ConsoleText.WriteHeader(text);
        return null;
    }

    protected internal virtual void ReportWarning(string text, string details = null) { }

    protected internal virtual void ReportError(string text, string details = null) { }

    protected internal virtual void WriteErrorsAndWarnings() =>
        BuildSummary.WriteErrorsAndWarnings(this);

    protected internal virtual void WriteTargetOutcome(INukeBuild build) =>
        BuildSummary.WriteTargetOutcome(build);

    protected internal virtual void WriteBuildOutcome(INukeBuild build) =>
        BuildSummary.WriteBuildOutcome(build);

    public override string ToString() => GetType().Name;
}

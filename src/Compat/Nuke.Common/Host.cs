using System.Runtime.InteropServices;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where the build runs: it decides how blocks, problems and results are shown.</summary>
/// <remarks>The hosts are <see cref="Terminal"/> and <see cref="CI.GitHubActions.GitHubActions"/>.</remarks>
public class Host
{
    protected Host() { }

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

    /// <summary>Writes the banner: the name of the build host and its version.</summary>
    protected internal void WriteLogo()
    {
        var version = typeof(Host).Assembly.GetName().Version!.ToString(3);
        ConsoleText.WriteEmpty();
        ConsoleText.WriteLine(
            $"MlOpsBuild build host {version} (API of NUKE 10.1; {EnvironmentInfo.Platform}, {RuntimeInformation.FrameworkDescription})",
            ConsoleText.Accent
        );
        ConsoleText.WriteEmpty();
    }

    /// <summary>Opens a block of output. It ends when the result is disposed.</summary>
    protected internal virtual IDisposable WriteBlock(string text)
    {
        if (ConsoleText.Shows(DefaultOutput.TargetHeader))
            ConsoleText.WriteHeader(text);

        return null;
    }

    /// <summary>Called for each warning of the log.</summary>
    protected internal virtual void ReportWarning(string text, string details = null) { }

    /// <summary>Called for each error of the log.</summary>
    protected internal virtual void ReportError(string text, string details = null) { }

    /// <summary>Whether the host has taken care of a message, which then is not logged.</summary>
    protected internal virtual bool FilterMessage(string message) => false;

    /// <summary>Writes errors and warnings again, at the end.</summary>
    protected internal virtual void WriteErrorsAndWarnings() =>
        BuildSummary.WriteErrorsAndWarnings(this);

    /// <summary>Writes the table of targets.</summary>
    protected internal virtual void WriteTargetOutcome(INukeBuild build) =>
        BuildSummary.WriteTargetOutcome(build);

    /// <summary>Writes the line that says how the build ended.</summary>
    protected internal virtual void WriteBuildOutcome(INukeBuild build) =>
        BuildSummary.WriteBuildOutcome(build);

    public override string ToString() => GetType().Name;
}

using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>GitHub Actions: its environment and its workflow commands.</summary>
/// <remarks>All members are here but those that ask GitHub over the network: <c>JobId</c> and <c>CreateComment</c>.</remarks>
public class GitHubActions : Host, IBuildServer
{
    private JObject _event;

    internal GitHubActions() { }

    /// <summary>The host, where it is GitHub Actions; else null.</summary>
    public static new GitHubActions Instance => NukeBuild.Host as GitHubActions;

    internal static bool IsRunningGitHubActions =>
        EnvironmentInfo.HasVariable("GITHUB_ACTIONS", allowEmpty: false);

    internal override bool SupportsColors => true;

    string IBuildServer.Branch => Ref;
    string IBuildServer.Commit => Sha;

    public string Home => Get("HOME");
    public string Workflow => Get("GITHUB_WORKFLOW");
    public string Action => Get("GITHUB_ACTION");
    public string Actor => Get("GITHUB_ACTOR");
    public string Repository => Get("GITHUB_REPOSITORY");
    public string RepositoryOwner => Get("GITHUB_REPOSITORY_OWNER");
    public string EventName => Get("GITHUB_EVENT_NAME");
    public string EventPath => Get("GITHUB_EVENT_PATH");
    public string Workspace => Get("GITHUB_WORKSPACE");
    public string Sha => Get("GITHUB_SHA");
    public string Ref => Get("GITHUB_REF");
    public string RefName => Get("GITHUB_REF_NAME");
    public string HeadRef => Get("GITHUB_HEAD_REF");
    public string BaseRef => Get("GITHUB_BASE_REF");
    public string RefType => Get("GITHUB_REF_TYPE");
    public long RunAttempt => GetNumber("GITHUB_RUN_ATTEMPT");
    public long RunNumber => GetNumber("GITHUB_RUN_NUMBER");
    public long RunId => GetNumber("GITHUB_RUN_ID");
    public string ServerUrl => Get("GITHUB_SERVER_URL");
    public string Job => Get("GITHUB_JOB");
    public string Token => Get("GITHUB_TOKEN");

    /// <summary>The event that started the run, as GitHub describes it; null where there is none.</summary>
    public JObject GitHubEvent =>
        _event ??=
            EventPath is { } path && File.Exists(path)
                ? JObject.Parse(File.ReadAllText(path))
                : null;

    public bool IsPullRequest => EventName is "pull_request" or "pull_request_target";

    /// <summary>The number of the pull request, from the merge ref or from the event.</summary>
    public int? PullRequestNumber
    {
        get
        {
            if (!IsPullRequest)
                return null;

            const string Prefix = "refs/pull/";
            if (Ref is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal))
            {
                var end = reference.IndexOf('/', Prefix.Length);
                var number = end < 0 ? reference[Prefix.Length..] : reference[Prefix.Length..end];
                if (
                    int.TryParse(
                        number,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var parsed
                    )
                )
                    return parsed;
            }

            return ReadEvent(x =>
                x.TryGetProperty("number", out var value) ? value.GetInt32() : (int?)null
            );
        }
    }

    /// <summary>What happened to the pull request: opened, synchronize ...</summary>
    public string PullRequestAction =>
        IsPullRequest
            ? ReadEvent(x => x.TryGetProperty("action", out var value) ? value.GetString() : null)
            : null;

    /// <summary>The file whose Markdown is shown on the page of the run.</summary>
    public AbsolutePath StepSummaryFile => Get("GITHUB_STEP_SUMMARY");

    public void Group(string group) => ConsoleText.WriteRaw($"::group::{group}");

    public void EndGroup(string group) => ConsoleText.WriteRaw($"::endgroup::{group}");

    public void WriteDebug(string message) => WriteCommand("debug", message);

    public void WriteWarning(string message) => WriteCommand("warning", message);

    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes <c>::command key=value, key=value::message</c>.</summary>
    public void WriteCommand(
        string command,
        string message = null,
        Configure<Dictionary<string, object>> dictionaryConfigurator = null
    )
    {
        var properties = dictionaryConfigurator
            .InvokeSafe(new Dictionary<string, object>(StringComparer.Ordinal))
            .Select(x =>
                $"{x.Key}={WorkflowCommandText.EscapeProperty(Convert.ToString(x.Value, CultureInfo.InvariantCulture))}"
            )
            .ToList();
        var separator = properties.Count > 0 ? " " : "";
        ConsoleText.WriteRaw(
            $"::{command}{separator}{string.Join(", ", properties)}::{WorkflowCommandText.EscapeData(message ?? "")}"
        );
    }

    protected internal override IDisposable WriteBlock(string text)
    {
        if (!ConsoleText.Shows(DefaultOutput.TargetCollapse))
            return null;

        Group(text);
        return new BlockEnd(() => EndGroup(text));
    }

    protected internal override void ReportWarning(string text, string details = null) =>
        WriteWarning(text);

    protected internal override void ReportError(string text, string details = null) =>
        WriteError(text);

    /// <summary>Lets workflow commands among the output of programs reach the server as they are.</summary>
    protected internal override bool FilterMessage(string message)
    {
        if (
            !message.StartsWith("::", StringComparison.Ordinal)
            && !message.StartsWith("##[", StringComparison.Ordinal)
        )
            return false;

        ConsoleText.WriteRaw(message);
        return true;
    }

    private static string Get(string name)
    {
        var value = EnvironmentInfo.GetVariable(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static long GetNumber(string name) =>
        long.TryParse(Get(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    private T ReadEvent<T>(Func<JsonElement, T> read)
    {
        if (EventPath is not { } path || !File.Exists(path))
            return default;

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? read(document.RootElement)
            : default;
    }

    private sealed class BlockEnd(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

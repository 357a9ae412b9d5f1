using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>The <c>concurrency</c> of workflows and jobs.</summary>
internal static class Concurrency
{
    /// <summary>One group a pull request; every other run has its own, so that none of main is cancelled.</summary>
    private const string DefaultGroup =
        "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

    public static bool IsSet(string group, bool cancelInProgress) =>
        cancelInProgress || !string.IsNullOrWhiteSpace(group);

    public static void Write(CustomFileWriter writer, string group, bool cancelInProgress)
    {
        if (!IsSet(group, cancelInProgress))
            return;

        writer.WriteLine("concurrency:");
        using (writer.Indent())
        {
            var value = string.IsNullOrWhiteSpace(group) ? DefaultGroup : group;
            writer.WriteLine("group: " + YamlText.Value(value));
            if (cancelInProgress)
                writer.WriteLine("cancel-in-progress: true");
        }
    }
}

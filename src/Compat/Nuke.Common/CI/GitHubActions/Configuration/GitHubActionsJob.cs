using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Steps on one runner.</summary>
public class GitHubActionsJob : ConfigurationEntity
{
    public string Name { get; set; }

    /// <summary>The deployment environment, with its secrets and rules.</summary>
    public string EnvironmentName { get; set; }

    public string EnvironmentUrl { get; set; }
    public GitHubActionsImage Image { get; set; }

    /// <summary>When the job is cancelled; 0 leaves it to GitHub.</summary>
    public int TimeoutMinutes { get; set; }

    public string ConcurrencyGroup { get; set; }
    public bool ConcurrencyCancelInProgress { get; set; }
    public GitHubActionsStep[] Steps { get; set; } = [];

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Name}:");
        using (writer.Indent())
        {
            writer.WriteLine($"name: {Name}");
            writer.WriteLine($"runs-on: {Image.GetValue()}");
            if (TimeoutMinutes > 0)
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"timeout-minutes: {TimeoutMinutes}"
                    )
                );

            Concurrency.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
            WriteEnvironment(writer);
            writer.WriteLine("steps:");
            using (writer.Indent())
                Steps.ForEach(x => x.Write(writer));
        }
    }

    private void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentName))
            return;

        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteLine("environment: " + YamlText.Value(EnvironmentName));
            return;
        }

        writer.WriteLine("environment:");
        using (writer.Indent())
        {
            writer.WriteLine("name: " + YamlText.Value(EnvironmentName));
            writer.WriteLine("url: " + YamlText.Value(EnvironmentUrl));
        }
    }
}

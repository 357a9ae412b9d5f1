using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs the build.</summary>
public class GitHubActionsRunStep : GitHubActionsStep
{
    public string BuildCmdPath { get; set; }
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Environment variables for the build, with the expressions of their values.</summary>
    public Dictionary<string, string> Imports { get; set; } = new(StringComparer.Ordinal);

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- name: " + YamlText.Quote("Run: " + InvokedTargets.JoinCommaSpace()));
        using (writer.Indent())
        {
            writer.WriteLine($"run: ./{BuildCmdPath} {InvokedTargets.JoinSpace()}".TrimEnd());
            if (Imports.Count == 0)
                return;

            writer.WriteLine("env:");
            using (writer.Indent())
            {
                foreach (var (name, value) in Imports)
                    writer.WriteLine($"{name}: {YamlText.Value(value)}");
            }
        }
    }
}

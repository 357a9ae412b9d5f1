using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps a file or directory with the run.</summary>
public class GitHubActionsArtifactStep : GitHubActionsStep
{
    public string Name { get; set; }
    public string Path { get; set; }

    /// <summary>An expression such as <c>always()</c>; where null, the steps before must have succeeded.</summary>
    public string Condition { get; set; }

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- name: " + YamlText.Quote("Publish: " + Name));
        using (writer.Indent())
        {
            writer.WriteLine("uses: actions/upload-artifact@v5");
            if (!string.IsNullOrWhiteSpace(Condition))
                writer.WriteLine("if: " + YamlText.Value(Condition));

            writer.WriteLine("with:");
            using (writer.Indent())
            {
                writer.WriteLine("name: " + YamlText.Value(Name));
                writer.WriteLine("path: " + YamlText.Value(Path));
            }
        }
    }
}

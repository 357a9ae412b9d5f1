using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps directories from one run to the next, as long as the key files are the same.</summary>
public class GitHubActionsCacheStep : GitHubActionsStep
{
    public string[] IncludePatterns { get; set; } = [];
    public string[] ExcludePatterns { get; set; } = [];
    public string[] KeyFiles { get; set; } = [];

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- name: " + YamlText.Quote("Cache: " + IncludePatterns.JoinCommaSpace()));
        using (writer.Indent())
        {
            writer.WriteLine("uses: actions/cache@v4");
            writer.WriteLine("with:");
            using (writer.Indent())
            {
                writer.WriteLine("path: |");
                foreach (var pattern in IncludePatterns)
                    writer.WriteLine("  " + pattern);

                foreach (var pattern in ExcludePatterns)
                    writer.WriteLine("  !" + pattern);

                var files = KeyFiles.Select(YamlText.Quote).JoinCommaSpace();
                writer.WriteLine($"key: ${{{{ runner.os }}}}-${{{{ hashFiles({files}) }}}}");
            }
        }
    }
}

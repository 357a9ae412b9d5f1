using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A push or pull request, limited to branches, tags or paths.</summary>
public class GitHubActionsVcsTrigger : GitHubActionsDetailedTrigger
{
    public GitHubActionsTrigger Kind { get; set; }
    public string[] Branches { get; set; } = [];
    public string[] BranchesIgnore { get; set; } = [];
    public string[] Tags { get; set; } = [];
    public string[] TagsIgnore { get; set; } = [];
    public string[] IncludePaths { get; set; } = [];
    public string[] ExcludePaths { get; set; } = [];

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"{Kind.GetValue()}:");
        using (writer.Indent())
        {
            Write(writer, "branches", Branches);
            Write(writer, "branches-ignore", BranchesIgnore);
            Write(writer, "tags", Tags);
            Write(writer, "tags-ignore", TagsIgnore);
            Write(writer, "paths", [.. IncludePaths, .. ExcludePaths.Select(x => "!" + x)]);
        }
    }

    private static void Write(CustomFileWriter writer, string name, string[] values)
    {
        if (values.Length == 0)
            return;

        writer.WriteLine($"{name}:");
        using (writer.Indent())
        {
            foreach (var value in values)
                writer.WriteLine("- " + YamlText.Pattern(value));
        }
    }
}

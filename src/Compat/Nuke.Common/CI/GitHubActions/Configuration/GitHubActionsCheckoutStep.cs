using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Checks out the repository; what is null is left to the action.</summary>
public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    public GitHubActionsSubmodules? Submodules { get; set; }
    public bool? Lfs { get; set; }
    public uint? FetchDepth { get; set; }
    public bool? Progress { get; set; }
    public string Filter { get; set; }

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- uses: actions/checkout@v6");
        var options = GetOptions();
        if (options.Count == 0)
            return;

        using (writer.Indent())
        {
            writer.WriteLine("with:");
            using (writer.Indent())
                options.ForEach(writer.WriteLine);
        }
    }

    private List<string> GetOptions()
    {
        var options = new List<string>();
        if (Submodules is { } submodules)
            options.Add("submodules: " + submodules.ToString().ToLowerInvariant());

        if (Lfs is { } lfs)
            options.Add(lfs ? "lfs: true" : "lfs: false");

        if (FetchDepth is { } depth)
            options.Add("fetch-depth: " + depth.ToString(CultureInfo.InvariantCulture));

        if (Progress is { } progress)
            options.Add(progress ? "progress: true" : "progress: false");

        if (!string.IsNullOrWhiteSpace(Filter))
            options.Add("filter: " + YamlText.Value(Filter));

        return options;
    }
}

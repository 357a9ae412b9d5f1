using System.Collections.ObjectModel;

namespace Octokit;

/// <summary>A deployment to create.</summary>
public class NewDeployment
{
    public NewDeployment(string @ref) => Ref = @ref;

    /// <summary>A branch, tag or commit.</summary>
    public string Ref { get; private set; }

    public DeployTask Task { get; set; }

    /// <summary>Whether the default branch is merged into the one to deploy; it is, if null.</summary>
    public bool? AutoMerge { get; set; }

    /// <summary>The statuses that the commit must have; null: all that it has, empty: none.</summary>
    public Collection<string> RequiredContexts { get; set; }

    public string Payload { get; set; }

    public string Environment { get; set; }

    public string Description { get; set; }

    public bool? TransientEnvironment { get; set; }

    public bool? ProductionEnvironment { get; set; }
}

namespace MlOpsBuild.Registry.Deployments;

/// <summary>What was asked of an environment.</summary>
public enum DeploymentAction
{
    /// <summary>A model was to take over.</summary>
    Deploy,

    /// <summary>A model that had served before was to come back.</summary>
    Rollback,

    /// <summary>A model was to get copies of the requests and answer nobody.</summary>
    Shadow,
}

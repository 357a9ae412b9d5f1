namespace MlOpsBuild.Registry.Deployments;

/// <summary>What became of a deployment.</summary>
public enum DeploymentOutcome
{
    /// <summary>It is done.</summary>
    Succeeded,

    /// <summary>It failed before the model got a request; what served goes on serving.</summary>
    Failed,

    /// <summary>It failed when the model had got requests already, and all of them went back to what had served before.</summary>
    RolledBack,
}

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Which of a release's Deployments it is; each has a selector of its own, which can never be changed.</summary>
internal enum Track
{
    /// <summary>The one that stays.</summary>
    Stable,

    /// <summary>The one beside it, with few pods.</summary>
    Canary,

    /// <summary>One of two that take turns.</summary>
    Blue,

    /// <summary>The other.</summary>
    Green,
}

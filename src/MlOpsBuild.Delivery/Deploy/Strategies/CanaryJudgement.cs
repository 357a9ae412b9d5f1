namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>What a measurement says.</summary>
internal enum CanaryJudgement
{
    /// <summary>All conditions hold.</summary>
    Successful,

    /// <summary>Too few requests to tell.</summary>
    Inconclusive,

    /// <summary>A condition does not hold.</summary>
    Failed,
}

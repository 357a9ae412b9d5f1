namespace MlOpsBuild.Data.Checks;

/// <summary>How a check came out.</summary>
public enum CheckOutcome
{
    /// <summary>Within the limits.</summary>
    Pass,

    /// <summary>Worth a look; the pipeline goes on.</summary>
    Warn,

    /// <summary>Beyond the limit: the data is rejected.</summary>
    Fail,
}

namespace MlOpsBuild.Reports;

/// <summary>How a whole run ended, with or without a verdict; each looks different wherever it is shown.</summary>
public enum RunOutcome
{
    /// <summary>Every data check and gate passed.</summary>
    Accepted,

    /// <summary>No gate failed, yet one is not proved by the test rows.</summary>
    Inconclusive,

    /// <summary>A data check or a gate said no, or the image does not serve the model as it should.</summary>
    Rejected,

    /// <summary>There is no verdict: a program, the network, the configuration or the machine failed.</summary>
    Broken,

    /// <summary>There is no verdict: somebody or a newer run cancelled this one.</summary>
    Cancelled,

    /// <summary>There is no verdict: nothing had to run.</summary>
    Skipped,
}

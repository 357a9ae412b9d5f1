namespace MlOpsBuild.Reports;

/// <summary>What a report says in a word.</summary>
public enum ReportOutcome
{
    /// <summary>Every data check and gate passed.</summary>
    Accepted,

    /// <summary>No gate failed, yet one is not proved by the test rows; the pipeline goes on.</summary>
    Inconclusive,

    /// <summary>A data check or a gate said no, or the image does not serve the model as it should.</summary>
    Rejected,
}

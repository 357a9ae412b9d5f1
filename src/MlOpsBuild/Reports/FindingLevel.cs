namespace MlOpsBuild.Reports;

/// <summary>How much a <see cref="ReportFinding"/> weighs.</summary>
public enum FindingLevel
{
    /// <summary>Worth a look.</summary>
    Notice,

    /// <summary>A warning of a check, or a gate that the test rows do not prove.</summary>
    Warning,

    /// <summary>A check, gate or image that said no.</summary>
    Failure,
}

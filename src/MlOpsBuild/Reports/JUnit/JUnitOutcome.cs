namespace MlOpsBuild.Reports.JUnit;

/// <summary>How a test case came out.</summary>
internal enum JUnitOutcome
{
    Pass,
    Warn,
    Inconclusive,
    Fail,
}

namespace MlOpsBuild.Reports.JUnit;

/// <summary>A check or gate as a test case; text is clean, the XML writer escapes it.</summary>
internal sealed record JUnitCase(string Name, JUnitOutcome Outcome, string Message, string Note);

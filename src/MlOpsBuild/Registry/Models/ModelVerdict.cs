using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// What the test results that are attached to a model say together. One that failed counts above all others; then one that
/// passed, which a later inconclusive comparison does not take back.
/// </summary>
/// <param name="Outcome">Their outcome; <see langword="null"/> when there is none about exactly this model.</param>
/// <param name="Reasons">For people: the tests that failed or warned, or why an attached result does not count.</param>
public sealed record ModelVerdict(TestOutcome? Outcome, IReadOnlyList<string> Reasons)
{
    /// <summary>One word: <c>passed</c>, <c>inconclusive</c>, <c>failed</c> or <c>none</c>.</summary>
    public string Word =>
        Outcome switch
        {
            TestOutcome.Passed => "passed",
            TestOutcome.Warned => "inconclusive",
            TestOutcome.Failed => "failed",
            _ => "none",
        };
}

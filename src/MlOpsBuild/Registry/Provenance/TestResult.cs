using System.Text.Json.Nodes;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// How tests or gates ended: in-toto test result v0.1. The result is the worst of the outcomes; without any it is
/// <see cref="TestOutcome.Passed"/>.
/// </summary>
/// <param name="Tests">The tests, in any order, each name once.</param>
/// <param name="Configuration">What says which tests there are, with digests.</param>
/// <param name="Url">Where the run can be seen; <see langword="null"/> when nowhere.</param>
public sealed record TestResult(
    IReadOnlyList<TestCase> Tests,
    IReadOnlyList<ResourceDescriptor> Configuration,
    string? Url = null
)
{
    /// <summary>The worst outcome.</summary>
    public TestOutcome Outcome => Tests.Select(t => t.Outcome).DefaultIfEmpty().Max();

    /// <summary>The statement about what was tested.</summary>
    /// <exception cref="AttestationException">A name is there twice.</exception>
    public InTotoStatement About(params IReadOnlyList<ResourceDescriptor> subjects)
    {
        var twice = Tests
            .GroupBy(t => t.Name, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new AttestationException($"The test '{twice.Key}' is there twice.");
        }

        var predicate = new JsonObject
        {
            ["result"] = Outcome switch
            {
                TestOutcome.Passed => "PASSED",
                TestOutcome.Warned => "WARNED",
                _ => "FAILED",
            },
            ["configuration"] = ModelJson.List(Configuration.Select(c => (JsonNode)c.ToJson())),
            ["passedTests"] = NamesOf(TestOutcome.Passed),
            ["warnedTests"] = NamesOf(TestOutcome.Warned),
            ["failedTests"] = NamesOf(TestOutcome.Failed),
        };
        ModelJson.Put(predicate, "url", Url);
        return new InTotoStatement(subjects, PredicateTypes.TestResult, predicate);
    }

    private JsonArray NamesOf(TestOutcome outcome) =>
        ModelJson.List(
            Tests.Where(t => t.Outcome == outcome).Select(t => t.Name).Order(StringComparer.Ordinal)
        );
}

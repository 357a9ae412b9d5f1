using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Models;

/// <summary>Reads what is attached to models of a store: each manifest of the store once, for however many models.</summary>
public sealed class ModelFactsReader
{
    private readonly OciLayout _layout;
    private readonly ILookup<Digest, (OciDescriptor Descriptor, OciManifest Manifest)> _referrers;

    private readonly VerificationKey? _key;

    private ModelFactsReader(
        OciLayout layout,
        ILookup<Digest, (OciDescriptor, OciManifest)> referrers,
        VerificationKey? key
    ) => (_layout, _referrers, _key) = (layout, referrers, key);

    /// <summary>Reads the store's manifests.</summary>
    public static Task<ModelFactsReader> OpenAsync(
        OciLayout layout,
        CancellationToken cancellationToken
    ) => OpenAsync(layout, null, cancellationToken);

    /// <summary>Reads the store's manifests.</summary>
    /// <param name="layout">The store.</param>
    /// <param name="key">
    /// The key that must have signed a statement for it to count: test results, approvals, provenance.
    /// <see langword="null"/>: signatures are not checked.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ModelFactsReader> OpenAsync(
        OciLayout layout,
        VerificationKey? key,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new ModelFactsReader(layout, await layout.AllReferrersAsync(cancellationToken), key);
    }

    /// <summary>Reads what is known of a model; what is damaged counts as not there.</summary>
    public async Task<ModelFacts> ReadAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        var statements = new List<InTotoStatement>();
        var problems = new List<string>();
        IReadOnlyList<KeyValuePair<string, string>> metrics = [];
        foreach (var (_, manifest) in _referrers[model.Digest])
        {
            try
            {
                if (manifest.ArtifactType == MlBom.MediaType)
                {
                    var bill = MetricsOf(await DocumentAsync(manifest, cancellationToken));
                    metrics = bill.Count > metrics.Count ? bill : metrics;
                }
                else if (await StatementAsync(manifest, cancellationToken) is { } statement)
                {
                    Sort(statement, model, statements, problems);
                }
            }
            catch (Exception e)
                when (e
                        is FormatException
                            or BlobUnavailableException
                            or InvalidOperationException
                            or AttestationException
                )
            {
                problems.Add(
                    $"what is attached as {manifest.Annotations.GetValueOrDefault(PredicateTypes.Annotation) ?? manifest.ArtifactType} {(e is AttestationException ? "does not count" : "cannot be read")} ({e.Message.TrimEnd('.')})"
                );
            }
        }

        var provenance = new ProvenanceFacts(
            statements.Where(s => s.PredicateType == PredicateTypes.SlsaProvenance)
        );
        return new ModelFacts
        {
            Model = model,
            Verdict = VerdictOf(statements, problems),
            Metrics = metrics,
            Created = await CreatedAsync(model, cancellationToken) ?? provenance.Finished,
            Commit = provenance.Commit,
            Files = provenance.Files,
            Approvals =
            [
                .. statements
                    .Where(s => s.PredicateType == Approval.PredicateType)
                    .Select(s => Approval.FromJson(s.Predicate))
                    .OrderBy(a => a.When)
                    .ThenBy(a => a.Who, StringComparer.Ordinal),
            ],
        };
    }

    private static void Sort(
        InTotoStatement statement,
        ModelVersion model,
        List<InTotoStatement> statements,
        List<string> problems
    )
    {
        if (!statement.Subjects.Any(s => s.Has(model.Digest)))
        {
            // A signature is about the files, everything else about the manifest.
            if (statement.PredicateType == PredicateTypes.TestResult)
            {
                problems.Add(
                    $"a test result that is attached is about {string.Join(", ", statement.Subjects[0].Digests.Select(d => $"{d.Key}:{d.Value}"))}, not about this model"
                );
            }

            return;
        }

        if (statement.PredicateType == Approval.PredicateType)
        {
            _ = Approval.FromJson(statement.Predicate); // what is damaged is found here
        }

        statements.Add(statement);
    }

    private static ModelVerdict VerdictOf(List<InTotoStatement> statements, List<string> problems)
    {
        var results = statements
            .Where(s => s.PredicateType == PredicateTypes.TestResult)
            .Select(s => (Outcome: OutcomeOf(s.Predicate), s.Predicate))
            .ToList();
        TestOutcome? outcome =
            results.Count == 0 ? null
            : results.Exists(r => r.Outcome == TestOutcome.Failed) ? TestOutcome.Failed
            : results.Min(r => r.Outcome);
        return new ModelVerdict(
            outcome,
            outcome switch
            {
                null => problems,
                TestOutcome.Failed => NamesOf(results, TestOutcome.Failed, "failedTests"),
                TestOutcome.Warned => NamesOf(results, TestOutcome.Warned, "warnedTests"),
                _ => [],
            }
        );
    }

    // A word that is not known is no pass.
    private static TestOutcome OutcomeOf(JsonObject predicate) =>
        (predicate["result"] as JsonValue)?.TryGetValue(out string? result) != true
            ? TestOutcome.Failed
            : result switch
            {
                "PASSED" => TestOutcome.Passed,
                "WARNED" => TestOutcome.Warned,
                _ => TestOutcome.Failed,
            };

    private static List<string> NamesOf(
        List<(TestOutcome Outcome, JsonObject Predicate)> results,
        TestOutcome outcome,
        string member
    ) =>
        [
            .. results
                .Where(r => r.Outcome == outcome)
                .SelectMany(r => r.Predicate[member] as JsonArray ?? [])
                .Select(n =>
                    n is JsonValue value && value.TryGetValue(out string? name) ? name : ""
                )
                .Where(n => n.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    private async Task<InTotoStatement?> StatementAsync(
        OciManifest manifest,
        CancellationToken cancellationToken
    )
    {
        if (
            manifest.Layers
            is not [{ MediaType: DsseEnvelope.MediaType or InTotoStatement.MediaType }]
        )
        {
            return null;
        }

        var document = await DocumentAsync(manifest, cancellationToken);
        if (manifest.Layers[0].MediaType == InTotoStatement.MediaType)
        {
            return _key is null
                ? InTotoStatement.Parse(document)
                : throw new AttestationException("it is not signed");
        }

        var envelope = DsseEnvelope.Parse(document);
        return _key is null ? InTotoStatement.Parse(envelope.Payload.Span) : envelope.Verify(_key);
    }

    private Task<byte[]> DocumentAsync(OciManifest manifest, CancellationToken cancellationToken) =>
        manifest.Layers is [var layer]
            ? _layout.ReadAsync(layer.Digest, cancellationToken)
            : throw new FormatException("it does not have one layer");

    // CycloneDX 1.6: values of metrics are texts; one with a slice is of a part of the data.
    private static List<KeyValuePair<string, string>> MetricsOf(byte[] bill)
    {
        var metrics =
            OciJson
                .Parse(bill)["metadata"]
                ?["component"]?["modelCard"]?["quantitativeAnalysis"]?["performanceMetrics"]
            as JsonArray;
        return
        [
            .. (metrics ?? [])
                .OfType<JsonObject>()
                .Where(m => m["slice"] is null)
                .Select(m =>
                    KeyValuePair.Create(
                        OciJson.Text(m, "type") ?? "",
                        OciJson.Text(m, "value") ?? ""
                    )
                )
                .Where(m => m.Key.Length > 0),
        ];
    }

    private async Task<DateTimeOffset?> CreatedAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var package = await ModelPackage.ReadAsync(_layout, model.Digest, cancellationToken);
            return package.Config.Descriptor.CreatedAt;
        }
        catch (MlOpsException)
        {
            return null;
        }
    }
}

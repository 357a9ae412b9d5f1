using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Tests.Observability;

/// <summary>Small models made by hand, as they are served.</summary>
internal static class SampleServed
{
    public const string DigestA =
        "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string DigestB =
        "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    /// <summary>age (18 to 100, nullable), rooms (integer), owner (boolean), colour (blue, green, red), town (any text).</summary>
    public static ModelSignature Signature(ModelTask task, params string[] classes) =>
        new(
            task,
            "buys",
            classes,
            [
                new FeatureSpec("age", FeatureKind.Number, []),
                new FeatureSpec("rooms", FeatureKind.Number, []),
                new FeatureSpec("owner", FeatureKind.Number, []),
                new FeatureSpec("colour", FeatureKind.Category, ["blue", "green", "red"]),
                new FeatureSpec("town", FeatureKind.Category, ["Bern", "Oslo"]),
            ]
        );

    public static ServingContract Contract(bool regression = false) =>
        new()
        {
            Model = "sample",
            Features =
            [
                new FeatureContract
                {
                    Name = "age",
                    Type = FeatureType.Number,
                    Nullable = true,
                    Min = 18,
                    Max = 100,
                    Training = new Distribution
                    {
                        Edges = [30, 40, 50],
                        Counts = [250, 250, 250, 200],
                        Missing = 50,
                    },
                },
                new FeatureContract
                {
                    Name = "rooms",
                    Type = FeatureType.Integer,
                    Min = 1,
                    Default = "3",
                    Training = new Distribution { Edges = [2, 4], Counts = [300, 400, 300] },
                },
                new FeatureContract
                {
                    Name = "owner",
                    Type = FeatureType.Boolean,
                    Values = ["no", "yes"],
                    Training = new Distribution { Edges = [0], Counts = [600, 400] },
                },
                new FeatureContract
                {
                    Name = "colour",
                    Type = FeatureType.Category,
                    Values = ["blue", "green", "red"],
                    Personal = true,
                    Training = new Distribution { Counts = [500, 300, 200, 0] },
                },
                new FeatureContract
                {
                    Name = "town",
                    Type = FeatureType.Category,
                    Nullable = true,
                    Training = new Distribution { Counts = [480, 500, 10], Missing = 10 },
                },
            ],
            Scores = new Distribution
            {
                Edges = regression ? [-1, 0, 1] : [.. Enumerable.Range(1, 9).Select(i => i / 10.0)],
                Counts = regression ? [1, 1, 1, 1] : [.. Enumerable.Repeat(100L, 10)],
            },
        };

    public static ServedModel Binary(
        string name = "champion",
        string digest = DigestA,
        int weight = 100,
        bool shadow = false,
        string? card = null
    ) =>
        Of(
            name,
            digest,
            Linear(Signature(ModelTask.Binary, "No", "Yes"), 1),
            Contract(),
            weight,
            shadow,
            card
        );

    public static ServedModel Multiclass(string name = "champion") =>
        Of(
            name,
            DigestA,
            Linear(Signature(ModelTask.Multiclass, "a", "b", "c"), 3),
            Contract(),
            100,
            false,
            null
        );

    public static ServedModel Regression(string name = "champion") =>
        Of(
            name,
            DigestA,
            Linear(Signature(ModelTask.Regression), 1),
            Contract(regression: true),
            100,
            false,
            null
        );

    public static ServedModel Of(
        string name,
        string digest,
        EmbeddedScorer scorer,
        ServingContract contract,
        int weight,
        bool shadow,
        string? card
    ) =>
        new()
        {
            Name = name,
            Digest = digest,
            Manifest = Manifest(scorer.Signature),
            Contract = contract,
            Scorer = scorer,
            Weight = weight,
            IsShadow = shadow,
            Card = card,
        };

    public static ModelManifest Manifest(ModelSignature signature) =>
        new()
        {
            Trainer = "linear",
            TrainerVersion = 1,
            Signature = signature,
            Parameters = new Dictionary<string, object>(StringComparer.Ordinal),
            Seed = 42,
            DataDigest = DigestB,
        };

    public static ServeSettings Settings(
        bool apiKeys = false,
        PredictionLogSettings? log = null,
        params ServedModel[] models
    ) =>
        new()
        {
            Model = "sample",
            Models =
            [
                .. models.Select(m => new ServedModelSettings
                {
                    Name = m.Name,
                    Path = m.Name,
                    Weight = m.Weight,
                    Shadow = m.IsShadow,
                }),
            ],
            ApiKeys = apiKeys,
            Log = log,
        };

    // Each output: a bias, and weights for age, its absence, rooms, owner and each known category.
    public static LinearScorer Linear(ModelSignature signature, int outputs)
    {
        var terms = signature
            .Features.Select(f =>
                f.Kind == FeatureKind.Number
                    ? new LinearTerm(40, 10, f.Name == "age")
                    : new LinearTerm(0, 1, false)
            )
            .ToArray();
        var width = signature.Features.Select((f, i) => terms[i].WidthOf(f)).Sum();
        return new LinearScorer(
            signature,
            new LinearWeights(
                signature,
                terms,
                [.. Enumerable.Range(0, outputs).Select(k => 0.1 * k)],
                [.. Enumerable.Range(0, outputs * width).Select(i => ((i * 7 % 11) - 5) / 5.0)]
            )
        );
    }
}

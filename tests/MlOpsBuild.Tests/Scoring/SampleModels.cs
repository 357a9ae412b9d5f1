using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Scoring;

/// <summary>Small models made by hand.</summary>
internal static class SampleModels
{
    public static ModelSignature Signature(ModelTask task, params string[] classes) =>
        new(
            task,
            "label",
            classes,
            [
                new FeatureSpec("age", FeatureKind.Number, []),
                new FeatureSpec("colour", FeatureKind.Category, ["blue", "green", "red"]),
            ]
        );

    /// <summary>
    /// age up to 30: 1; else colour green or missing: 10, other colours: 100. A missing age is above 30.
    /// </summary>
    public static GbdtScorer Gbdt()
    {
        var signature = Signature(ModelTask.Regression);
        return new GbdtScorer(
            signature,
            new GbdtForest(
                signature,
                [0.5],
                [0],
                [
                    new GbdtNode
                    {
                        Feature = 0,
                        Threshold = 30,
                        SetOffset = -1,
                        MissingLeft = false,
                        Left = ~0,
                        Right = 1,
                    },
                    new GbdtNode
                    {
                        Feature = 1,
                        Threshold = 0,
                        SetOffset = 0,
                        MissingLeft = true,
                        Left = ~1,
                        Right = ~2,
                    },
                ],
                [1, 10, 100],
                [0b010]
            )
        );
    }

    /// <summary>1 + 2 (age - 30) / 10, or 1 + 5 where age is missing; and -1, 0 or 3 by colour.</summary>
    public static LinearScorer Linear(ModelTask task, params string[] classes)
    {
        var signature = Signature(task, classes);
        return new LinearScorer(
            signature,
            new LinearWeights(
                signature,
                [new LinearTerm(30, 10, true), new LinearTerm(0, 1, false)],
                [1],
                [2, 5, -1, 0, 3]
            )
        );
    }

    public static ModelManifest ManifestOf(EmbeddedScorer scorer) =>
        new()
        {
            Trainer = "gbdt",
            TrainerVersion = 1,
            Signature = scorer.Signature,
            Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["trees"] = 200L,
                ["learningRate"] = 0.05,
                ["flag"] = true,
                ["text"] = "naïve \"quoted\" <b>",
            },
            Seed = ulong.MaxValue,
            DataDigest = "sha256:" + new string('a', 64),
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["trees"] = 1,
                ["trainRmse"] = 0.1 + 0.2,
            },
        };
}

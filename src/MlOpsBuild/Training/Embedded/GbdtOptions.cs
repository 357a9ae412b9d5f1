namespace MlOpsBuild.Training.Embedded;

/// <summary>The parameters of <see cref="GbdtTrainer"/>, typed.</summary>
internal sealed record GbdtOptions
{
    public required int Trees { get; init; }
    public required double LearningRate { get; init; }
    public required int Leaves { get; init; }
    public required int Depth { get; init; }
    public required int MinLeaf { get; init; }
    public required double L2 { get; init; }
    public required double Subsample { get; init; }
    public required double Columns { get; init; }
    public required int Bins { get; init; }
    public required double CategorySmoothing { get; init; }
    public required int EarlyStopping { get; init; }
    public required double ValidationShare { get; init; }

    public static IReadOnlyList<TrainerParameter> Declared { get; } =
    [
        new(
            "trees",
            "Rounds of boosting; multiclass grows one tree per class a round.",
            200L,
            1,
            100_000
        ),
        new("learningRate", "How much of each tree's correction is taken.", 0.05, 1e-6, 1),
        new("leaves", "The most leaves of a tree; the best leaf is split first.", 16L, 2, 4096),
        new("depth", "The most splits between root and leaf; 0 is no limit.", 5L, 0, 64),
        new("minLeaf", "The fewest training rows of a leaf.", 20L, 1, 1_000_000),
        new("l2", "Shrinks the values of leaves, more so the smaller ones.", 1.0, 0, 1e6),
        new("subsample", "The share of rows each round is grown on.", 0.8, 0.01, 1),
        new("columns", "The share of features each tree may split on.", 0.8, 0.01, 1),
        new("bins", "The most intervals a number is rounded into, besides missing.", 255L, 2, 255),
        new(
            "categorySmoothing",
            "Draws rare categories to the middle, and makes splits on many harder.",
            10.0,
            0,
            1e6
        ),
        new(
            "earlyStopping",
            "Stops when so many rounds did not improve the held-out loss; 0 is never.",
            0L,
            0,
            10_000
        ),
        new(
            "validationShare",
            "Early stopping: the share of training rows held out, by hash.",
            0.1,
            0.01,
            0.5
        ),
    ];

    public static GbdtOptions From(IReadOnlyDictionary<string, object> values) =>
        new()
        {
            Trees = (int)(long)values["trees"],
            LearningRate = (double)values["learningRate"],
            Leaves = (int)(long)values["leaves"],
            Depth = (int)(long)values["depth"],
            MinLeaf = (int)(long)values["minLeaf"],
            L2 = (double)values["l2"],
            Subsample = (double)values["subsample"],
            Columns = (double)values["columns"],
            Bins = (int)(long)values["bins"],
            CategorySmoothing = (double)values["categorySmoothing"],
            EarlyStopping = (int)(long)values["earlyStopping"],
            ValidationShare = (double)values["validationShare"],
        };
}

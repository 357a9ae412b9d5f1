namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>data.split:</c> section.</summary>
internal static class SplitKeys
{
    private static readonly SplitConfig Defaults = new();

    /// <summary><see cref="SplitConfig.Test"/>.</summary>
    public static readonly ConfigKey Test = new(
        "test",
        new NumberType
        {
            Min = 0,
            Max = 1,
            Exclusive = true,
        },
        "The share of rows to test on."
    )
    {
        Default = Defaults.Test,
    };

    /// <summary><see cref="SplitConfig.Validation"/>.</summary>
    public static readonly ConfigKey Validation = new(
        "validation",
        new NumberType { Min = 0, Max = 1 },
        "The share of all rows for trainers to choose among models with, e.g. when to stop. The test part does not depend on it."
    )
    {
        Default = Defaults.Validation,
    };

    /// <summary><see cref="SplitConfig.Seed"/>.</summary>
    public static readonly ConfigKey Seed = new(
        "seed",
        new SeedType(),
        "Another number chooses another split. Rows are split by their content: adding rows never moves old ones."
    )
    {
        Default = Defaults.Seed,
    };

    /// <summary><see cref="SplitConfig.Time"/>.</summary>
    public static readonly ConfigKey Time = new(
        "time",
        TextTypes.ColumnName,
        "A column of type time, integer or number: the latest rows are tested on, instead of a choice by content."
    );

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Test, Validation, Seed, Time])
    {
        Rules = CheckShares,
        Apart =
        [
            new KeyPair(
                Time,
                Seed,
                "with a time column the latest rows are tested on, whatever the seed."
            ),
        ],
    };

    /// <summary>The record.</summary>
    public static SplitConfig Bind(Section split) =>
        new()
        {
            Test = split.Number(Test)!.Value,
            Validation = split.Number(Validation)!.Value,
            Seed = (ulong)split.Value(Seed)!,
            Time = split.Text(Time),
        };

    private static void CheckShares(Section split, ReadContext context)
    {
        if (
            split.Number(Test) is { } test
            && split.Number(Validation) is { } validation
            && split.Has(Validation)
            && test + validation >= 1
        )
        {
            context.Problems.Add(
                split.ValueNode(Validation),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"data.split.validation: {validation} for validation and {test} for testing leave nothing to train on, expected less than 1 together."
                )
            );
        }
    }
}

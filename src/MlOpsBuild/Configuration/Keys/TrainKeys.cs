namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>train:</c> section.</summary>
internal static class TrainKeys
{
    private static readonly TrainConfig Defaults = new();

    /// <summary><see cref="TrainConfig.Trainer"/>.</summary>
    public static readonly ConfigKey Trainer = new(
        "trainer",
        new ChoiceType((vocabulary, task) => vocabulary.TrainersOf(task)),
        "How the model is trained."
    )
    {
        Default = Defaults.Trainer,
        Remember = (context, value) => context.Trainer = (string?)value,
    };

    /// <summary><see cref="TrainConfig.Parameters"/>.</summary>
    public static readonly ConfigKey Parameters = new(
        "parameters",
        new ParametersType(),
        "The trainer's parameters; what is not named keeps its default."
    );

    /// <summary><see cref="TrainConfig.Seed"/>.</summary>
    public static readonly ConfigKey Seed = new(
        "seed",
        new SeedType(),
        "Another number chooses other random numbers. The same number gives the same model, byte for byte."
    )
    {
        Default = Defaults.Seed,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Trainer, Parameters, Seed])
    {
        Rules = CheckDefaultTrainer,
    };

    /// <summary>The record.</summary>
    public static TrainConfig Bind(Section train) =>
        new()
        {
            Trainer = train.Text(Trainer)!,
            Parameters =
                (IReadOnlyDictionary<string, object>?)train.Value(Parameters)
                ?? Defaults.Parameters,
            Seed = (ulong)train.Value(Seed)!,
        };

    private static void CheckDefaultTrainer(Section train, ReadContext context)
    {
        if (train.Has(Trainer) || context.Task is not { } task)
        {
            return;
        }

        var able = context.Vocabulary.TrainersOf(task);
        if (!able.Contains(Defaults.Trainer, StringComparer.Ordinal))
        {
            context.Problems.Add(
                train.Node,
                $"train: 'trainer' is missing, and its default {Defaults.Trainer} is not for {TaskNames.Of(task)} models. Expected one of: {string.Join(", ", able)}."
            );
        }
    }
}

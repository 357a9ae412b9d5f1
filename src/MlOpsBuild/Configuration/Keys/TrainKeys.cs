using MlOpsBuild.Common;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>train:</c> section.</summary>
internal static class TrainKeys
{
    private static readonly TrainConfig Defaults = new();
    private static readonly string[] Protocols = ["lines", "csv"];

    /// <summary><see cref="TrainConfig.Trainer"/>.</summary>
    public static readonly ConfigKey Trainer = new(
        "trainer",
        new ChoiceType((vocabulary, task) => vocabulary.TrainersOf(task))
        {
            Objection = (vocabulary, name) => vocabulary.Find(name)?.Absent,
        },
        "How the model is trained."
    )
    {
        Default = Defaults.Trainer,
        Remember = (context, value) => context.Trainer = (string?)value,
    };

    /// <summary><see cref="TrainConfig.Command"/>.</summary>
    public static readonly ConfigKey Command = new(
        "command",
        CommandOf("[python3, train.py]"),
        "Trainer command: the program that trains, and its arguments. It is started in the project's folder."
    );

    /// <summary><see cref="TrainConfig.Predict"/>.</summary>
    public static readonly ConfigKey Predict = new(
        "predict",
        CommandOf("[python3, predict.py]"),
        "The program that predicts, and its arguments. It is started in the model's folder."
    );

    /// <summary><see cref="TrainConfig.Protocol"/>.</summary>
    public static readonly ConfigKey Protocol = new(
        "protocol",
        new ChoiceType((_, _) => Protocols),
        "How predict is asked: it stays running and answers lines of JSON (lines), or is run once for a file (csv)."
    )
    {
        Default = Defaults.Protocol,
    };

    /// <summary><see cref="TrainConfig.Files"/>.</summary>
    public static readonly ConfigKey Files = new(
        "files",
        Globs,
        "What the training depends on besides the files that command and predict name: files and globs. Without it, code beside those files and lists of dependencies."
    );

    /// <summary><see cref="TrainConfig.ModelFiles"/>.</summary>
    public static readonly ConfigKey ModelFiles = new(
        "modelFiles",
        Globs,
        "What belongs to the model besides what the training writes and the files that predict names: files and globs."
    );

    /// <summary><see cref="TrainConfig.From"/>.</summary>
    public static readonly ConfigKey From = new(
        "from",
        TextTypes.PathWithin,
        "Trainer import: the folder of the ready model."
    );

    /// <summary><see cref="TrainConfig.TimeLimit"/>.</summary>
    public static readonly ConfigKey TimeLimit = new(
        "timeLimit",
        DurationType.Any,
        "How long the training may take, and the program that predicts for many rows; then it is ended."
    )
    {
        Default = Defaults.TimeLimit,
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

    /// <summary>The keys that only some trainers take.</summary>
    public static readonly ConfigKey[] OfSome =
    [
        Command,
        Predict,
        Protocol,
        Files,
        ModelFiles,
        From,
        TimeLimit,
    ];

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Trainer, .. OfSome, Parameters, Seed])
    {
        Rules = Check,
    };

    /// <summary>The record.</summary>
    public static TrainConfig Bind(Section train) =>
        new()
        {
            Trainer = train.Text(Trainer)!,
            Command = train.Texts(Command),
            Predict = train.Texts(Predict),
            Protocol = train.Text(Protocol)!,
            Files = train.Texts(Files),
            ModelFiles = train.Texts(ModelFiles),
            From = train.Text(From),
            TimeLimit = (TimeSpan)train.Value(TimeLimit)!,
            Parameters =
                (IReadOnlyDictionary<string, object>?)train.Value(Parameters)
                ?? Defaults.Parameters,
            Seed = (ulong)train.Value(Seed)!,
        };

    private static ListType Globs =>
        new(TextTypes.Glob, "a list of paths and globs relative to this file")
        {
            Unique = true,
            MayBeEmpty = false,
        };

    // A command is a list: nothing splits texts at spaces, or lets a shell see them.
    private static ListType CommandOf(string example) =>
        new(TextTypes.Argument, $"a list of a program and its arguments, e.g. {example}")
        {
            MayBeEmpty = false,
            ListOf = text =>
                string.Join(", ", text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        };

    private static void Check(Section train, ReadContext context)
    {
        CheckDefaultTrainer(train, context);
        foreach (var key in new[] { Command, Predict })
        {
            if (train.Value(key) is object?[] and ["", ..])
            {
                context.Problems.Add(
                    train.ValueNode(key),
                    $"train.{key.Name}: the program is an empty text, expected its name first."
                );
            }
        }

        if (
            train.Has(Protocol)
            && !train.Has(Predict)
            && TakenBy(context)?.Contains(Protocol.Name, StringComparer.Ordinal) == true
        )
        {
            context.Problems.Add(
                train.KeyNode(Protocol),
                $"train: 'protocol' needs 'predict'. {Predict.Description}"
            );
        }

        CheckKeys(train, context);
    }

    // Which keys are there depends on the trainer.
    private static void CheckKeys(Section train, ReadContext context)
    {
        if (!train.Has(Trainer) && !OfSome.Any(train.Has))
        {
            return; // the default trainer, which needs none of them
        }

        if (context.Trainer is not { } name || context.Vocabulary.Find(name) is not { } trainer)
        {
            return; // told already
        }

        foreach (var key in OfSome)
        {
            var isTaken = trainer.Keys.Contains(key.Name, StringComparer.Ordinal);
            if (train.Has(key) && !isTaken)
            {
                var able = context.Vocabulary.TakersOf(key.Name);
                context.Problems.Add(
                    train.KeyNode(key),
                    $"train: '{key.Name}' is not for trainer {name}. {(able.Count == 0 ? "No trainer takes it." : $"Did you mean 'trainer: {able[0]}'?")} Trainer {name} takes: {string.Join(", ", KeysOf(trainer))}."
                );
            }
            else if (
                !train.Has(key) && trainer.RequiredKeys.Contains(key.Name, StringComparer.Ordinal)
            )
            {
                context.Problems.Add(
                    train.Node,
                    $"train: '{key.Name}' is missing, which trainer {name} needs. {key.Description}"
                );
            }
        }
    }

    private static IReadOnlyList<string>? TakenBy(ReadContext context) =>
        context.Trainer is { } name ? context.Vocabulary.Find(name)?.Keys : null;

    private static IEnumerable<string> KeysOf(TrainerDescription trainer) =>
        Type
            .Keys.Where(k =>
                Array.IndexOf(OfSome, k) < 0
                || trainer.Keys.Contains(k.Name, StringComparer.Ordinal)
            )
            .Select(k => k.Name);

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

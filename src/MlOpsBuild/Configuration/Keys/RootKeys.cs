using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The whole of mlops.yaml.</summary>
internal static class RootKeys
{
    /// <summary><see cref="MlOpsConfig.Model"/>.</summary>
    public static readonly ConfigKey Model = new("model", TextTypes.ModelName, "The model's name.")
    {
        Required = true,
    };

    /// <summary><see cref="MlOpsConfig.Task"/>.</summary>
    public static readonly ConfigKey Task = new(
        "task",
        new ChoiceType((_, _) => TaskNames.All),
        "What it predicts: one of two classes (binary), one of several (multiclass), or a number (regression)."
    )
    {
        Required = true,
        Remember = (context, value) =>
            context.Task = value is string name ? TaskNames.Parse(name) : null,
    };

    /// <summary><see cref="MlOpsConfig.Data"/>.</summary>
    public static readonly ConfigKey Data = new(
        "data",
        DataKeys.Type,
        "Where the data is and how it is split."
    )
    {
        Required = true,
    };

    /// <summary><see cref="MlOpsConfig.Checks"/>.</summary>
    public static readonly ConfigKey Checks = new(
        "checks",
        new NamedSectionsType("check", vocabulary => vocabulary.Checks(), CheckKeys.Type),
        "Limits of the data checks. Those not named run with their defaults."
    );

    /// <summary><see cref="MlOpsConfig.Train"/>.</summary>
    public static readonly ConfigKey Train = new(
        "train",
        TrainKeys.Type,
        "How the model is trained."
    )
    {
        Required = true,
    };

    /// <summary><see cref="MlOpsConfig.Evaluate"/>.</summary>
    public static readonly ConfigKey Evaluate = new(
        "evaluate",
        EvaluateKeys.Type,
        "How the model is judged."
    );

    /// <summary><see cref="MlOpsConfig.Registry"/>.</summary>
    public static readonly ConfigKey Registry = new(
        "registry",
        TextTypes.Repository,
        "The repository of an OCI registry that results, data and models are shared through. {model} in it is the model's name."
    );

    /// <summary><see cref="MlOpsConfig.Promote"/>.</summary>
    public static readonly ConfigKey Promote = new(
        "promote",
        PromoteKeys.Type,
        "What a model needs before it is promoted, besides gates that passed."
    );

    /// <summary><see cref="MlOpsConfig.Serve"/>.</summary>
    public static readonly ConfigKey Serve = new("serve", ServeKeys.Type, "How the model answers.");

    /// <summary><see cref="MlOpsConfig.Container"/>.</summary>
    public static readonly ConfigKey Container = new(
        "container",
        ContainerKeys.Type,
        "The image that serves the model."
    );

    /// <summary><see cref="MlOpsConfig.Deploy"/>.</summary>
    public static readonly ConfigKey Deploy = new(
        "deploy",
        DeployKeys.Type,
        "Where the model is served."
    );

    /// <summary>The file.</summary>
    public static readonly SectionType Type = new([
        Model,
        Task,
        Data,
        Checks,
        Train,
        Evaluate,
        Promote,
        Serve,
        Container,
        Deploy,
        Registry,
    ])
    {
        Rules = CheckAcross,
    };

    /// <summary>The record.</summary>
    public static MlOpsConfig Bind(Section root, string filePath) =>
        new()
        {
            Model = root.Text(Model)!,
            Task = TaskNames.Parse(root.Text(Task)!),
            Data = DataKeys.Bind(root.Child(Data)!),
            Checks = BindChecks(root.Value(Checks) as List<NamedSection>),
            Train = TrainKeys.Bind(root.Child(Train)!),
            Evaluate = root.Child(Evaluate) is { } evaluate
                ? EvaluateKeys.Bind(evaluate)
                : new EvaluateConfig(),
            Promote = root.Child(Promote) is { } promote
                ? PromoteKeys.Bind(promote)
                : new PromoteConfig(),
            Serve = root.Child(Serve) is { } serve ? ServeKeys.Bind(serve) : new ServeConfig(),
            Container = root.Child(Container) is { } container
                ? ContainerKeys.Bind(container) with
                {
                    Line = root.KeyNode(Container).Line,
                }
                : new ContainerConfig(),
            Deploy = root.Child(Deploy) is { } deploy
                ? DeployKeys.Bind(deploy)
                : new DeployConfig(),
            Registry = root.Text(Registry),
            FilePath = filePath,
        };

    private static Dictionary<string, CheckConfig> BindChecks(List<NamedSection>? sections)
    {
        var checks = new Dictionary<string, CheckConfig>(StringComparer.Ordinal);
        foreach (var (name, check) in sections ?? [])
        {
            checks.Add(name.Text, CheckKeys.Bind(name, check));
        }

        return checks;
    }

    private static void CheckAcross(Section root, ReadContext context)
    {
        if (root.Child(Data) is not { } data)
        {
            return;
        }

        if (context.Task is { } task)
        {
            CheckPositive(data, task, context);
        }

        if (
            root.Child(Evaluate) is { } evaluate
            && data.Text(DataKeys.Label) is { } label
            && Array.IndexOf(evaluate.Texts(EvaluateKeys.Slices), label) >= 0
        )
        {
            context.Problems.Add(
                evaluate.ValueNode(EvaluateKeys.Slices),
                $"evaluate.slices: '{label}' is the label, which cannot be a slice."
            );
        }
    }

    private static void CheckPositive(Section data, ModelTask task, ReadContext context)
    {
        if (task == ModelTask.Binary && !data.Has(DataKeys.Positive))
        {
            context.Problems.Add(
                data.Node,
                "data: 'positive' is missing, which a binary task needs: the label's value that counts as positive."
            );
        }
        else if (task != ModelTask.Binary && data.Has(DataKeys.Positive))
        {
            context.Problems.Add(
                data.KeyNode(DataKeys.Positive),
                $"data: 'positive' is for binary tasks only, and the task is {TaskNames.Of(task)}. Remove it."
            );
        }
    }
}

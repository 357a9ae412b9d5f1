using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration;

/// <summary>One model's project: the content of mlops.yaml.</summary>
public sealed record MlOpsConfig
{
    /// <summary>The model's name: lower case letters, digits and dashes.</summary>
    public required string Model { get; init; }

    /// <summary>What it predicts: <c>binary</c>, <c>multiclass</c> or <c>regression</c>.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Where the data is and how it is split.</summary>
    public required DataConfig Data { get; init; }

    /// <summary>What the data must satisfy: overrides by check name. Checks not named run with their defaults.</summary>
    public IReadOnlyDictionary<string, CheckConfig> Checks { get; init; } =
        new Dictionary<string, CheckConfig>(StringComparer.Ordinal);

    /// <summary>How the model is trained.</summary>
    public required TrainConfig Train { get; init; }

    /// <summary>How the model is judged.</summary>
    public EvaluateConfig Evaluate { get; init; } = new();

    /// <summary>What a model needs before it is promoted.</summary>
    public PromoteConfig Promote { get; init; } = new();

    /// <summary>How the model answers.</summary>
    public ServeConfig Serve { get; init; } = new();

    /// <summary>The image that serves it.</summary>
    public ContainerConfig Container { get; init; } = new();

    /// <summary>Where it is served.</summary>
    public DeployConfig Deploy { get; init; } = new();

    /// <summary>
    /// The repository of an OCI registry that results, data and models are shared through; <c>{model}</c> in it stands for
    /// <see cref="Model"/>. <value>The default value is <see langword="null"/>: nothing is shared.</value>
    /// </summary>
    public string? Registry { get; init; }

    /// <summary>The full path of the file this was read from.</summary>
    public required string FilePath { get; init; }

    /// <summary>The full path of the folder that paths in the file are relative to.</summary>
    public string ProjectDirectory => Path.GetDirectoryName(FilePath)!;
}

using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild;

/// <summary>Which project to open, and with what.</summary>
public sealed record ModelProjectOptions
{
    /// <summary>The repository's root, which holds <c>.mlops</c>.</summary>
    public required string Root { get; init; }

    /// <summary>A folder, file, glob or model name. <value>The default value is the only one there is.</value></summary>
    public string? Model { get; init; }

    /// <summary>
    /// The repository to share through, in place of the one in mlops.yaml; <c>{model}</c> in it stands for the model's name.
    /// <value>The default value is what mlops.yaml says.</value>
    /// </summary>
    public string? Registry { get; init; }

    /// <summary>
    /// How many threads may work, 1 or more; never changes a result.
    /// <value>The default value is the number of processors.</value>
    /// </summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How a waiting build calls this one. <value>The default value is empty.</value></summary>
    public string Command { get; init; } = "";

    /// <summary>Is told what happens. <value>The default value is one that does nothing.</value></summary>
    public IStageObserver Observer { get; init; } = new SilentStageObserver();

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads the project's mlops.yaml.</summary>
    /// <exception cref="UsageException">It is missing or wrong, or there are several to choose from.</exception>
    internal MlOpsConfig LoadConfig()
    {
        var path = ConfigLocator.Find(Root, Model);
        return ConfigLoader.Load(path, ConfigLocator.DisplayPath(Root, path), Vocabulary.Value);
    }
}

using System.Text.Json.Nodes;

namespace MlOpsBuild.Training;

/// <summary>What a model depends on besides data, schema, parameters and seed: part of the key of the stage <c>train</c>.</summary>
public sealed record TrainerInputs
{
    /// <summary>Nothing.</summary>
    public static readonly TrainerInputs None = new();

    /// <summary>Files such as the code of the training program: relative to the project, forward slashes, no globs.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>
    /// Facts, e.g. the version of an interpreter. They must be the same on every machine that shall give the same model.
    /// <value>The default value is <see langword="null"/>: there are none.</value>
    /// </summary>
    public JsonObject? Facts { get; init; }
}

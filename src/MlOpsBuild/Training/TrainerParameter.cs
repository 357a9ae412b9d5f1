namespace MlOpsBuild.Training;

/// <summary>A parameter that a trainer takes.</summary>
/// <param name="Name">Lower camel case, as in mlops.yaml.</param>
/// <param name="Description">What it does, one sentence.</param>
/// <param name="Default">Its default: a <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or string.</param>
/// <param name="Min">Numbers: the smallest allowed value.</param>
/// <param name="Max">Numbers: the largest allowed value.</param>
public sealed record TrainerParameter(
    string Name,
    string Description,
    object Default,
    double? Min = null,
    double? Max = null
);

using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Import;

/// <summary>Holds what a ready model takes and gives against a project's data.</summary>
internal static class SignatureMatch
{
    /// <summary>Says what does not fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">What a model trained on the data would take and give.</param>
    /// <param name="from">Where the model is, for people.</param>
    /// <exception cref="MlOpsException">Something does not fit.</exception>
    public static void Require(ModelSignature model, ModelSignature data, string from)
    {
        if (Problem(model, data) is { } problem)
        {
            throw new MlOpsException($"The model in '{from}' does not fit the data: {problem}");
        }
    }

    private static string? Problem(ModelSignature model, ModelSignature data)
    {
        if (model.Task != data.Task)
        {
            return $"its task is {NameOf(model.Task)}, that of mlops.yaml is {NameOf(data.Task)}.";
        }

        if (!string.Equals(model.Label, data.Label, StringComparison.Ordinal))
        {
            return $"it predicts '{model.Label}', data.label is '{data.Label}'.";
        }

        if (!model.Classes.SequenceEqual(data.Classes, StringComparer.Ordinal))
        {
            return $"its classes are {string.Join(", ", model.Classes)}, those of the training rows are {string.Join(", ", data.Classes)}{(model.Task == ModelTask.Binary ? " (the positive one is last)" : "")}.";
        }

        foreach (var feature in model.Features)
        {
            var same = data.Features.FirstOrDefault(f =>
                string.Equals(f.Name, feature.Name, StringComparison.Ordinal)
            );
            if (same is null)
            {
                return $"it takes '{feature.Name}', which is no feature of the data.{NearestName.Hint(feature.Name, data.Features.Select(f => f.Name))} Features: {string.Join(", ", data.Features.Select(f => f.Name))}.";
            }

            if (same.Kind != feature.Kind)
            {
                return $"it takes '{feature.Name}' as a {NameOf(feature.Kind)}, the data has it as a {NameOf(same.Kind)}.";
            }
        }

        return null;
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability.Logging;

/// <summary>Which features of a model are logged.</summary>
internal static class LogFields
{
    /// <summary>
    /// The features by index: those that the settings name, or else all that the contract does not mark personal.
    /// </summary>
    /// <exception cref="UsageException">The settings name a feature that none of the models has.</exception>
    public static int[] Of(
        ServedModel model,
        PredictionLogSettings settings,
        IReadOnlyList<ServedModel> all
    )
    {
        var features = model.Contract.Features;
        if (settings.Fields is not { } fields)
        {
            return [.. Enumerable.Range(0, features.Count).Where(f => !features[f].Personal)];
        }

        // Another model of the program may have a feature that this one lacks.
        var known = all.SelectMany(m => m.Contract.Features.Select(f => f.Name))
            .ToHashSet(StringComparer.Ordinal);
        return fields.FirstOrDefault(f => !known.Contains(f)) is { } unknown
            ? throw new UsageException(
                $"The prediction log is to have the field '{unknown}', which the model does not take.{NearestName.Hint(unknown, known)} Correct serve: log: fields; it takes {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            )
            :
            [
                .. Enumerable
                    .Range(0, features.Count)
                    .Where(f => fields.Contains(features[f].Name, StringComparer.Ordinal)),
            ];
    }
}

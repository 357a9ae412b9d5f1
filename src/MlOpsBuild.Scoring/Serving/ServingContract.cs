using System.Text.Json;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>
/// What a served model promises to those who ask it: the file <c>serving.json</c> beside <c>model.json</c>. The same model and
/// data give the same bytes.
/// </summary>
public sealed record ServingContract
{
    /// <summary>The file's name.</summary>
    public const string FileName = "serving.json";

    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The format's version.</summary>
    public int FormatVersion { get; set; } = CurrentVersion;

    /// <summary>The model's name, e.g. <c>telco-churn</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The features, in the order of the model's signature.</summary>
    public required IReadOnlyList<FeatureContract> Features { get; init; }

    /// <summary>
    /// How the outputs for the test rows were distributed. Binary: the probability of the positive class, 10 bins of equal width;
    /// multiclass: the highest probability, likewise; regression: the number, at most 10 bins of equal count, or one for each value where there are few.
    /// </summary>
    public required Distribution Scores { get; init; }

    /// <summary>Reads the file's bytes and holds them against the signature that they belong to.</summary>
    /// <exception cref="ModelFormatException">They are something else, or of another model.</exception>
    public static ServingContract Read(ReadOnlySpan<byte> json, ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var contract = ServingJson.Read(json, ServingJson.Default.ServingContract, FileName);
        if (contract.FormatVersion != CurrentVersion)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{FileName} has format version {contract.FormatVersion}, expected {CurrentVersion}."
                )
            );
        }

        if (
            !contract
                .Features.Select(f => f.Name)
                .SequenceEqual(signature.Features.Select(f => f.Name), StringComparer.Ordinal)
        )
        {
            throw new ModelFormatException(
                $"{FileName} is of another model than {ModelBundle.ManifestFile}: the features differ."
            );
        }

        for (var f = 0; f < signature.Features.Count; f++)
        {
            Check(contract.Features[f], signature.Features[f]);
        }

        Check(contract.Scores, "scores", null);
        return contract;
    }

    /// <summary>The file's bytes, indented, with a line feed at the end.</summary>
    public byte[] ToBytes() => ServingJson.Write(this, ServingJson.Default.ServingContract);

    private static void Check(FeatureContract feature, FeatureSpec spec)
    {
        if ((feature.Type == FeatureType.Category) != (spec.Kind == FeatureKind.Category))
        {
            throw new ModelFormatException(
                $"{FileName} is of another model than {ModelBundle.ManifestFile}: '{feature.Name}' is of another kind."
            );
        }

        Check(
            feature.Training,
            feature.Name,
            spec.Kind == FeatureKind.Category ? spec.Categories.Count + 1 : null
        );
    }

    private static void Check(Distribution distribution, string of, int? categories)
    {
        if (
            distribution.Counts.Count != (categories ?? (distribution.Edges?.Count + 1))
            || (categories is not null) != (distribution.Edges is null)
            || distribution.Missing < 0
            || distribution.Counts.Any(c => c < 0)
        )
        {
            throw new ModelFormatException($"{FileName} has an impossible distribution of '{of}'.");
        }
    }
}

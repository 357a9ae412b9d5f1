using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Columns;

/// <summary>
/// Makes the vector <c>Features</c> of ML.NET's trainers, with ML.NET's own transforms, so that the saved pipeline takes the columns
/// of the data as they are. Numbers: a missing one becomes the mean of the training rows, and each number that is missing somewhere
/// among them gets a column that says so; the trainers of ML.NET leave rows with a missing number out, or score them by rules
/// of their own. Categories: a column for each value; above a number of values, columns by the value's hash. A value that is
/// missing, or that training never saw, has 0 in all of them.
/// </summary>
internal static class FeatureEncoding
{
    /// <summary>The name of the vector.</summary>
    public const string Features = "Features";

    // Names that no column of data has by accident.
    private const string Numbers = "(numbers)";
    private const string Missing = "(missing)";

    /// <summary>Makes the transforms.</summary>
    /// <param name="context">What makes them.</param>
    /// <param name="signature">The features.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="hashAbove">How many values a category may have and still get a column for each.</param>
    /// <param name="hashBits">For others: there are 2 to this power columns.</param>
    /// <param name="isNormalized">Whether numbers get mean 0 and variance 1.</param>
    /// <exception cref="UsageException">No feature has a value in the training rows.</exception>
    public static EstimatorChain<ITransformer> Create(
        MLContext context,
        ModelSignature signature,
        FeatureMatrix rows,
        int hashAbove,
        int hashBits,
        bool isNormalized
    )
    {
        var (numbers, missing) = NumbersOf(signature, rows);
        var transforms = new List<IEstimator<ITransformer>>();
        var parts = new List<string>();
        if (numbers.Length > 0)
        {
            parts.Add(Numbers);
            transforms.Add(context.Transforms.Concatenate(Numbers, numbers));
            transforms.Add(
                context.Transforms.ReplaceMissingValues(
                    Numbers,
                    Numbers,
                    MissingValueReplacingEstimator.ReplacementMode.Mean
                )
            );
            if (isNormalized)
            {
                transforms.Add(
                    context.Transforms.NormalizeMeanVariance(
                        Numbers,
                        Numbers,
                        fixZero: false,
                        useCdf: false
                    )
                );
            }
        }

        if (missing.Length > 0)
        {
            parts.Add(Missing);
            transforms.Add(context.Transforms.Concatenate(Missing, missing));
            transforms.Add(context.Transforms.IndicateMissingValues(Missing, Missing));
            transforms.Add(
                context.Transforms.Conversion.ConvertType(Missing, Missing, DataKind.Single)
            );
        }

        foreach (
            var feature in signature.Features.Where(f =>
                f.Kind == FeatureKind.Category && f.Categories.Count > 0
            )
        )
        {
            parts.Add(feature.Name);
            transforms.Add(
                feature.Categories.Count <= hashAbove
                    ? context.Transforms.Categorical.OneHotEncoding(feature.Name, feature.Name)
                    : context.Transforms.Categorical.OneHotHashEncoding(
                        feature.Name,
                        feature.Name,
                        numberOfBits: hashBits
                    )
            );
        }

        if (parts.Count == 0)
        {
            throw new UsageException(
                "No feature has a value in the training rows, so that there is nothing to learn from."
            );
        }

        transforms.Add(context.Transforms.Concatenate(Features, [.. parts]));
        var chain = new EstimatorChain<ITransformer>();
        foreach (var transform in transforms)
        {
            chain = chain.Append(transform);
        }

        return chain;
    }

    // The numbers that have a value in some row, and those of them that miss one in some row.
    private static (string[] Numbers, string[] Missing) NumbersOf(
        ModelSignature signature,
        FeatureMatrix rows
    )
    {
        var numbers = new List<string>();
        var missing = new List<string>();
        for (var f = 0; f < signature.Features.Count; f++)
        {
            if (signature.Features[f].Kind != FeatureKind.Number)
            {
                continue;
            }

            var nans = 0;
            foreach (var value in rows.Column(f))
            {
                nans += double.IsNaN(value) ? 1 : 0;
            }

            if (nans < rows.RowCount)
            {
                numbers.Add(signature.Features[f].Name);
                if (nans > 0)
                {
                    missing.Add(signature.Features[f].Name);
                }
            }
        }

        return ([.. numbers], [.. missing]);
    }
}

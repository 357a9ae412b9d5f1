using Microsoft.ML;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet;

/// <summary>What an <see cref="IMlNetPipeline"/> knows of the data that it will be fitted to.</summary>
public sealed class MlNetPipelineData
{
    private readonly MlNetTraining _training;

    internal MlNetPipelineData(MlNetTraining training) => _training = training;

    /// <summary>What the model takes and gives.</summary>
    public ModelSignature Signature => _training.Signature;

    /// <summary>
    /// The column of the label: <c>Label</c>, unless a feature has that name. Binary: <c>Boolean</c>, true is positive;
    /// multiclass: a key whose values are the classes; regression: <c>Single</c>.
    /// </summary>
    public string Label => _training.Label;

    /// <summary>The columns with numbers: <c>Single</c>, NaN where missing; truth values are 0 and 1.</summary>
    public IReadOnlyList<string> Numbers => NamesOf(FeatureKind.Number);

    /// <summary>The columns with categories: text, empty where missing.</summary>
    public IReadOnlyList<string> Categories => NamesOf(FeatureKind.Category);

    /// <summary>
    /// What is known of the columns. <value><see langword="null"/> when there is nothing but the signature.</value>
    /// </summary>
    public DataSchema? Schema => _training.Request.Schema;

    /// <summary>
    /// The parameters as mlops.yaml has them: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or
    /// <see cref="string"/> values.
    /// </summary>
    public IReadOnlyDictionary<string, object> Parameters => _training.Request.Parameters;

    /// <summary>For trainers with a seed of their own; 0 or more.</summary>
    public int Seed => _training.Seed;

    /// <summary>For trainers that can use threads: the parameter <c>threads</c>.</summary>
    public int Threads => _training.Whole(SharedParameters.Threads);

    /// <summary>
    /// The transforms that MlOpsBuild's own trainers of ML.NET begin with: they make the vector <c>Features</c> of all features, with
    /// missing numbers replaced and categories as columns.
    /// </summary>
    /// <param name="isNormalized">Whether numbers get mean 0 and variance 1, as linear trainers need it.</param>
    public IEstimator<ITransformer> Features(bool isNormalized = false) =>
        _training.Encoding(isNormalized);

    private IReadOnlyList<string> NamesOf(FeatureKind kind) =>
        [.. Signature.Features.Where(f => f.Kind == kind).Select(f => f.Name)];
}

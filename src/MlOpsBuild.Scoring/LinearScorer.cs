namespace MlOpsBuild.Scoring;

/// <summary>Predicts with a weighted sum: linear, logistic or multinomial logistic regression.</summary>
public sealed class LinearScorer : EmbeddedScorer
{
    private readonly LinearTerm[] _terms;
    private readonly int[] _categories; // per feature the number of categories, -1 for numbers
    private readonly int[] _offsets; // per feature where its weights start
    private readonly double[] _intercepts;
    private readonly double[] _weights;

    /// <summary>Wraps the weights.</summary>
    public LinearScorer(ModelSignature signature, LinearWeights weights)
        : base(signature)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Weights = weights;
        _terms = weights.Terms.ToArray();
        _intercepts = weights.Intercepts.ToArray();
        _weights = weights.Weights.ToArray();
        _categories = new int[_terms.Length];
        _offsets = new int[_terms.Length];
        var offset = 0;
        for (var f = 0; f < _terms.Length; f++)
        {
            var feature = signature.Features[f];
            _categories[f] = feature.Kind == FeatureKind.Category ? feature.Categories.Count : -1;
            _offsets[f] = offset;
            offset += _terms[f].WidthOf(feature) * signature.OutputWidth;
        }
    }

    /// <summary>The weights.</summary>
    public LinearWeights Weights { get; }

    internal override string WeightsKind => LinearFormat.Kind;

    internal override byte[] WriteWeights() => LinearFormat.Write(Signature, Weights);

    private protected override void ScoreCore(ReadOnlySpan<double> features, Span<double> output)
    {
        _intercepts.CopyTo(output);
        for (var f = 0; f < _terms.Length; f++)
        {
            var value = features[f];
            var missing = double.IsNaN(value);
            if (_categories[f] >= 0)
            {
                if (value >= 0 && value < _categories[f])
                {
                    Add(output, _offsets[f] + ((int)value * output.Length), 1);
                }
            }
            else if (!missing)
            {
                Add(output, _offsets[f], (value - _terms[f].Mean) / _terms[f].Scale);
            }
            else if (_terms[f].MissingIndicator)
            {
                Add(output, _offsets[f] + output.Length, 1);
            }
        }

        if (Signature.Task == ModelTask.Binary)
        {
            output[0] = StableMath.Sigmoid(output[0]);
        }
        else if (Signature.Task == ModelTask.Multiclass)
        {
            StableMath.SoftMax(output);
        }
    }

    private void Add(Span<double> output, int offset, double factor)
    {
        var weights = _weights.AsSpan(offset, output.Length);
        for (var k = 0; k < output.Length; k++)
        {
            output[k] += factor * weights[k];
        }
    }
}

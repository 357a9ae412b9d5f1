namespace MlOpsBuild.Scoring;

/// <summary>A trained model, ready to predict. Implementations are immutable and safe for many threads at once.</summary>
public interface IScorer
{
    /// <summary>What the model takes and gives.</summary>
    ModelSignature Signature { get; }

    /// <summary>Scores one row.</summary>
    /// <param name="features">One value per feature of the signature, encoded as <see cref="FeatureKind"/> says.</param>
    /// <param name="output">Receives <see cref="ModelSignature.OutputWidth"/> values.</param>
    void ScoreRow(ReadOnlySpan<double> features, Span<double> output);

    /// <summary>
    /// Scores all rows, row after row; each row's result equals that of <see cref="ScoreRow"/> bit for bit.
    /// </summary>
    /// <param name="features">The encoded rows.</param>
    /// <param name="output">Receives rows x <see cref="ModelSignature.OutputWidth"/> values.</param>
    void Score(FeatureMatrix features, Span<double> output);
}

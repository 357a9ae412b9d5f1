namespace MlOpsBuild.Scoring;

/// <summary>What a model predicts.</summary>
public enum ModelTask
{
    /// <summary>One of two classes; the output is the probability of the positive class.</summary>
    Binary,

    /// <summary>One of three or more classes; the output is one probability per class, summing to 1.</summary>
    Multiclass,

    /// <summary>A number; the output is that number, in the label's unit.</summary>
    Regression,
}

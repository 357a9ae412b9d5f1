namespace MlOpsBuild.Serving.Protocols;

/// <summary>Which outputs a client asks for.</summary>
[Flags]
internal enum WantedOutputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The numbers: <c>probability</c> or <c>probabilities</c>; of a regression the prediction.</summary>
    Scores = 1,

    /// <summary>The predicted class.</summary>
    Classes = 2,

    /// <summary>All that the model has.</summary>
    All = Scores | Classes,
}

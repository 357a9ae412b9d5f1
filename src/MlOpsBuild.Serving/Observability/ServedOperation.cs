namespace MlOpsBuild.Serving.Observability;

/// <summary>What a request asks for.</summary>
internal enum ServedOperation
{
    /// <summary><c>POST /v2/models/{model}/infer</c>.</summary>
    Infer,

    /// <summary><c>POST /predict</c>.</summary>
    Predict,

    /// <summary>Anything else.</summary>
    Other,
}

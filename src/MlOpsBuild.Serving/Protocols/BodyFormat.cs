namespace MlOpsBuild.Serving.Protocols;

/// <summary>How a request writes its rows.</summary>
internal enum BodyFormat
{
    /// <summary>As JSON objects with a member per feature.</summary>
    Json,

    /// <summary>As comma-separated values.</summary>
    Csv,

    /// <summary>As tensors of the Open Inference Protocol.</summary>
    Infer,
}

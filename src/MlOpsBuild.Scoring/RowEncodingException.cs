namespace MlOpsBuild.Scoring;

/// <summary>A row to score does not fit the model's signature.</summary>
public sealed class RowEncodingException : Exception
{
    /// <summary>Creates the exception; the message says what was found and what was expected.</summary>
    public RowEncodingException(string message, string feature)
        : base(message) => Feature = feature;

    /// <summary>The column that was found or is missing.</summary>
    public string Feature { get; }
}

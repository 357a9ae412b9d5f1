namespace MlOpsBuild.Reports.Json;

/// <summary>A JSON document is not of the expected shape; <see cref="StrictJson"/> adds the file's name.</summary>
internal sealed class JsonShapeException(string message) : Exception(message);

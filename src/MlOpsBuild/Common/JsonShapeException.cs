namespace MlOpsBuild.Common;

/// <summary>A JSON document is not of the expected shape; the message has the path in it, and who reads the file adds its name.</summary>
internal sealed class JsonShapeException(string message) : Exception(message);

namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>A place in a request where a value stands.</summary>
/// <param name="Gap">The bytes between the value before, or the start, and this one.</param>
/// <param name="Feature">Whose value it is; <see cref="Id"/> for the request's id.</param>
/// <param name="Type">As what type it is sent; <see cref="TensorType.Unknown"/> where it has none.</param>
internal sealed record Slot(byte[] Gap, int Feature, TensorType Type)
{
    /// <summary>The place of the request's id.</summary>
    public const int Id = -1;
}

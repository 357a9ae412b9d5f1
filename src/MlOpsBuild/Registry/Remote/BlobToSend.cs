using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A blob and where its bytes are.</summary>
/// <param name="Blob">Its digest and size.</param>
/// <param name="Open">Opens the bytes from their start, each time that it is called.</param>
internal sealed record BlobToSend(OciDescriptor Blob, Func<Stream> Open);

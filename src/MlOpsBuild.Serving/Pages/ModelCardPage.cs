using System.Text;

namespace MlOpsBuild.Serving.Pages;

/// <summary>The model card as it was written.</summary>
internal sealed class ModelCardPage(string card) : IPage
{
    private readonly byte[] _card = Encoding.UTF8.GetBytes(card);

    /// <inheritdoc/>
    public string Path => "/model-card";

    /// <inheritdoc/>
    public string ContentType => "text/markdown; charset=utf-8";

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken) =>
        new(_card);
}

namespace MlOpsBuild.Serving.Pages;

/// <summary>What is answered to <c>GET</c> of one path, the same for everybody.</summary>
internal interface IPage
{
    /// <summary>The path, e.g. <c>/metrics</c>.</summary>
    string Path { get; }

    /// <summary>The content type of the answer.</summary>
    string ContentType { get; }

    /// <summary>The answer's body.</summary>
    ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken);
}

namespace MlOpsBuild.Serving.Pages;

/// <summary>What is answered to <c>GET</c> of one path, the same for everybody.</summary>
internal interface IPage
{
    /// <summary>The path, e.g. <c>/metrics</c>.</summary>
    string Path { get; }

    /// <summary>The content type of the answer.</summary>
    string ContentType { get; }

    /// <summary>Further headers of the answer. <value>The default value is empty.</value></summary>
    IReadOnlyList<KeyValuePair<string, string>> Headers => [];

    /// <summary>
    /// What is answered instead to those without a key, where keys are asked for. <value>The default value is
    /// <see langword="null"/>: that they need one.</value>
    /// </summary>
    IPage? WithoutKey => null;

    /// <summary>The answer's body.</summary>
    ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken);
}

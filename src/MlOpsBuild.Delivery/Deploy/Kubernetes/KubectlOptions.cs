using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>How <see cref="KubectlTarget"/> deploys.</summary>
public sealed record KubectlOptions
{
    /// <summary>
    /// The folder that manifests are written to, e.g. <c>artifacts/deploy/production</c>. Manifests that are there are
    /// replaced.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Sends the golden rows to a server of the new image and compares the answers. The client's base address leads to
    /// the server.
    /// </summary>
    public required Func<HttpClient, CancellationToken, Task<ImageProof>> Prove { get; init; }

    /// <summary>
    /// One of the keys, for reading servers' figures, where <c>serve.apiKeys</c> is on; never shown. <value>The default
    /// value is <see langword="null"/>: none.</value>
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Whether manifests are only written, and no cluster is asked. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool RenderOnly { get; init; }

    /// <summary>
    /// kubectl's path. <value>The default value is <see langword="null"/>: the first on the PATH.</value>
    /// </summary>
    public string? Program { get; init; }

    /// <summary>Is told what is done.</summary>
    public required IDeployObserver Observer { get; init; }

    /// <summary>The clock of intervals. <value>The default value is that of the system.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

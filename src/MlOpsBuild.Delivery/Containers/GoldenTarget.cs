using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Which model of a server golden rows are sent to, and what it must be.</summary>
public sealed record GoldenTarget
{
    /// <summary>The name under which the server's models answer.</summary>
    public required string Model { get; init; }

    /// <summary>The SHA-256 of its <c>model.json</c>, which every answer must name.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>What it takes and gives.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>What it accepts.</summary>
    public required ServingContract Contract { get; init; }

    /// <summary>How much a request may hold. <value>The default value is that of <see cref="ServeLimits"/>.</value></summary>
    public ServeLimits Limits { get; init; } = new();

    /// <summary>
    /// The model's name or digest, named in each request where the server has several. <value>The default value is
    /// <see langword="null"/>: the server has one.</value>
    /// </summary>
    public string? Arm { get; init; }

    /// <summary>A key, where the server wants one. <value>The default value is <see langword="null"/>.</value></summary>
    public string? ApiKey { get; init; }

    /// <summary>What the protocol calls the tensor of the model's numbers.</summary>
    internal string ScoresName =>
        Signature.Task switch
        {
            ModelTask.Binary => "probability",
            ModelTask.Multiclass => "probabilities",
            _ => "prediction",
        };
}

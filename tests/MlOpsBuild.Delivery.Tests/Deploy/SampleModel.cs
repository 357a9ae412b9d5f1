using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>A registered model and its image.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="ModelDigest">The SHA-256 of its model.json.</param>
/// <param name="Golden">Its golden rows.</param>
/// <param name="Image">Its image.</param>
internal sealed record SampleModel(
    ModelFacts Facts,
    Digest ModelDigest,
    IReadOnlyList<GoldenRow> Golden,
    ImageRecord Image
);

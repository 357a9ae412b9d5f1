using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>An image that is in the engine and was checked.</summary>
/// <param name="EngineId">What the engine calls it.</param>
/// <param name="Recorded">The image as it was recorded.</param>
/// <param name="ModelDigest">The SHA-256 of the <c>model.json</c> in it.</param>
/// <param name="User">Who runs in it.</param>
internal sealed record DeployImage(
    string EngineId,
    DeployedImage Recorded,
    Digest ModelDigest,
    int User
);

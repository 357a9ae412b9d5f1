using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// A deployment as GitHub lists it. Read by Octokit's serializer. Unlike <see cref="Deployment"/> it can be one of others,
/// whose payload GitHub gives back as it came: an object, a text or nothing.
/// </summary>
internal sealed class DeploymentItem
{
    public long Id { get; set; }

    public object? Payload { get; set; }
}

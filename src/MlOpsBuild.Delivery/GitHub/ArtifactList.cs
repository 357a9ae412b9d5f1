namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A page of a run's artifacts. Read by Octokit's serializer.</summary>
internal sealed class ArtifactList
{
    public IReadOnlyList<ArtifactItem>? Artifacts { get; set; }
}

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>An artifact as GitHub lists it. Read by Octokit's serializer.</summary>
internal sealed class ArtifactItem
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public long SizeInBytes { get; set; }

    public bool Expired { get; set; }
}

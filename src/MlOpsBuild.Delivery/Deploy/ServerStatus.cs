namespace MlOpsBuild.Delivery.Deploy;

/// <summary>One server of an environment.</summary>
public sealed record ServerStatus
{
    /// <summary>The container's name.</summary>
    public required string Name { get; init; }

    /// <summary>For people, the model that it serves: the version where the history knows it, else the image's short id.</summary>
    public required string Model { get; init; }

    /// <summary>The digest of the model that it serves, <c>sha256:...</c>.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Its share of the requests, 0 to 1; 0 for a shadow.</summary>
    public required double Share { get; init; }

    /// <summary>Whether it gets copies of the requests and answers nobody.</summary>
    public bool Shadow { get; init; }

    /// <summary>Whether it answered ready when the front last asked it.</summary>
    public bool Ready { get; init; }

    /// <summary>Requests since the front started.</summary>
    public long Requests { get; init; }

    /// <summary>Of these, those that failed.</summary>
    public long Failures { get; init; }

    /// <summary>The 99th percentile of the time of these requests, in seconds; infinite above 10.</summary>
    public double P99Seconds { get; init; }
}

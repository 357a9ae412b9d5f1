namespace MlOpsBuild.Registry.Images;

/// <summary>What was measured of a running image, on the machine that built it.</summary>
public sealed record ImageMeasurements
{
    /// <summary>From starting the container to its first ready answer, in seconds.</summary>
    public required double StartupSeconds { get; init; }

    /// <summary>The size of all layers, uncompressed, in bytes.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>The size of the layers above the base image, uncompressed, in bytes.</summary>
    public required long ImageBytes { get; init; }

    /// <summary>The memory that the container uses after the measured requests, without file cache, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The 99th percentile of the time of a request with one row, in seconds.</summary>
    public required double P99Seconds { get; init; }

    /// <summary>How many requests that was measured with.</summary>
    public required int Requests { get; init; }
}

namespace MlOpsBuild.Configuration.Keys;

/// <summary>One key of a section.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Type">What its value may be.</param>
/// <param name="Description">What it is for, one sentence.</param>
internal sealed record ConfigKey(string Name, KeyType Type, string Description)
{
    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>What it is when it is not there, if that can be written down.</summary>
    public object? Default { get; init; }

    /// <summary>Told the value as soon as it is read (<see langword="null"/>: it is wrong), for keys that depend on it.</summary>
    public Action<ReadContext, object?>? Remember { get; init; }
}

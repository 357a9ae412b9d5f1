namespace MlOpsBuild.Configuration.Keys;

/// <summary>Two keys of a section that depend on each other.</summary>
/// <param name="One">One.</param>
/// <param name="Other">The other.</param>
/// <param name="Reason">Why, as a sentence; empty where the keys' descriptions say it.</param>
internal sealed record KeyPair(ConfigKey One, ConfigKey Other, string Reason = "");

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>One <c>key: value</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

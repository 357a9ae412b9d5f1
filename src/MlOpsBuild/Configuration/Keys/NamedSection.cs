using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A section whose key is the name of a plug-in.</summary>
/// <param name="Name">The name and its place.</param>
/// <param name="Section">What it holds.</param>
internal sealed record NamedSection(YamlScalar Name, Section Section);

namespace Nuke.Common;

/// <summary>Puts a prefix before the names of all parameters that a component declares.</summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public class ParameterPrefixAttribute : Attribute
{
    /// <summary>A trailing <c>Prefix</c>, as in <c>nameof(DeployPrefix)</c>, is not part of it.</summary>
    public ParameterPrefixAttribute(string prefix) =>
        Prefix = prefix.EndsWith("Prefix", StringComparison.Ordinal)
            ? prefix[..^"Prefix".Length]
            : prefix;

    public string Prefix { get; }
}

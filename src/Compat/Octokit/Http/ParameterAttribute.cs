namespace Octokit.Internal;

/// <summary>Names a member in JSON and in queries: <c>Key</c> a property, <c>Value</c> an enum value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute
{
    public string Key { get; set; }

    public string Value { get; set; }
}

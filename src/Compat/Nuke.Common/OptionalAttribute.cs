namespace Nuke.Common;

/// <summary>Marks a member whose value may be missing: no warning where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class OptionalAttribute : Attribute;

namespace Nuke.Common;

/// <summary>Marks a member, other than a parameter, that gets its value only where a target that will run requires it.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class OnDemandAttribute : Attribute;

namespace Octokit.Internal;

/// <summary>Also a null of this member is sent.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SerializeNullAttribute : Attribute;

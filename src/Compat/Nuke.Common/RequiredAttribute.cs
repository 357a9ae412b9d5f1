namespace Nuke.Common;

/// <summary>Marks a member that must have a value whichever targets run.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class RequiredAttribute : Attribute;

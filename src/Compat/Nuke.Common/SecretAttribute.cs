namespace Nuke.Common;

/// <summary>
/// Marks a parameter whose value must not be shown: in everything that the build writes to the console and to its log, <c>***</c>
/// stands for a value of three characters or more. Files keep it only encrypted (<c>nuke :secrets</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public class SecretAttribute : Attribute;

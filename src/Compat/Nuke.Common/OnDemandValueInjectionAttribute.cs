namespace Nuke.Common;

/// <summary>Gives all members of the build, parameters apart, their values only where a target that will run requires them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class OnDemandValueInjectionAttribute : Attribute;

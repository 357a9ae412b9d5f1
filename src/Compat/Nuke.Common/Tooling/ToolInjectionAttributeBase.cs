using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>The base of attributes that inject a <see cref="Tool"/>. A tool that is missing is null, without a warning.</summary>
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    public override bool SuppressWarnings => true;

    /// <summary>What the tool needs on the machine.</summary>
    public abstract ToolRequirement GetRequirement(MemberInfo member);
}

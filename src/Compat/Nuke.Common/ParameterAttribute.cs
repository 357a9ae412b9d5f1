using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// Takes the value of a member from the command line, the environment, a profile file or <c>.nuke/parameters.json</c>, in this order.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute : ValueInjectionAttributeBase
{
    public ParameterAttribute(string description = null) => Description = description;

    /// <summary>What the help text says about the parameter.</summary>
    public string Description { get; }

    /// <summary>The name, where it is not the member's.</summary>
    public string Name { get; set; }

    /// <summary>What separates the values of an array given in one argument.</summary>
    public string Separator { get; set; }

    /// <summary>Whether the help text lists the parameter. <value>The default value is true.</value></summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type that holds <see cref="ValueProviderMember"/>, where it is not the build.</summary>
    public Type ValueProviderType { get; set; }

    /// <summary>The member that enumerates the possible values.</summary>
    public string ValueProviderMember { get; set; }

    public override object GetValue(MemberInfo member, object instance) =>
        ParameterService.GetParameter(member, MemberAccess.GetMemberType(member));

    /// <summary>The possible values: those of the provider member, of an enum or of an enumeration; else null.</summary>
    public virtual IEnumerable<(string Text, object Object)> GetValueSet(
        MemberInfo member,
        object instance
    ) => ParameterValueSet.Get(this, member, instance);
}

using System.Reflection;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>The base of attributes that give a member of the build its value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    public INukeBuild Build { get; internal set; }

    /// <summary>Members with a higher priority get their value first.</summary>
    public virtual int Priority => 0;

    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null with a warning where it cannot be had.</summary>
    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
                Log.Warning(
                    exception,
                    "Could not inject value for {Member}",
                    ParameterNames.GetDisplayName(member)
                );

            return null;
        }
    }

    public abstract object GetValue(MemberInfo member, object instance);

    protected T GetMemberValue<T>(string memberName, object instance)
    {
        var member = MemberAccess
            .Find(instance.GetType(), memberName)
            .NotNull($"Member '{memberName}' not found on '{instance.GetType().Name}'");
        return (T)MemberAccess.GetValue(member, instance);
    }

    protected T GetMemberValueOrNull<T>(string memberName, object instance) =>
        memberName is null ? default : GetMemberValue<T>(memberName, instance);
}

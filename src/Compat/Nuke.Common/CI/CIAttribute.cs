using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

/// <summary>
/// Injects the host into a member of its type: <c>[CI] readonly GitHubActions GitHubActions;</c>.
/// On other hosts the member is null.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field | AttributeTargets.Property)]
public class CIAttribute : ValueInjectionAttributeBase
{
    public override object GetValue(MemberInfo member, object instance)
    {
        var type = MemberAccess.GetMemberType(member);
        var host = type.GetProperty(
            nameof(Host.Instance),
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        );
        Assert.True(
            host is not null,
            $"Type '{type}' is not compatible for injection via '{nameof(CIAttribute)}'"
        );
        return host.GetValue(obj: null);
    }
}

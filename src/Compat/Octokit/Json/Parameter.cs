using System.Reflection;

namespace Octokit.Internal;

/// <summary>
/// Reads <see cref="ParameterAttribute"/> from metadata: an instance of each costs much more at the first
/// request of a process.
/// </summary>
internal static class Parameter
{
    public static string Get(MemberInfo member, string name)
    {
        if (!member.IsDefined(typeof(ParameterAttribute), inherit: false))
            return null;

        foreach (var attribute in member.GetCustomAttributesData())
        {
            if (attribute.AttributeType != typeof(ParameterAttribute))
                continue;

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.MemberName == name)
                    return (string)argument.TypedValue.Value;
            }
        }

        return null;
    }
}

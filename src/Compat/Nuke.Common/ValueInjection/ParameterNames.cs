using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.ValueInjection;

/// <summary>The names of parameters: of the member, in files, on the command line.</summary>
internal static class ParameterNames
{
    /// <summary>The member's name without the interface of an explicit implementation.</summary>
    public static string GetSimpleName(MemberInfo member)
    {
        var name = member.Name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name[(dot + 1)..];
    }

    public static string GetDisplayName(MemberInfo member) =>
        $"{member.DeclaringType?.Name}.{GetSimpleName(member)}";

    /// <summary>The name that files use: the attribute's or the member's, with the component's prefix.</summary>
    public static string GetName(MemberInfo member, ParameterAttribute attribute = null)
    {
        attribute ??= member.GetCustomAttribute<ParameterAttribute>();
        return GetPrefix(member) + (attribute?.Name ?? GetSimpleName(member));
    }

    private static string GetPrefix(MemberInfo member) =>
        member.DeclaringType is { IsInterface: true } type
            ? type.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix
            : null;

    /// <summary>
    /// As <see cref="GetName"/>, from the metadata: to make an attribute with named arguments, the runtime generates code.
    /// </summary>
    public static (string Name, string Separator) GetNameAndSeparator(MemberInfo member)
    {
        string name = null;
        string separator = null;
        foreach (var data in member.GetCustomAttributesData())
        {
            if (!typeof(ParameterAttribute).IsAssignableFrom(data.AttributeType))
                continue;

            foreach (var argument in data.NamedArguments)
            {
                if (argument.MemberName == nameof(ParameterAttribute.Name))
                    name = (string)argument.TypedValue.Value;
                else if (argument.MemberName == nameof(ParameterAttribute.Separator))
                    separator = (string)argument.TypedValue.Value;
            }
        }

        return (GetPrefix(member) + (name ?? GetSimpleName(member)), separator);
    }

    /// <summary>The name as the help text shows it.</summary>
    public static string GetDashed(string name) =>
        name.SplitCamelHumpsWithKnownWords().JoinDash().ToLowerInvariant();

    /// <summary>The form in which names are compared: letters and digits, lower case.</summary>
    public static string Normalize(ReadOnlySpan<char> name)
    {
        Span<char> buffer = name.Length <= 128 ? stackalloc char[128] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer[..length]);
    }
}

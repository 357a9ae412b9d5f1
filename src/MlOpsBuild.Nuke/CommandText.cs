using System.Reflection;
using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>
/// The command line as it is told to others, in lock files, notices and comments: without the values of secret parameters,
/// which somebody may have typed all the same.
/// </summary>
internal static class CommandText
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.FlattenHierarchy;

    /// <param name="build">The class of the build, whose parameters with <see cref="SecretAttribute"/> are secret.</param>
    /// <param name="arguments">The arguments of the process.</param>
    public static string Of(Type build, IReadOnlyList<string> arguments)
    {
        var hidden = arguments.Any(a => a.StartsWith('-')) ? Secrets(build) : [];
        var shown = new List<string> { "./build.sh" };
        var isHidden = false;
        var isCut = false;
        foreach (var argument in arguments)
        {
            // A key in PEM form begins with dashes too.
            if (argument.StartsWith('-') && !argument.Contains(' ', StringComparison.Ordinal))
            {
                isHidden = hidden.Exists(s =>
                    Normalize(argument).EndsWith(s, StringComparison.Ordinal)
                );
                isCut = false;
                shown.Add(argument);
            }
            else if (!isHidden)
            {
                shown.Add(argument);
            }
            else if (!isCut)
            {
                isCut = true;
                shown.Add("***");
            }
        }

        return string.Join(' ', shown);
    }

    private static List<string> Secrets(Type build)
    {
        var names = new List<string>();
        var types = build.GetInterfaces().ToList();
        for (var type = build; type is not null; type = type.BaseType)
        {
            types.Add(type);
        }

        foreach (var member in types.SelectMany(t => t.GetMembers(All)))
        {
            if (member.IsDefined(typeof(SecretAttribute)))
            {
                names.Add(
                    Normalize(member.GetCustomAttribute<ParameterAttribute>()?.Name ?? member.Name)
                );
            }
        }

        return names;
    }

    // As NUKE compares them: dashes and case do not count.
    private static string Normalize(string name) =>
        name.Replace("-", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal)
            .ToLowerInvariant();
}

using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    public static IReadOnlyCollection<string> CommandLineArguments =>
        ParameterService.CommandLine.Arguments;

    public static bool HasArgument(string name) => ParameterService.CommandLine.Has(name);

    public static bool HasArgument<T>(Expression<Func<T>> expression) =>
        HasArgument(GetName(expression));

    /// <summary>The value of an argument, or the type's default where it is not given; a switch without value is true.</summary>
    public static T GetNamedArgument<T>(string parameterName, char? separator = null) =>
        ParameterService.CommandLine.GetValues(parameterName) is { } values
            ? Convert<T>(parameterName, values, separator)
            : default;

    public static T GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) =>
        GetNamedArgument<T>(GetName(expression), separator);

    public static T GetNamedArgument<T>(
        Expression<Func<object>> expression,
        char? separator = null
    ) => GetNamedArgument<T>(GetName(expression), separator);

    /// <summary>An argument before the first name, from the end where the position is negative; the type's default where there is none.</summary>
    public static T GetPositionalArgument<T>(int position, char? separator = null)
    {
        var arguments = ParameterService.CommandLine.Positional;
        var index = position < 0 ? arguments.Count + position : position;
        return index >= 0 && index < arguments.Count
            ? Convert<T>(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"$positional[{position}]"
                ),
                [arguments[index]],
                separator
            )
            : default;
    }

    /// <summary>All arguments before the first name, or null where there are none.</summary>
    public static T[] GetAllPositionalArguments<T>(char? separator = null)
    {
        var arguments = ParameterService.CommandLine.Positional;
        return arguments.Count == 0
            ? null
            : Convert<T[]>("$all-positional", [.. arguments], separator);
    }

    private static string GetName(LambdaExpression expression) =>
        ParameterNames.GetSimpleName(MemberAccess.GetMember(expression));

    private static T Convert<T>(string name, string[] values, char? separator) =>
        ParameterService.Convert(
            "argument",
            name,
            values,
            typeof(T),
            separator?.ToString(),
            WorkingDirectory,
            secret: BuildParameters.GetSecretNames().Contains(ParameterNames.Normalize(name))
        )
            is T value
            ? value
            : default;
}

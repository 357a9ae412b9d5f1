using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Tells of arguments that no parameter takes: mostly they are misspelt.</summary>
internal static class UnknownParameters
{
    private static readonly string[] s_others = ["Strict", "GenerateConfiguration"];

    public static void Warn(NukeBuild build)
    {
        List<string> unknown = null;
        foreach (var name in ParameterService.CommandLine.Names)
        {
            if (!IsBuiltIn(name) && !ParameterService.CommandLine.WasAskedFor(name))
                (unknown ??= []).Add(name);
        }

        if (unknown is null)
            return;

        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in BuiltInParameters.All)
            known[ParameterNames.Normalize(parameter.Name)] = parameter.Name;

        foreach (var parameter in BuildParameters.GetAll(build.GetType()))
            known.TryAdd(ParameterNames.Normalize(parameter.Name), parameter.Name);

        foreach (var name in unknown)
        {
            if (known.ContainsKey(name))
                continue;

            var advice = Similarity.FindClosest(name, known.Keys) is { } closest
                ? $"Did you mean '--{ParameterNames.GetDashed(known[closest])}'?"
                : "See --help for those that exist";
            Log.Warning(
                "Parameter {Parameter} does not exist. {Advice}",
                $"'{ParameterService.CommandLine.GetGivenName(name)}'",
                advice
            );
        }
    }

    private static bool IsBuiltIn(string name)
    {
        foreach (var parameter in BuiltInParameters.All)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return s_others.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (
                name.StartsWith("params", StringComparison.Ordinal)
                && name.EndsWith("key", StringComparison.Ordinal)
            );
    }
}

using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>What <c>:complete WORDS</c> prints for a shell: the targets, parameters and values that may come next.</summary>
internal static class Completion
{
    private const string Target = "Target";

    public static int Write(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        var words = string.Join(' ', ParameterService.CommandLine.Arguments.Skip(1));
        var first = words.Split(' ', 2);
        if (first[0] is "nuke" or "./build.sh" or "build.sh" or "./build.cmd")
            words = first.Length > 1 ? first[1] : "";

        foreach (var item in GetRelevant(words, GetItems(build, targets)))
            ConsoleText.WriteRaw(item);

        return 0;
    }

    /// <summary>What may follow the words; a trailing blank says that the last one is complete.</summary>
    public static IReadOnlyList<string> GetRelevant(
        string words,
        IReadOnlyDictionary<string, string[]> items
    )
    {
        var parts = words.Split(' ');
        var current = parts[^1];
        var names = items.Keys.ToDictionary(
            x => ParameterNames.Normalize(x),
            StringComparer.Ordinal
        );
        var used = parts[..^1]
            .Where(CommandLine.IsName)
            .Select(x => names.GetValueOrDefault(ParameterNames.Normalize(x)))
            .ToList();
        var parameter = used.Count > 0 ? used[^1] : Target;
        var relevant = new List<string>();
        if (!current.StartsWith('-') && parameter is not null && items[parameter] is { } values)
            relevant.AddRange(
                values
                    .Where(x =>
                        x.StartsWith(current, StringComparison.OrdinalIgnoreCase)
                        && !parts[..^1].Contains(x, StringComparer.OrdinalIgnoreCase)
                    )
                    .Select(x => current + x[current.Length..])
            );

        if (current.Length == 0 || current[0] == '-')
            relevant.AddRange(
                items
                    .Keys.Where(x => !used.Contains(x))
                    .Select(x => GetArgument(x, current))
                    .Where(x => x.StartsWith(current, StringComparison.OrdinalIgnoreCase))
                    .Select(x => current + x[current.Length..])
            );

        return relevant;
    }

    /// <summary><c>--api-key</c>; after a single dash and a letter, <c>-ApiKey</c>.</summary>
    private static string GetArgument(string name, string current)
    {
        if (current.Length < 2 || current[1] == '-')
            return "--" + ParameterNames.GetDashed(name);

        return char.IsLower(current[1])
            ? $"-{char.ToLowerInvariant(name[0])}{name[1..]}"
            : "-" + name;
    }

    private static Dictionary<string, string[]> GetItems(
        NukeBuild build,
        IReadOnlyList<ExecutableTarget> targets
    )
    {
        var items = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string[] names = [.. targets.Where(x => x.Listed).Select(x => x.Name)];
        foreach (
            var parameter in BuildParameters
                .GetAll(build.GetType())
                .Where(x => x.Attribute.List)
                .OrderBy(x => x.Name, StringComparer.Ordinal)
        )
            items[parameter.Name] = parameter
                .Attribute.GetValueSet(parameter.Member, build)
                ?.Select(x => x.Text)
                .ToArray();

        foreach (var parameter in BuiltInParameters.All.Where(x => x.Listed))
            items[parameter.Name] = parameter.Name switch
            {
                Target or "Skip" => names,
                "Host" => ["GitHubActions", "Terminal"],
                "Verbosity" => Enum.GetNames<Verbosity>(),
                "Profile" => GetProfiles(),
                _ => null,
            };

        return items;
    }

    private static string[] GetProfiles()
    {
        const string Prefix = "parameters.";
        return
        [
            .. Directory
                .GetFiles(NukeBuild.RootDirectory / ".nuke", Prefix + "*.json")
                .Select(x => Path.GetFileNameWithoutExtension(x)!)
                .Where(x => x.Length > Prefix.Length)
                .Select(x => x[Prefix.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }
}

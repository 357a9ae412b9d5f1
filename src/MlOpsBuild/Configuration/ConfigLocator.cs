using Microsoft.Extensions.FileSystemGlobbing;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Keys;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration;

/// <summary>Finds the mlops.yaml that <c>--model</c> means.</summary>
public static class ConfigLocator
{
    /// <summary>The file's usual name.</summary>
    public const string FileName = "mlops.yaml";

    private static readonly string[] Ignored =
    [
        "bin",
        "obj",
        ".git",
        ".mlops",
        "artifacts",
        "node_modules",
    ];

    /// <summary>
    /// Finds the file. A folder or file is taken as it is, without looking anywhere else. So is the mlops.yaml of
    /// <paramref name="root"/> where nothing is asked for. Else folders are searched, without <c>bin</c>, <c>obj</c>,
    /// <c>.git</c>, <c>.mlops</c>, <c>artifacts</c> and <c>node_modules</c>.
    /// </summary>
    /// <param name="root">The full path of the folder to look in.</param>
    /// <param name="model">
    /// A folder, a file, a glob of either (relative to <paramref name="root"/>), or a model's name as written under
    /// <c>model:</c>. Empty: the only one there is.
    /// </param>
    /// <returns>The full path.</returns>
    /// <exception cref="UsageException">None is found, or several.</exception>
    public static string Find(string root, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (string.IsNullOrWhiteSpace(model))
        {
            var own = Path.Combine(root, FileName);
            return File.Exists(own) ? own : FindOnly(root);
        }

        var path = Path.GetFullPath(model, root);
        if (File.Exists(path))
        {
            return path;
        }

        if (Directory.Exists(path))
        {
            var inside = Path.Combine(path, FileName);
            return File.Exists(inside)
                ? inside
                : throw new UsageException(
                    $"there is no {FileName} in the folder that --model names: {Show(root, path)}. Make one with: dotnet new mlopsbuild"
                );
        }

        return model.Contains('*', StringComparison.Ordinal)
            ? FindByGlob(root, model)
            : FindByName(root, model);
    }

    /// <summary>
    /// The name of the model that <see cref="Find"/> would find, also when the rest of its file is wrong;
    /// <see langword="null"/> when none can be told.
    /// </summary>
    public static string? TryName(string root, string? model = null)
    {
        try
        {
            return NameOf(Find(root, model));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>The names of the models that <see cref="Find"/> could find; of files without a readable name none.</summary>
    public static IReadOnlyList<string> Names(string root, string? model = null) =>
        string.IsNullOrWhiteSpace(model)
            ?
            [
                .. Search(root, $"**/{FileName}")
                    .Select(NameOf)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ]
        : TryName(root, model) is { } name ? [name]
        : [];

    /// <summary>How messages call <paramref name="path"/>: relative to <paramref name="root"/>, forward slashes.</summary>
    public static string DisplayPath(string root, string path) =>
        Path.GetRelativePath(root, path).Replace('\\', '/');

    private static string FindOnly(string root)
    {
        var found = Search(root, $"**/{FileName}");
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException(
                $"no {FileName} was found in {root} or below. Make a project with: dotnet new mlopsbuild"
            ),
            _ => throw Several(root, found, $"there are {Count(found)} models"),
        };
    }

    private static string FindByGlob(string root, string glob)
    {
        var isFile =
            glob.EndsWith(".yaml", StringComparison.Ordinal)
            || glob.EndsWith(".yml", StringComparison.Ordinal);
        var found = Search(root, isFile ? glob : $"{glob.TrimEnd('/', '\\')}/{FileName}");
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(root, $"nothing matches --model {glob}", glob),
            _ => throw Several(root, found, $"--model {glob} matches {Count(found)} models"),
        };
    }

    private static string FindByName(string root, string name)
    {
        var found = Search(root, $"**/{FileName}")
            .Where(p => string.Equals(NameIn(p), name, StringComparison.Ordinal))
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(
                root,
                $"--model {name} is no file, no folder and no model's name",
                name
            ),
            _ => throw Several(root, found, $"{Count(found)} models are called {name}"),
        };
    }

    private static List<string> Search(string root, string pattern)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern.Replace('\\', '/'));
        foreach (var folder in Ignored)
        {
            matcher.AddExclude($"**/{folder}/");
        }

        return
        [
            .. matcher
                .GetResultsInFullPath(root)
                .Select(Path.GetFullPath)
                .Order(StringComparer.Ordinal),
        ];
    }

    // A file that cannot be read has no name; its errors are told when it is chosen.
    private static string? NameIn(string path)
    {
        try
        {
            return (YamlFile.Read(path, path).Find("model")?.Value as YamlScalar)?.Text;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    private static bool IsUnreadable(Exception e) =>
        e is UsageException or IOException or UnauthorizedAccessException;

    private static string? NameOf(string path) =>
        (NameIn(path) ?? NameByLine(path)) is { } name && TextTypes.IsModelName(name) ? name : null;

    // Of a file that is no YAML: the name as it is usually written.
    private static string? NameByLine(string path)
    {
        const string Key = "model:";
        try
        {
            return
                File.ReadLines(path)
                    .FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal))
                    is { } line
                ? line[Key.Length..].Split('#')[0].Trim().Trim('"', '\'')
                : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    private static UsageException NotFound(string root, string problem, string wanted)
    {
        var all = Search(root, $"**/{FileName}");
        if (all.Count == 0)
        {
            return new UsageException(
                $"{problem} in {root}, and there is no {FileName} at all. Make a project with: dotnet new mlopsbuild"
            );
        }

        var names = all.Select(NameIn).OfType<string>();
        return new UsageException(
            $"{problem} in {root}.{NearestName.Hint(wanted, names)} There are:{ListOf(root, all)}"
        );
    }

    private static UsageException Several(string root, List<string> found, string problem) =>
        new($"{problem}. Choose one with --model and its folder:{ListOf(root, found)}");

    private static string ListOf(string root, List<string> paths) =>
        string.Concat(
            paths.Select(p =>
                $"\n  {Show(root, p)}{(NameIn(p) is { } name ? $" (model {name})" : "")}"
            )
        );

    private static string Show(string root, string path) => DisplayPath(root, path);

    private static string Count(List<string> found) =>
        found.Count.ToString(CultureInfo.InvariantCulture);
}

using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Keys;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration;

/// <summary>
/// Reads mlops.yaml. Types are those of YAML 1.2: an unquoted <c>Yes</c> or <c>No</c> is text, only <c>true</c> and
/// <c>false</c> are truth values, and what is quoted is always text. Anchors, aliases and tags are refused.
/// </summary>
public static class ConfigLoader
{
    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayPath">How messages call it: relative to the project, forward slashes.</param>
    /// <param name="vocabulary">The names that plug-ins add.</param>
    /// <exception cref="UsageException">
    /// The file is missing, or anything in it is wrong. The message has one line per problem, in the order of the file,
    /// each with its place, what was found and what is allowed.
    /// </exception>
    public static MlOpsConfig Load(string path, string displayPath, ConfigVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(displayPath);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var fullPath = Path.GetFullPath(path);
        if (!File.Exists(fullPath))
        {
            throw new UsageException(
                $"there is no such file (looked for {fullPath}). Name the model's folder or file with --model, or make a new project with: dotnet new mlopsbuild",
                new SourceLocation(displayPath)
            );
        }

        return Bind(YamlFile.Read(fullPath, displayPath), fullPath, displayPath, vocabulary);
    }

    /// <summary>Checks text as <see cref="Load"/> does a file.</summary>
    /// <param name="text">The content of mlops.yaml.</param>
    /// <param name="path">The full path that it counts as.</param>
    /// <param name="displayPath">How messages call it.</param>
    /// <param name="vocabulary">The names that plug-ins add.</param>
    /// <exception cref="UsageException">Anything in it is wrong.</exception>
    public static MlOpsConfig Parse(
        string text,
        string path,
        string displayPath,
        ConfigVocabulary vocabulary
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return Bind(YamlFile.Parse(text, displayPath), path, displayPath, vocabulary);
    }

    private static MlOpsConfig Bind(
        YamlMap map,
        string fullPath,
        string displayPath,
        ConfigVocabulary vocabulary
    )
    {
        var context = new ReadContext(new Problems(displayPath), vocabulary)
        {
            Root = RootKeys.Type,
            Trainer = (string)TrainKeys.Trainer.Default!,
        };
        var root = (Section)RootKeys.Type.Read(map, "", context)!;
        context.Problems.ThrowIfAny();
        return RootKeys.Bind(root, fullPath);
    }
}

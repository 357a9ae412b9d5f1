using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>
/// Remembers for what the configuration files were found up to date. To make attributes and files anew takes about half
/// as long as all the rest of a build's start; to compare takes hardly any time.
/// </summary>
internal static class ConfigurationStamp
{
    private const char Separator = '\0';

    /// <summary>Whether nothing that was remembered is different now.</summary>
    public static bool IsCurrent(NukeBuild build, IReadOnlyCollection<ExecutableTarget> targets)
    {
        if (!File.Exists(StampFile))
            return false;

        // The files that count are the first line: to know them costs no attribute.
        var known = File.ReadAllText(StampFile);
        var end = known.IndexOf('\n', StringComparison.Ordinal);
        return end >= 0
            && string.Equals(
                known,
                Get(
                    build,
                    targets,
                    known[..end].Split(Separator, StringSplitOptions.RemoveEmptyEntries)
                ),
                StringComparison.Ordinal
            );
    }

    /// <summary>Remembers that the files are up to date.</summary>
    public static void Write(
        NukeBuild build,
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyList<string> inputs
    )
    {
        try
        {
            var stamp = Get(build, targets, inputs);
            Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
            File.WriteAllText(StampFile, stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A build in a read-only checkout is still a build.
        }
    }

    private static string StampFile => NukeBuild.TemporaryDirectory / "workflows.stamp";

    /// <summary>Everything that workflows are made of, and the workflows.</summary>
    private static string Get(
        NukeBuild build,
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyList<string> inputs
    )
    {
        var stamp = new StringBuilder(string.Join(Separator, inputs));
        stamp.Append('\n').Append(NukeBuild.RootDirectory);
        stamp.Append('\n').Append(Convert.ToHexString(BuildSchema.GetStamp(build.GetType())));
        stamp
            .Append('\n')
            .Append(ConfigurationAttributeBase.TryFindBuildCmd(NukeBuild.RootDirectory));
        foreach (var target in targets)
        {
            stamp.Append('\n').Append(target.Name).Append(':');
            Append(stamp, target.AllDependencies);
            Append(stamp, target.ExecutionDependencies);
            Append(stamp, target.Triggers);
            foreach (var product in target.ArtifactProducts)
                stamp.Append("> ").Append(product);
        }

        foreach (var input in inputs)
        {
            if (input == ConfigurationInputs.ProgramDirectory)
                AppendProgram(stamp);
            else
                Append(stamp, input);
        }

        var directory = NukeBuild.RootDirectory / ".github" / "workflows";
        if (!Directory.Exists(directory))
            return stamp.ToString();

        var files = Directory.GetFiles(directory);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files)
            Append(stamp, file);

        return stamp.ToString();
    }

    private static void Append(StringBuilder stamp, IEnumerable<ExecutableTarget> targets)
    {
        foreach (var target in targets)
            stamp.Append(' ').Append(target.Name);

        stamp.Append(';');
    }

    private static void Append(StringBuilder stamp, string file)
    {
        stamp.Append('\n').Append(file);
        if (File.Exists(file))
            stamp.Append('\n').Append(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
    }

    /// <summary>Lengths and times: an assembly that was built anew has another time.</summary>
    private static void AppendProgram(StringBuilder stamp)
    {
        var files = new DirectoryInfo(ConfigurationInputs.ProgramDirectory).GetFiles("*.dll");
        Array.Sort(files, (x, y) => string.CompareOrdinal(x.Name, y.Name));
        foreach (var file in files)
            stamp.Append(
                CultureInfo.InvariantCulture,
                $"\n{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"
            );
    }
}

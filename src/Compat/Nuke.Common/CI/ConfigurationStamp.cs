using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>
/// Remembers for what the configuration files were found up to date. To make attributes and files anew takes about half
/// as long as all the rest of a build's start; to compare takes hardly any time.
/// </summary>
internal static class ConfigurationStamp
{
    /// <summary>Everything that workflows are made of, and the workflows.</summary>
    public static string Get(
        NukeBuild build,
        IReadOnlyCollection<ExecutableTarget> targets,
        string directory
    )
    {
        var stamp = new StringBuilder(NukeBuild.RootDirectory);
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

        if (!Directory.Exists(directory))
            return stamp.ToString();

        var files = Directory.GetFiles(directory);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files)
            Append(stamp, file);

        return stamp.ToString();
    }

    public static bool IsCurrent(string stamp) =>
        File.Exists(StampFile)
        && string.Equals(File.ReadAllText(StampFile), stamp, StringComparison.Ordinal);

    public static void Write(string stamp)
    {
        try
        {
            Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
            File.WriteAllText(StampFile, stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A build in a read-only checkout is still a build.
        }
    }

    private static string StampFile => NukeBuild.TemporaryDirectory / "workflows.stamp";

    private static void Append(StringBuilder stamp, IEnumerable<ExecutableTarget> targets)
    {
        foreach (var target in targets)
            stamp.Append(' ').Append(target.Name);

        stamp.Append(';');
    }

    private static void Append(StringBuilder stamp, string file)
    {
        stamp.Append('\n').Append(file).Append('\n');
        stamp.Append(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
    }
}

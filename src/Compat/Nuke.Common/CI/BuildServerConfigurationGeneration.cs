using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Common.CI;

/// <summary>Keeps the configuration files in step with the attributes of the build class.</summary>
public static class BuildServerConfigurationGeneration
{
    public const string ConfigurationParameterName = "generate-configuration";

    /// <summary>Whether this process writes a configuration file and does nothing else.</summary>
    public static bool IsActive => ParameterService.CommandLine.Has(ConfigurationParameterName);

    /// <summary>Writes the file that <c>--generate-configuration ID</c> names.</summary>
    internal static void GenerateRequested(NukeBuild build)
    {
        var id = string.Join(
            ' ',
            ParameterService.CommandLine.GetValues(ConfigurationParameterName)
        );
        var generators = GetGenerators(build);
        var generator = generators.Find(x => x.Id == id);
        if (generator is null)
        {
            var known = generators.Select(x => "\n  - " + x.Id).Order(StringComparer.Ordinal);
            throw new ArgumentException(
                generators.Count == 0
                    ? $"Configuration with ID '{id}' does not exist: the build has no attribute that describes one"
                    : $"Configuration with ID '{id}' does not exist. Available configurations are:{string.Concat(known)}"
            );
        }

        Generate(generator, build);
    }

    /// <summary>Writes the files of local builds that are not up to date any more, and says so.</summary>
    internal static void WriteIfChanged(
        NukeBuild build,
        IReadOnlyCollection<ExecutableTarget> targets
    )
    {
        // Attributes are not even made for a build without them: that costs start-up time.
        if (!build.GetType().IsDefined(typeof(ConfigurationAttributeBase), inherit: true))
            return;

        if (ConfigurationStamp.IsCurrent(build, targets))
            return;

        var changed = false;
        var generators = GetGenerators(build);
        foreach (var generator in generators)
            changed |= generator.AutoGenerate && WriteIfChanged(generator, build);

        if (ConfigurationInputs.TryGet(generators, out var inputs))
            ConfigurationStamp.Write(build, targets, inputs);

        var isWatched = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        if (!changed || build.Help || !isWatched)
            return;

        ConsoleText.WriteLine("Press any key to continue ...", ConsoleText.Plain);
        Console.ReadKey(intercept: true);
    }

    private static bool WriteIfChanged(ConfigurationAttributeBase generator, NukeBuild build)
    {
        var files = generator.GeneratedFiles.ToList();
        var previous = files.ConvertAll(x => Read(x));
        Generate(generator, build);

        var changed = false;
        for (var i = 0; i < files.Count; i++)
        {
            if (Read(files[i]).AsSpan().SequenceEqual(previous[i]))
                continue;

            if (!changed)
                Log.Warning(
                    "Configuration files for {Configuration} have changed.",
                    generator.DisplayName
                );

            changed = true;
            Log.Verbose("Updated {File}", Path.GetRelativePath(NukeBuild.RootDirectory, files[i]));
        }

        return changed;
    }

    private static byte[] Read(string file) => File.Exists(file) ? File.ReadAllBytes(file) : [];

    private static void Generate(ConfigurationAttributeBase generator, NukeBuild build)
    {
        try
        {
            ServerEvaluation.Generate(generator, build);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Configuration files for {generator.DisplayName} could not be generated: {exception.Message}",
                exception
            );
        }
    }

    private static List<ConfigurationAttributeBase> GetGenerators(NukeBuild build)
    {
        var generators = build
            .GetType()
            .GetCustomAttributes<ConfigurationAttributeBase>(inherit: true)
            .ToList();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var generator in generators)
        {
            generator.Build = build;
            Assert.True(
                ids.Add(generator.Id),
                $"Found multiple {nameof(IConfigurationGenerator)} with same ID '{generator.Id}'."
            );
        }

        return generators;
    }
}

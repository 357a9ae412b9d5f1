using System.Reflection;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Makes the plan of an attribute. It depends on the attribute and on files of the repository alone: whose machine writes the
/// workflows, and with which parameters and variables, must not matter.
/// </summary>
internal static class WorkflowPlanner
{
    private const string GlobalJson = "global.json";

    private const string WindowsScript = "build.cmd";

    /// <summary>NUKE's script in the root or a folder directly below it, relative to the root; empty if there is none.</summary>
    public static string FindScript(AbsolutePath root) =>
        File.Exists(root / WindowsScript)
            ? WindowsScript
            : Directory
                .EnumerateDirectories(root)
                .Where(d => File.Exists(Path.Combine(d, WindowsScript)))
                .Where(d => Path.GetFileName(d).All(IsPlain)) // it stands in command lines
                .Select(d => $"{Path.GetFileName(d)}/{WindowsScript}")
                .Order(StringComparer.Ordinal)
                .FirstOrDefault("");

    /// <summary>
    /// The plan, or null where there is no build script to call, or a model's mlops.yaml is wrong: its target will say so, and
    /// better.
    /// </summary>
    /// <exception cref="UsageException">The attribute cannot be what it is, or the build has no report.</exception>
    public static WorkflowPlan? Plan(
        MlOpsWorkflowsAttribute attribute,
        INukeBuild build,
        string script
    )
    {
        var targets = WorkflowTargets.Of(build.GetType());
        if (!targets.Has(WorkflowTargets.Report))
        {
            throw new UsageException(
                $"[MlOpsWorkflows] stands on {build.GetType().Name}, which has no target Report. Let it implement IReport or IMlOpsPipeline."
            );
        }

        WorkflowOptionCheck.Check(attribute);
        CheckOthers(build.GetType());
        BuildPlugins.Add(build);
        var root = build.RootDirectory;
        if (script.Length == 0 || Registries(attribute, root) is not { } registries)
        {
            return null;
        }

        WorkflowOptionCheck.CheckImages(attribute.Images, registries.Count > 0);
        var models = WorkflowModel.Of(attribute.Models);
        WorkflowOptionCheck.CheckModels(models);
        WorkflowOptionCheck.CheckRuns(
            models.Count,
            attribute.Images.Length,
            targets.Has(WorkflowTargets.Tune) ? attribute.TuneShards : 1
        );
        return new WorkflowPlan
        {
            Targets = targets,
            Models = models,
            Images = attribute.Images,
            Branches = attribute.Branches,
            Environments = attribute.Environments,
            Registries = registries,
            WindowsScript = script,
            Script = ShellScript(root, script),
            DotNet =
                attribute.DotNetVersion is { } version
                    ? $"dotnet-version: {WorkflowText.Scalar(version)}"
                : File.Exists(root / GlobalJson) ? $"global-json-file: {GlobalJson}"
                : "dotnet-version: '10.0.x'",
            TimeoutMinutes = attribute.TimeoutMinutes,
            RetentionDays = attribute.RetentionDays,
            TuneShards = attribute.TuneShards,
            Schedule = attribute.Schedule,
            SigningKeySecret = attribute.SigningKeySecret,
        };
    }

    /// <summary>As <see cref="Plan"/>, and null too where the attribute or a file is wrong.</summary>
    public static WorkflowPlan? TryPlan(
        MlOpsWorkflowsAttribute attribute,
        INukeBuild build,
        string script
    )
    {
        try
        {
            return Plan(attribute, build, script);
        }
        catch (MlOpsException)
        {
            return null;
        }
    }

    /// <summary>The files that <see cref="Plan"/> reads or looks for; null where it would search for some.</summary>
    public static IEnumerable<AbsolutePath>? InputFiles(
        MlOpsWorkflowsAttribute attribute,
        AbsolutePath root
    )
    {
        var files = new List<AbsolutePath> { root / GlobalJson, ParametersFile(root) };
        if (attribute.Registry is not null)
        {
            return files;
        }

        foreach (var model in ModelsOf(attribute, root))
        {
            if (Locate(root, model) is not { } file)
            {
                return null;
            }

            files.Add((AbsolutePath)file);
        }

        return files;
    }

    private static List<WorkflowRegistry>? Registries(
        MlOpsWorkflowsAttribute attribute,
        AbsolutePath root
    )
    {
        if (attribute.Registry is { } given)
        {
            return given == MlOpsWorkflowsAttribute.NoRegistry
                ? []
                : [WorkflowRegistry.Parse(given, isGiven: true)];
        }

        if (Parameter(root, "Registry") is { } parameter)
        {
            return [WorkflowRegistry.Parse(parameter, isGiven: false)];
        }

        var found = new List<WorkflowRegistry>();
        foreach (var model in ModelsOf(attribute, root))
        {
            if (Locate(root, model) is not { } file)
            {
                continue;
            }

            try
            {
                var name = ConfigLocator.DisplayPath(root, file);
                if (ConfigLoader.Load(file, name, Vocabulary.Value).Registry is { } registry)
                {
                    found.Add(
                        WorkflowRegistry.Parse(
                            registry.Replace("{model}", "model", StringComparison.Ordinal),
                            isGiven: false
                        )
                    );
                }
            }
            catch (UsageException)
            {
                return null;
            }
        }

        return [.. found.DistinctBy(r => r.Host, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string?> ModelsOf(
        MlOpsWorkflowsAttribute attribute,
        AbsolutePath root
    ) => attribute.Models.Length > 0 ? [.. attribute.Models] : [Parameter(root, "Model")];

    private static string? Locate(string root, string? model)
    {
        try
        {
            return ConfigLocator.Find(root, model);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    private static AbsolutePath ParametersFile(AbsolutePath root) =>
        root / ".nuke" / "parameters.json";

    private static string? Parameter(AbsolutePath root, string name)
    {
        var file = ParametersFile(root);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var parameters = JsonDocument.Parse(File.ReadAllBytes(file));
            return
                parameters.RootElement.ValueKind == JsonValueKind.Object
                && parameters.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException e)
        {
            throw new UsageException($".nuke/parameters.json is not JSON: {e.Message}", inner: e);
        }
    }

    // Each would undo on every run what the other wrote.
    private static void CheckOthers(Type build)
    {
        foreach (var other in build.GetCustomAttributes<ConfigurationAttributeBase>(inherit: true))
        {
            var file = other.IdPostfix + ".yml";
            if (
                other is not MlOpsWorkflowsAttribute
                && other.HostType == typeof(GitHubActions)
                && WorkflowFile.Names.Contains(file, StringComparer.OrdinalIgnoreCase)
            )
            {
                throw new UsageException(
                    $"[MlOpsWorkflows] and [{other.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}] on {build.Name} both may write .github/workflows/{file}: name the other one differently."
                );
            }
        }
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';

    private static string ShellScript(AbsolutePath root, string script)
    {
        var shell = Path.ChangeExtension(script, ".sh");
        return File.Exists(root / shell) ? shell : script;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.ProjectModel;

/// <summary>The properties and items of a project, which <c>dotnet msbuild</c> is asked for once each.</summary>
internal sealed class ProjectEvaluation
{
    /// <summary>Starting MSBuild takes long, an additional answer nothing: these are asked for with the first.</summary>
    private static readonly string[] s_commonProperties =
    [
        "TargetFramework",
        "TargetFrameworks",
        "RuntimeIdentifier",
        "RuntimeIdentifiers",
        "OutputType",
        "AssemblyName",
        "PackageId",
        "Version",
        "IsPackable",
        "IsTestProject",
    ];

    private static readonly string[] s_sharedFiles =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
    ];

    private static readonly ConcurrentDictionary<string, ProjectEvaluation> s_evaluations = new(
        StringComparer.Ordinal
    );

    private readonly AbsolutePath _project;
    private readonly long _stamp;
    private readonly Lock _lock = new();

    // MSBuild's names have no case.
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Dictionary<string, string>>> _items = new(
        StringComparer.OrdinalIgnoreCase
    );

    private ProjectEvaluation(AbsolutePath project, long stamp)
    {
        _project = project;
        _stamp = stamp;
    }

    /// <summary>The answers so far, unless the project or a file that it takes in by itself has changed since.</summary>
    public static ProjectEvaluation Get(AbsolutePath project)
    {
        Assert.FileExists(project, $"Project file '{project}' does not exist");
        var stamp = GetStamp(project);
        var evaluation = s_evaluations.GetOrAdd(
            project,
            _ => new ProjectEvaluation(project, stamp)
        );
        return evaluation._stamp == stamp
            ? evaluation
            : s_evaluations[project] = new ProjectEvaluation(project, stamp);
    }

    public string GetProperty(string name)
    {
        lock (_lock)
        {
            if (!_properties.TryGetValue(name, out var value))
            {
                Ask(_properties.Count == 0 ? [name, .. s_commonProperties] : [name], items: []);
                value = _properties[name];
            }

            return value.Length == 0 ? null : value;
        }
    }

    /// <summary>The metadata of each item, its text as <c>Identity</c>.</summary>
    public IReadOnlyList<Dictionary<string, string>> GetItems(string name)
    {
        lock (_lock)
        {
            if (!_items.TryGetValue(name, out var items))
            {
                Ask(_properties.Count == 0 ? s_commonProperties : [], [name]);
                items = _items[name];
            }

            return items;
        }
    }

    private void Ask(string[] properties, string[] items)
    {
        foreach (var name in properties.Concat(items))
            Assert.True(
                name.Length > 0
                    && name.All(x => char.IsAsciiLetterOrDigit(x) || x is '_' or '-' or '.'),
                $"'{name}' is no name of a property or item"
            );

        // One property alone is answered as plain text, two or an item as JSON.
        var arguments =
            $"msbuild \"{_project}\" -nologo -getProperty:MSBuildProjectName,MSBuildProjectFile";
        foreach (var name in properties)
            arguments += $",{name}";
        foreach (var name in items)
            arguments += $" -getItem:{name}";

        var dotnet = ToolResolver.GetEnvironmentOrPathTool("dotnet");
        var output = dotnet(
            arguments,
            workingDirectory: _project.Parent,
            logOutput: false,
            logInvocation: false
        );
        using var answer = JsonDocument.Parse(output.StdToText());
        foreach (var property in answer.RootElement.GetProperty("Properties").EnumerateObject())
            _properties[property.Name] = property.Value.GetString();

        foreach (var name in items)
            _items[name] = [];

        if (!answer.RootElement.TryGetProperty("Items", out var groups))
            return;

        foreach (var group in groups.EnumerateObject())
        {
            foreach (var item in group.Value.EnumerateArray())
            {
                var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var pair in item.EnumerateObject())
                    metadata[pair.Name] = pair.Value.GetString();

                _items[group.Name].Add(metadata);
            }
        }
    }

    private static long GetStamp(AbsolutePath project)
    {
        var stamp = File.GetLastWriteTimeUtc(project).Ticks;
        for (var directory = project.Parent; directory is not null; directory = directory.Parent)
        {
            foreach (var name in s_sharedFiles)
                stamp =
                    (stamp * 31) + File.GetLastWriteTimeUtc(Path.Combine(directory, name)).Ticks;
        }

        return stamp;
    }
}

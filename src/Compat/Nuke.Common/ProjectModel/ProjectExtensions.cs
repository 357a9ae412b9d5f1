using Nuke.Common.ValueInjection;

namespace Nuke.Common.ProjectModel;

/// <summary>What MSBuild says about a project.</summary>
public static class ProjectExtensions
{
    /// <summary>The value of a property as the project has it before any target runs; null where it has none.</summary>
    public static string GetProperty(this Project project, string propertyName) =>
        ProjectEvaluation.Get(project.Path).GetProperty(propertyName);

    /// <summary>The value of a property, converted; the type's default where the project has none.</summary>
    public static T GetProperty<T>(this Project project, string propertyName) =>
        Convert<T>(project, project.GetProperty(propertyName));

    /// <summary>The items of a group, such as <c>PackageReference</c>, as they are written.</summary>
    public static IEnumerable<string> GetItems(this Project project, string itemGroupName) =>
        project.GetItemMetadata(itemGroupName, "Identity");

    /// <summary>The items of a group, converted.</summary>
    public static IEnumerable<T> GetItems<T>(this Project project, string itemGroupName) =>
        [.. project.GetItems(itemGroupName).Select(x => Convert<T>(project, x))];

    /// <summary>The metadata of each item of a group; an empty text where an item has none.</summary>
    public static IEnumerable<string> GetItemMetadata(
        this Project project,
        string itemGroupName,
        string metadataName
    ) =>
        [
            .. ProjectEvaluation
                .Get(project.Path)
                .GetItems(itemGroupName)
                .Select(x => x.GetValueOrDefault(metadataName, "")),
        ];

    /// <summary>The metadata of each item of a group, converted.</summary>
    public static IEnumerable<T> GetItemMetadata<T>(
        this Project project,
        string itemGroupName,
        string metadataName
    ) =>
        [
            .. project
                .GetItemMetadata(itemGroupName, metadataName)
                .Select(x => Convert<T>(project, x)),
        ];

    /// <summary>The metadata of one item; null where there is no such item.</summary>
    public static string GetItemMetadataSingleOrDefault(
        this Project project,
        string itemGroupName,
        string includeName,
        string metadataName
    ) =>
        ProjectEvaluation
            .Get(project.Path)
            .GetItems(itemGroupName)
            .SingleOrDefault(x => x["Identity"] == includeName)
            ?.GetValueOrDefault(metadataName, "");

    /// <summary>The metadata of one item, converted; the type's default where there is no such item.</summary>
    public static T GetItemMetadataSingleOrDefault<T>(
        this Project project,
        string itemGroupName,
        string includeName,
        string metadataName
    ) =>
        Convert<T>(
            project,
            project.GetItemMetadataSingleOrDefault(itemGroupName, includeName, metadataName)
        );

    /// <summary>The frameworks that the project is built for.</summary>
    public static IReadOnlyCollection<string> GetTargetFrameworks(this Project project) =>
        Split(project.GetProperty("TargetFramework") ?? project.GetProperty("TargetFrameworks"));

    /// <summary>The runtimes that the project is built for; null where it names none.</summary>
    public static IReadOnlyCollection<string> GetRuntimeIdentifiers(this Project project) =>
        Split(
            project.GetProperty("RuntimeIdentifier") ?? project.GetProperty("RuntimeIdentifiers")
        );

    /// <summary>What the project makes: <c>Exe</c>, <c>Library</c> ...</summary>
    public static string GetOutputType(this Project project) => project.GetProperty("OutputType");

    public static bool HasPackageReference(this Project project, string packageId) =>
        project.GetItems("PackageReference").Contains(packageId, StringComparer.Ordinal);

    /// <summary>The version that the project names for a package; null where it has no such reference.</summary>
    public static string GetPackageReferenceVersion(this Project project, string packageId) =>
        project.GetItemMetadataSingleOrDefault("PackageReference", packageId, "Version");

    private static string[] Split(string value) =>
        value?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static T Convert<T>(Project project, string value)
    {
        if (value is null)
            return default;

        Assert.True(
            ValueConverter.TryConvert([value], typeof(T), project.Directory, out var result, out _),
            $"Value '{value}' of project '{project.Path}' could not be converted to '{ValueConverter.GetName(typeof(T))}'"
        );
        return (T)result;
    }
}

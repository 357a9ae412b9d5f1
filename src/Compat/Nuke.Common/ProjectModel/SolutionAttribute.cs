using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.ProjectModel;

/// <summary>
/// Injects a <see cref="Solution"/>. Its path is the argument, as seen from the root directory, or else a parameter:
/// from the command line, the environment or <c>.nuke/parameters.json</c>. Where <c>.nuke</c> is a file, its first line is the path.
/// </summary>
public class SolutionAttribute : ParameterAttribute
{
    private readonly string _relativePath;

    public SolutionAttribute(string relativePath)
        : base(
            "Path to a solution file that is automatically loaded."
                + (relativePath is null ? "" : $" Default is {relativePath}.")
        ) => _relativePath = relativePath;

    public SolutionAttribute()
        : this(relativePath: null) { }

    /// <summary>Whether the help text lists the parameter. <value>The default value is false.</value></summary>
    public override bool List { get; set; }

    /// <summary>
    /// Whether a class of the member's name is generated, with a property for each project and folder. <value>The default value is false.</value>
    /// </summary>
    public bool GenerateProjects { get; set; }

    public override object GetValue(MemberInfo member, object instance) =>
        SolutionModelExtensions.Read(
            TryGetFromNukeFile() ?? GetFromParameter(member),
            MemberAccess.GetMemberType(member)
        );

    private AbsolutePath GetFromParameter(MemberInfo member) =>
        _relativePath is not null
            ? Build.RootDirectory / _relativePath
            : ((AbsolutePath)ParameterService.GetParameter(member, typeof(AbsolutePath))).NotNull(
                $"No solution file defined for '{ParameterNames.GetSimpleName(member)}'."
            );

    private AbsolutePath TryGetFromNukeFile()
    {
        var file = Build.RootDirectory / ".nuke";
        if (!File.Exists(file))
            return null;

        using var reader = File.OpenText(file);
        var path = reader.ReadLine();
        Assert.True(
            !string.IsNullOrWhiteSpace(path) && !path.Contains('\\', StringComparison.Ordinal),
            "First line of .nuke must provide solution path using UNIX separators"
        );
        var solution = Build.RootDirectory / path.Trim();
        Assert.FileExists(
            solution,
            $"Solution file '{solution}' provided via .nuke does not exist"
        );
        return solution;
    }
}

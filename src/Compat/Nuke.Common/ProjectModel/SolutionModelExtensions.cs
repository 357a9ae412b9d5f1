using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reading solutions.</summary>
public static class SolutionModelExtensions
{
    /// <summary>Reads a <c>.sln</c> or <c>.slnx</c> file.</summary>
    public static Solution ReadSolution(this AbsolutePath path) => path.ReadSolution<Solution>();

    /// <summary>Reads a <c>.sln</c> or <c>.slnx</c> file into a class with a property for each project.</summary>
    public static Solution ReadSolution<T>(this AbsolutePath path)
        where T : Solution => Read(path, typeof(T));

    internal static Solution Read(AbsolutePath path, Type type)
    {
        Assert.FileExists(path, $"Solution file '{path}' does not exist");
        var entries = SolutionEntry.Read(path, File.ReadAllText(path));
        var solution = (Solution)Activator.CreateInstance(type, nonPublic: true)!;
        solution.Path = path;
        solution.Load(entries);
        return solution;
    }
}

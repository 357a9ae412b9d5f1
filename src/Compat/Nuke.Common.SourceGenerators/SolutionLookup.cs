using System.Text.RegularExpressions;

namespace Nuke.Common.SourceGenerators;

/// <summary>Finds the file of a solution as the build finds it when it runs, as far as that is known before.</summary>
internal sealed class SolutionLookup(IReadOnlyDictionary<string, string> knownFiles)
{
    /// <summary>The path of the solution that a member stands for.</summary>
    public string Find(SolutionMember member)
    {
        var root = FindRoot(member.File);
        var nuke = Path.Combine(root, ".nuke");
        var relative = File.Exists(nuke)
            ? ReadAllText(nuke).Split('\n')[0].Trim()
            : member.RelativePath
                ?? ReadParameter(Path.Combine(nuke, "parameters.json"), member.Name);
        var path = Path.GetFullPath(Path.Combine(root, relative));
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Solution file '{path}' does not exist");
    }

    /// <summary>The compiler's version of a file where it has one: an editor may hold changes.</summary>
    public string ReadAllText(string path) =>
        knownFiles.TryGetValue(path, out var content) ? content : File.ReadAllText(path);

    private static string FindRoot(string file)
    {
        for (
            var directory = Path.GetDirectoryName(file);
            !string.IsNullOrEmpty(directory);
            directory = Path.GetDirectoryName(directory)
        )
        {
            var nuke = Path.Combine(directory, ".nuke");
            if (Directory.Exists(nuke) || File.Exists(nuke))
                return directory;
        }

        throw new DirectoryNotFoundException(
            $"Could not locate '.nuke' directory/file while walking up from '{file}'"
        );
    }

    private string ReadParameter(string file, string name)
    {
        var content = File.Exists(file) ? ReadAllText(file) : "";
        var match = Regex.Match(
            content,
            $"\"{Regex.Escape(name)}\"\\s*:\\s*\"(?<value>[^\"]*)\"",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(10)
        );
        return match.Success
            ? match.Groups["value"].Value.Replace(@"\\", "/")
            : throw new InvalidOperationException(
                $"Property '{name}' does not exist in '{file}': it must be the path of the solution"
            );
    }
}

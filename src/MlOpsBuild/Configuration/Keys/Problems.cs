using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Collects what is wrong with one file, to tell all of it at once.</summary>
/// <param name="file">The file's path as the user knows it.</param>
internal sealed class Problems(string file)
{
    private readonly List<Problem> _found = [];

    /// <summary>Adds one.</summary>
    public void Add(YamlNode at, string message) =>
        _found.Add(new Problem(new SourceLocation(file, at.Line, at.Column), message));

    /// <summary>Throws where anything is wrong: one line per problem, in the order of the file.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw ToException();
        }
    }

    private UsageException ToException()
    {
        var ordered = _found
            .OrderBy(p => p.Location.Line)
            .ThenBy(p => p.Location.Column)
            .Distinct()
            .ToList();
        var rest = ordered.Skip(1).Select(p => $"\n{p.Location}: {p.Message}");
        return new UsageException(ordered[0].Message + string.Concat(rest), ordered[0].Location);
    }
}

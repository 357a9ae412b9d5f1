using System.Globalization;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads the projects, the folders and their nesting from a <c>.sln</c> file.</summary>
internal sealed class SlnReader
{
    private const string Header = "Microsoft Visual Studio Solution File, Format Version";
    private static readonly Guid s_folderType = new("2150E333-8FDC-42A3-9474-1A3956D46DE8");
    private readonly AbsolutePath _path;
    private readonly string[] _lines;
    private readonly List<SolutionEntry> _entries = [];
    private readonly Dictionary<Guid, SolutionEntry> _byId = [];
    private int _line;

    private SlnReader(AbsolutePath path)
    {
        _path = path;
        _lines = File.ReadAllLines(path);
    }

    public static IReadOnlyList<SolutionEntry> Read(AbsolutePath path)
    {
        var reader = new SlnReader(path);
        reader.ReadHeader();
        while (reader.Next() is { } line)
        {
            if (line.StartsWith("Project(", StringComparison.Ordinal))
                reader.ReadProject(line);
            else if (line.StartsWith("GlobalSection(NestedProjects)", StringComparison.Ordinal))
                reader.ReadNesting();
        }

        return reader._entries;
    }

    private string Next() => _line < _lines.Length ? _lines[_line++].Trim() : null;

    private void ReadHeader()
    {
        string line;
        do line = Next();
        while (line is { Length: 0 });
        if (line?.StartsWith(Header, StringComparison.Ordinal) != true)
            throw Error($"'{Header}' is expected at the beginning");
    }

    /// <summary>Reads <c>Project("{type}") = "name", "path", "{id}"</c> and skips to its end.</summary>
    private void ReadProject(string line)
    {
        var values = new List<string>();
        for (
            var start = line.IndexOf('"', StringComparison.Ordinal);
            start >= 0;
            start = line.IndexOf('"', start)
        )
        {
            var end = line.IndexOf('"', start + 1);
            if (end < 0)
                break;

            values.Add(line[(start + 1)..end]);
            start = end + 1;
        }

        if (
            values is not [var typeText, var name, var path, var idText]
            || !Guid.TryParse(typeText, CultureInfo.InvariantCulture, out var type)
            || !Guid.TryParse(idText, CultureInfo.InvariantCulture, out var id)
        )
            throw Error(
                $"'{line}' is found where 'Project(\"{{type}}\") = \"name\", \"path\", \"{{id}}\"' is expected"
            );

        var entry = new SolutionEntry(
            name,
            type == s_folderType ? null : SolutionEntry.NormalizePath(path)
        );
        if (!_byId.TryAdd(id, entry))
            throw Error($"Project '{name}' has the id of '{_byId[id].Name}'");

        _entries.Add(entry);
        var started = _line;
        while (Next() is { } next)
        {
            if (next == "EndProject")
                return;

            if (next.StartsWith("Project(", StringComparison.Ordinal) || next == "Global")
                break;
        }

        _line = started;
        throw Error($"Project '{name}' has no 'EndProject'");
    }

    /// <summary>Reads lines <c>{id} = {id of the folder}</c>. Ids of removed projects may be left over.</summary>
    private void ReadNesting()
    {
        while (Next() is { } line && line != "EndGlobalSection")
        {
            if (line.Length == 0)
                continue;

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (
                equals < 0
                || !Guid.TryParse(
                    line.AsSpan(0, equals).Trim(),
                    CultureInfo.InvariantCulture,
                    out var id
                )
                || !Guid.TryParse(
                    line.AsSpan(equals + 1).Trim(),
                    CultureInfo.InvariantCulture,
                    out var folderId
                )
            )
                throw Error($"'{line}' is found where '{{id}} = {{id of the folder}}' is expected");

            if (
                !_byId.TryGetValue(id, out var entry)
                || !_byId.TryGetValue(folderId, out var folder)
            )
                continue;

            if (!folder.IsFolder)
                throw Error($"'{entry.Name}' lies in '{folder.Name}', which is no folder");

            for (var current = folder; current is not null; current = current.Parent)
            {
                if (current == entry)
                    throw Error($"Folder '{entry.Name}' lies in itself");
            }

            entry.Parent = folder;
        }
    }

    private InvalidDataException Error(string message) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Could not read solution '{_path}', line {_line}: {message}"
            )
        );
}

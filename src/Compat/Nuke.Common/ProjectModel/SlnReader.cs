namespace Nuke.Common.ProjectModel;

/// <summary>Reads the projects, the folders and their nesting from a <c>.sln</c> file.</summary>
internal sealed class SlnReader
{
    private const string Header = "Microsoft Visual Studio Solution File, Format Version";
    private static readonly Guid s_folderType = new("2150E333-8FDC-42A3-9474-1A3956D46DE8");
    private readonly string _path;
    private readonly string[] _lines;
    private readonly List<SolutionEntry> _entries = [];
    private readonly Dictionary<Guid, SolutionEntry> _byId = [];
    private int _line;

    private SlnReader(string path, string content)
    {
        _path = path;
        _lines = content.Length == 0 ? [] : content.Split('\n');
    }

    public static IReadOnlyList<SolutionEntry> Read(string path, string content)
    {
        var reader = new SlnReader(path, content);
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
        // What is between quotes, and between those: Project( ) = , ,
        var parts = line.Split('"');
        if (
            parts.Length != 9
            || !TryParseId(parts[1], out var type)
            || !TryParseId(parts[7], out var id)
        )
            throw Error(
                $"'{line}' is found where 'Project(\"{{type}}\") = \"name\", \"path\", \"{{id}}\"' is expected"
            );

        var name = parts[3];
        var path = type == s_folderType ? null : SolutionEntry.NormalizePath(parts[5]);
        if (_byId.TryGetValue(id, out var other))
            throw Error($"Project '{name}' has the id of '{other.Name}'");

        var entry = new SolutionEntry(name, path);
        _byId.Add(id, entry);
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

            var parts = line.Split('=');
            if (
                parts.Length != 2
                || !TryParseId(parts[0], out var id)
                || !TryParseId(parts[1], out var folderId)
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

    private static bool TryParseId(string text, out Guid id) =>
        Guid.TryParseExact(text.Trim(), "B", out id);

    private InvalidDataException Error(string message) =>
        SolutionEntry.Error(_path, _line, message);
}

using System.Xml;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads the projects and folders from a <c>.slnx</c> file.</summary>
internal sealed class SlnxReader
{
    private readonly string _path;
    private readonly XmlReader _reader;
    private readonly List<SolutionEntry> _entries = [];
    private readonly Dictionary<string, SolutionEntry> _folders = new(
        StringComparer.OrdinalIgnoreCase
    );

    private SlnxReader(string path, XmlReader reader)
    {
        _path = path;
        _reader = reader;
    }

    public static IReadOnlyList<SolutionEntry> Read(string path, string content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var text = new StringReader(content);
        using var xml = XmlReader.Create(text, settings);
        var reader = new SlnxReader(path, xml);
        try
        {
            reader.ReadElements();
        }
        catch (XmlException exception)
        {
            throw SolutionEntry.Error(path, exception.LineNumber, exception.Message, exception);
        }

        return reader._entries;
    }

    private void ReadElements()
    {
        SolutionEntry folder = null;
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "Folder")
                folder = null;

            if (_reader.NodeType != XmlNodeType.Element)
                continue;

            if (_reader.Depth == 0 && _reader.LocalName != "Solution")
                throw Error($"Element '{_reader.LocalName}' is found where 'Solution' is expected");

            if (_reader.LocalName == "Folder")
            {
                var isEmpty = _reader.IsEmptyElement;
                folder = ReadFolder();
                folder = isEmpty ? null : folder;
            }
            else if (_reader.LocalName == "Project")
            {
                ReadProject(folder);
            }
        }
    }

    /// <summary>Reads a folder such as <c>/src/inner/</c>. The folders above it need no element.</summary>
    private SolutionEntry ReadFolder()
    {
        var path = GetRequired("Name");
        if (path.Length < 3 || path[0] != '/' || path[path.Length - 1] != '/')
            throw Error($"Folder '{path}' must begin and end with '/'");

        SolutionEntry folder = null;
        for (var end = path.IndexOf('/', 1); end >= 0; end = path.IndexOf('/', end + 1))
        {
            var start = path.LastIndexOf('/', end - 1) + 1;
            if (end == start)
                throw Error($"Folder '{path}' has a part without name");

            var key = path.Substring(0, end);
            if (!_folders.TryGetValue(key, out var next))
            {
                next = new SolutionEntry(path.Substring(start, end - start), path: null)
                {
                    Parent = folder,
                };
                _folders.Add(key, next);
                _entries.Add(next);
            }

            folder = next;
        }

        return folder;
    }

    private void ReadProject(SolutionEntry folder)
    {
        var path = SolutionEntry.NormalizePath(GetRequired("Path"));
        var name = _reader.GetAttribute("DisplayName");
        _entries.Add(
            new SolutionEntry(
                string.IsNullOrEmpty(name) ? Path.GetFileNameWithoutExtension(path) : name,
                path
            )
            {
                Parent = folder,
            }
        );
    }

    private string GetRequired(string name) =>
        _reader.GetAttribute(name) is { Length: > 0 } value
            ? value
            : throw Error($"Element '{_reader.LocalName}' has no attribute '{name}'");

    private InvalidDataException Error(string message) =>
        SolutionEntry.Error(_path, ((IXmlLineInfo)_reader).LineNumber, message);
}

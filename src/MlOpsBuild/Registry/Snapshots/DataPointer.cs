using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// What Git keeps of tracked data: the content of <c>&lt;path&gt;.mlops.json</c>, which lies beside what it is about.
/// Indented canonical JSON with these members and no others: <c>digest</c>, <c>files</c>, <c>kind</c>
/// (<c>file</c> or <c>folder</c>), <c>path</c>, <c>size</c>.
/// </summary>
public sealed record DataPointer
{
    /// <summary>What a pointer's file name ends in.</summary>
    public const string Suffix = ".mlops.json";

    private const string TagPrefix = "data.";
    private const int TagDigits = 32;
    private static readonly string[] Members = ["digest", "files", "kind", "path", "size"];

    /// <summary>Of a file its SHA-256; of a folder the Merkle digest of its tree.</summary>
    public required Digest Digest { get; init; }

    /// <summary>How many files: 1 or more.</summary>
    public required long Files { get; init; }

    /// <summary>File or folder.</summary>
    public required DataKind Kind { get; init; }

    /// <summary>The name of what is tracked, in the pointer's folder: one part, no slash.</summary>
    public required string Path { get; init; }

    /// <summary>The bytes of all files together.</summary>
    public required long Size { get; init; }

    /// <summary>The tag of the snapshot, in <c>index.json</c> of a layout and in a registry.</summary>
    public string SnapshotTag => TagOf(Digest);

    /// <summary>The tag of the snapshot of a digest: <c>data.</c> and its first 32 digits.</summary>
    public static string TagOf(Digest digest) => TagPrefix + digest.Hex[..TagDigits];

    /// <summary>Whether a tag is that of a snapshot.</summary>
    public static bool IsSnapshotTag(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return tag.Length == TagPrefix.Length + TagDigits
            && tag.StartsWith(TagPrefix, StringComparison.Ordinal)
            && tag.AsSpan(TagPrefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
    }

    /// <summary>The bytes of the pointer file.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToIndented(
            new JsonObject
            {
                ["digest"] = Digest.ToString(),
                ["files"] = Files,
                ["kind"] = Kind == DataKind.File ? "file" : "folder",
                ["path"] = Path,
                ["size"] = Size,
            }
        );

    /// <summary>Reads a pointer file; the line ends may be CR LF.</summary>
    /// <exception cref="FormatException">It is no pointer: damaged, edited or with marks of a merge conflict.</exception>
    public static DataPointer Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            using var document = JsonDocument.ParseValue(ref reader);
            return bytes[(int)reader.BytesConsumed..].IndexOfAnyExcept("\r\n\t "u8) < 0
                ? Read(document.RootElement)
                : throw new FormatException("there is text after its end");
        }
        catch (Exception e)
            when (e is JsonException or FormatException && bytes.IndexOf("<<<<<<<"u8) >= 0)
        {
            throw new FormatException(
                "it has merge conflict markers: keep one side ('git checkout --ours' or '--theirs') and run Checkout, or put the right data there and run Track on it",
                e
            );
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>
    /// The pointers below a folder, in ordinal order of their paths; none of them is read. Hidden folders (<c>.git</c>,
    /// <c>.mlops</c> and all that begin with a dot), <c>node_modules</c>, links and tracked folders are not looked into.
    /// </summary>
    /// <param name="root">The folder to begin with.</param>
    public static IReadOnlyList<DataPointerFile> Find(string root) => DataPointerSearch.Run(root);

    private static DataPointer Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not an object");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                throw new FormatException($"'{member.Name}' is there twice");
            }

            if (!Members.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new FormatException(
                    $"'{member.Name}' is not known; expected {string.Join(", ", Members)}"
                );
            }
        }

        if (Members.FirstOrDefault(m => !seen.Contains(m)) is { } missing)
        {
            throw new FormatException($"'{missing}' is missing");
        }

        return Check(
            new DataPointer
            {
                Digest = Digest.Parse(Text(root, "digest")),
                Files = Whole(root, "files"),
                Kind = Text(root, "kind") switch
                {
                    "file" => DataKind.File,
                    "folder" => DataKind.Folder,
                    var other => throw new FormatException(
                        $"'kind' is {TarNames.Quote(other)}; expected file or folder"
                    ),
                },
                Path = Text(root, "path"),
                Size = Whole(root, "size"),
            }
        );
    }

    private static DataPointer Check(DataPointer pointer)
    {
        if (DataName.WhyUnsafe(pointer.Path) is { } reason)
        {
            throw new FormatException($"'path' {TarNames.Quote(pointer.Path)} {reason}");
        }

        if (pointer.Files < 1 || (pointer.Kind == DataKind.File && pointer.Files != 1))
        {
            throw new FormatException("'files' does not fit: a file is 1, a folder 1 or more");
        }

        return pointer.Size >= 0 ? pointer : throw new FormatException("'size' is below 0");
    }

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw new FormatException($"'{name}' is not a string");

    private static long Whole(JsonElement root, string name) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var whole)
            ? whole
            : throw new FormatException($"'{name}' is not a whole number");
}

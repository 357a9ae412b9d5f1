using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// What a stage was last run on and what it put out: the content of <c>mlops.lock/&lt;stage&gt;.json</c>. Indented
/// canonical JSON without clock and machine, with a checksum, so that a merge that mixes two of them is found.
/// </summary>
public sealed record StageLock
{
    private static readonly byte[] Opening = "{\n  \"checksum\": \""u8.ToArray();
    private static readonly byte[] Closing = "\",\n"u8.ToArray();

    /// <summary>The inputs.</summary>
    public required StageInputs Inputs { get; init; }

    /// <summary>Their key.</summary>
    public required Digest Key { get; init; }

    /// <summary>The digest of the manifest that lists the outputs.</summary>
    public required Digest Manifest { get; init; }

    /// <summary>The outputs, in ordinal order of their paths.</summary>
    public required IReadOnlyList<StageOutput> Outputs { get; init; }

    /// <summary>
    /// The inputs that differ between two locks of a stage: by kind (version, parameter, file, upstream, external),
    /// then by name. A missing lock differs in nothing.
    /// </summary>
    public static IReadOnlyList<StageChange> Diff(StageLock? old, StageLock? now) =>
        old is null || now is null ? [] : StageDiff.Between(old.Inputs, now.Inputs);

    /// <summary>The bytes of the lock file.</summary>
    public byte[] ToBytes()
    {
        var json = Inputs.ToJson("inputs");
        json["key"] = Key.ToString();
        json["manifest"] = Manifest.ToString();
        json["outputs"] = StageManifest.ToJson(Outputs);
        var body = CanonicalJson.ToIndented(json).AsSpan("{\n".Length);
        return
        [
            .. Opening,
            .. System.Text.Encoding.ASCII.GetBytes(Digest.Of(body).ToString()),
            .. Closing,
            .. body,
        ];
    }

    /// <summary>Reads a lock file.</summary>
    /// <exception cref="FormatException">It is damaged: cut off, edited or badly merged.</exception>
    public static StageLock Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.AsSpan().IndexOf((byte)'\r') >= 0)
        {
            bytes = Array.FindAll(bytes, b => b != '\r'); // checked out with CRLF
        }

        Verify(bytes);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(document.RootElement);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static void Verify(ReadOnlySpan<byte> bytes)
    {
        const int digestLength = 71;
        var start = Opening.Length + digestLength + Closing.Length;
        if (bytes.Length < start || !bytes.StartsWith(Opening))
        {
            throw new FormatException(
                bytes.IndexOf("<<<<<<<"u8) >= 0
                    ? "it has merge conflict markers"
                    : "it does not begin with a checksum"
            );
        }

        var expected = System.Text.Encoding.ASCII.GetString(
            bytes.Slice(Opening.Length, digestLength)
        );
        if (Digest.Of(bytes[start..]).ToString() != expected)
        {
            throw new FormatException("its content does not have its checksum");
        }
    }

    private static StageLock Read(JsonElement root) =>
        new()
        {
            Inputs = new StageInputs
            {
                Stage = Text(root, "stage"),
                Version = root.GetProperty("version").GetInt32(),
                Parameters =
                    JsonObject.Create(root.GetProperty("parameters").Clone())
                    ?? throw new FormatException("'parameters' is null."),
                Files = ReadMap(root, "inputs"),
                Upstream = ReadMap(root, "upstream"),
                External = ReadMap(root, "external"),
            },
            Key = Digest.Parse(Text(root, "key")),
            Manifest = Digest.Parse(Text(root, "manifest")),
            Outputs = StageManifest.ReadOutputs(root.GetProperty("outputs")),
        };

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static Dictionary<string, string> ReadMap(JsonElement root, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in root.GetProperty(name).EnumerateObject())
        {
            map[member.Name] = member.Value.GetString() ?? "";
        }

        return map;
    }
}

using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>Reads a JSON object strictly: what is missing, of the wrong type or not known is an error.</summary>
internal sealed class JsonMap
{
    private readonly JsonObject _node;
    private readonly List<string> _known = [];

    /// <summary>Wraps a node that must be an object.</summary>
    public JsonMap(JsonNode? node, string path)
    {
        _node = node as JsonObject ?? throw JsonRead.Wrong(node, path, "an object");
        Path = path;
    }

    /// <summary>Where the object is, e.g. <c>$.checks</c>.</summary>
    public string Path { get; }

    /// <summary>A string.</summary>
    public string Text(string name) => Get(name, JsonRead.Text);

    /// <summary>true or false.</summary>
    public bool Flag(string name) => Get(name, JsonRead.Flag);

    /// <summary>A whole number.</summary>
    public int Whole(string name) => Get(name, JsonRead.Whole);

    /// <summary>A whole number of 64 bits, not below 0.</summary>
    public long Count(string name) => Get(name, JsonRead.Count);

    /// <summary>A digest.</summary>
    public Digest Digest(string name) => Get(name, JsonRead.Digest);

    /// <summary>A number; null is NaN.</summary>
    public double Number(string name) => Get(name, JsonRead.Number);

    /// <summary>One of an enumeration's names.</summary>
    public T Name<T>(string name)
        where T : struct, Enum => Get(name, JsonRead.Name<T>);

    /// <summary>A string, or <see langword="null"/> when the key is absent.</summary>
    public string? TextIfAny(string name) => Has(name) ? Text(name) : null;

    /// <summary>A whole number, or <see langword="null"/> when the key is absent.</summary>
    public int? WholeIfAny(string name) => Has(name) ? Whole(name) : null;

    /// <summary>A number, or <see langword="null"/> when the key is absent.</summary>
    public double? NumberIfAny(string name) => Has(name) ? Number(name) : null;

    /// <summary>A nested value, or <see langword="null"/> when the key is absent.</summary>
    public T? ObjectIfAny<T>(string name, Func<JsonNode?, string, T> read)
        where T : class => Has(name) ? Get(name, read) : null;

    /// <summary>A nested value.</summary>
    public T Get<T>(string name, Func<JsonNode?, string, T> read)
    {
        _known.Add(name);
        return _node.TryGetPropertyValue(name, out var value)
            ? read(value, $"{Path}.{name}")
            : throw Error($"{Path}.{name} is missing.");
    }

    /// <summary>A list.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonNode?, string, T> item) =>
        Get(name, (node, path) => JsonRead.List(node, path, item));

    /// <summary>Ends the reading: a key that nobody asked for is an error.</summary>
    /// <param name="result">What was read, handed through.</param>
    public T End<T>(T result)
    {
        foreach (var (key, _) in _node)
        {
            if (!_known.Contains(key))
            {
                throw Error(
                    $"{Path}.{CleanText.Of(key, 40)} is not known.{NearestName.Hint(CleanText.Of(key, 40), _known)}"
                );
            }
        }

        return result;
    }

    private static JsonShapeException Error(string message) => new(message);

    private bool Has(string name)
    {
        _known.Add(name);
        return _node.ContainsKey(name);
    }
}

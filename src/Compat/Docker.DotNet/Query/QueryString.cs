using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Docker.DotNet.Json;

namespace Docker.DotNet.Query;

/// <summary>
/// The query of an address, as the daemon wants it: flags are 1, maps and lists of lists are JSON; what is null, false or zero is
/// left out.
/// </summary>
internal sealed class QueryString
{
    private readonly StringBuilder _text = new();

    /// <summary>What is wanted; null for nothing.</summary>
    public static string Of(IQueryParameters parameters)
    {
        if (parameters is null)
        {
            return null;
        }

        var query = new QueryString();
        parameters.AddTo(query);
        return query.ToString();
    }

    public QueryString Add(string name, string value) => value is null ? this : Append(name, value);

    public QueryString Add(string name, bool? value) => value == true ? Append(name, "1") : this;

    public QueryString Add(string name, long? value) =>
        value is null or 0
            ? this
            : Append(name, value.Value.ToString(CultureInfo.InvariantCulture));

    public QueryString Add(string name, IEnumerable<string> values)
    {
        foreach (var value in values ?? [])
        {
            Append(name, value);
        }

        return this;
    }

    public QueryString Add(string name, IDictionary<string, string> map) =>
        AddJson(name, map, DockerJson.Types.IDictionaryStringString);

    public QueryString Add(string name, IDictionary<string, IDictionary<string, bool>> map) =>
        AddJson(name, map, DockerJson.Types.IDictionaryStringIDictionaryStringBoolean);

    public QueryString AddJson(string name, IList<string> values) =>
        AddJson(name, values, DockerJson.Types.IListString);

    public QueryString AddRequired(string name, bool value) => Append(name, value ? "1" : "0");

    /// <exception cref="ArgumentException">There is no value.</exception>
    public QueryString AddRequired(string name, string value) =>
        value is null
            ? throw new ArgumentException(
                "Got null/unset value for a required query parameter.",
                name
            )
            : Append(name, value);

    public override string ToString() => _text.ToString();

    private QueryString AddJson<T>(string name, T value, JsonTypeInfo<T> type)
        where T : class =>
        value is null ? this : Append(name, JsonSerializer.Serialize(value, type));

    private QueryString Append(string name, string value)
    {
        _text
            .Append(_text.Length == 0 ? "" : "&")
            .Append(name)
            .Append('=')
            .Append(Uri.EscapeDataString(value));
        return this;
    }
}

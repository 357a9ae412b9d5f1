namespace Octokit.Internal;

/// <summary>
/// JSON as GitHub names things: members in snake case, enum values in lower case or as their
/// <see cref="ParameterAttribute"/> says, no members that are null.
/// </summary>
public class SimpleJsonSerializer : IJsonSerializer
{
    public string Serialize(object item) => JsonWriter.Write(item);

    public T Deserialize<T>(string json) => (T)(JsonReader.Read(json, typeof(T)) ?? default(T));
}

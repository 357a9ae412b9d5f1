namespace Octokit.Internal;

/// <summary>Turns objects into JSON and back.</summary>
public interface IJsonSerializer
{
    string Serialize(object item);

    T Deserialize<T>(string json);
}

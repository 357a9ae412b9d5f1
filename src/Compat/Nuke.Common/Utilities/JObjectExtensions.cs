using Newtonsoft.Json.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Properties of JSON objects.</summary>
public static class JObjectExtensions
{
    public static T GetPropertyValueOrNull<T>(this JObject jobject, string name) =>
        jobject.Property(name, StringComparison.Ordinal) is { } property
            ? property.Value.Value<T>()
            : default;

    public static T GetPropertyValue<T>(this JObject jobject, string name) =>
        jobject
            .Property(name, StringComparison.Ordinal)
            .NotNull($"Property '{name}' not found")
            .Value.Value<T>();

    public static JObject GetPropertyValue(this JObject jobject, string name) =>
        jobject.GetPropertyValue<JObject>(name);

    public static string GetPropertyStringValue(this JObject jobject, string name) =>
        jobject.GetPropertyValue<string>(name);

    public static JEnumerable<T> GetChildren<T>(this JObject jobject, string name)
        where T : JToken => jobject.GetPropertyValue<JArray>(name).Children<T>();

    public static JEnumerable<JObject> GetChildren(this JObject jobject, string name) =>
        jobject.GetChildren<JObject>(name);
}

using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities;

/// <summary>JSON in text and in files.</summary>
public static class JsonExtensions
{
    /// <summary>What is used where no settings are given. By default they are indented and without null and default values.</summary>
    public static JsonSerializerSettings DefaultSerializerSettings = new()
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        DefaultValueHandling = DefaultValueHandling.Ignore,
        ContractResolver = new PrivateSettersResolver(),
    };

    public static string ToJson<T>(
        this T obj,
        JsonSerializerSettings serializerSettings = null,
        Formatting formatting = Formatting.Indented
    ) =>
        JsonConvert.SerializeObject(
            obj,
            formatting,
            serializerSettings ?? DefaultSerializerSettings
        );

    public static T GetJson<T>(
        this string content,
        JsonSerializerSettings serializerSettings = null
    ) => JsonConvert.DeserializeObject<T>(content, serializerSettings ?? DefaultSerializerSettings);

    public static JObject GetJson(
        this string content,
        JsonSerializerSettings serializerSettings = null
    ) => content.GetJson<JObject>(serializerSettings);

    public static AbsolutePath WriteJson<T>(
        this AbsolutePath path,
        T obj,
        JsonSerializerSettings serializerSettings = null
    ) => path.WriteAllText(obj.ToJson(serializerSettings));

    public static T ReadJson<T>(
        this AbsolutePath path,
        JsonSerializerSettings serializerSettings = null
    ) => path.ReadAllText().GetJson<T>(serializerSettings);

    public static JObject ReadJson(
        this AbsolutePath path,
        JsonSerializerSettings serializerSettings = null
    ) => path.ReadJson<JObject>(serializerSettings);

    /// <summary>Reads a file, changes the object and writes it back.</summary>
    public static AbsolutePath UpdateJson<T>(
        this AbsolutePath path,
        Action<T> update,
        JsonSerializerSettings serializerSettings = null
    )
    {
        var obj = path.ReadJson<T>(serializerSettings);
        update(obj);
        return path.WriteJson(obj, serializerSettings);
    }

    /// <summary>Reads a file, changes the object and writes it back.</summary>
    public static AbsolutePath UpdateJson(
        this AbsolutePath path,
        Action<JObject> update,
        JsonSerializerSettings serializerSettings = null
    ) => path.UpdateJson<JObject>(update, serializerSettings);

    /// <summary>Reads properties with private setters too.</summary>
    private sealed class PrivateSettersResolver : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(
            MemberInfo member,
            MemberSerialization memberSerialization
        )
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.Writable |= member is PropertyInfo { SetMethod: not null };
            return property;
        }
    }
}

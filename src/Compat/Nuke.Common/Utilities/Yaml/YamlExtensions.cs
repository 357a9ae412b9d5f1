using Nuke.Common.IO;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Nuke.Utilities.Text.Yaml;

/// <summary>YAML in text and in files.</summary>
public static class YamlExtensions
{
    /// <summary>What is used where no serializer is given. By default it names properties in camel case.</summary>
    public static SerializerBuilder DefaultSerializerBuilder =
        new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance);

    /// <summary>What is used where no deserializer is given. By default it expects names in camel case.</summary>
    public static DeserializerBuilder DefaultDeserializerBuilder =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance);

    public static string ToYaml<T>(this T obj, SerializerBuilder serializerBuilder = null) =>
        (serializerBuilder ?? DefaultSerializerBuilder).Build().Serialize(obj);

    public static T GetYaml<T>(
        this string content,
        DeserializerBuilder deserializerBuilder = null
    ) => (deserializerBuilder ?? DefaultDeserializerBuilder).Build().Deserialize<T>(content);

    public static AbsolutePath WriteYaml<T>(
        this AbsolutePath path,
        T obj,
        SerializerBuilder serializerBuilder = null
    ) => path.WriteAllText(obj.ToYaml(serializerBuilder));

    public static T ReadYaml<T>(
        this AbsolutePath path,
        DeserializerBuilder deserializerBuilder = null
    ) => path.ReadAllText().GetYaml<T>(deserializerBuilder);

    /// <summary>Reads a file, changes the object and writes it back.</summary>
    public static AbsolutePath UpdateYaml<T>(
        this AbsolutePath path,
        Action<T> update,
        DeserializerBuilder deserializerBuilder = null,
        SerializerBuilder serializerBuilder = null
    )
    {
        var obj = path.ReadYaml<T>(deserializerBuilder);
        update(obj);
        return path.WriteYaml(obj, serializerBuilder);
    }
}

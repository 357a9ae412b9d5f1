using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Objects of any kind.</summary>
public static class ObjectExtensions
{
    public static TOutput Apply<TInput, TOutput>(
        this TInput input,
        Func<TInput, TOutput> transform
    ) => transform(input);

    public static T When<T>(this T input, bool condition, Func<T, T> transform) =>
        condition ? transform(input) : input;

    public static T WhenNotNull<T, TObject>(
        this T input,
        TObject obj,
        Func<T, TObject, T> transform
    ) => obj is null ? input : transform(input, obj);

    /// <summary>A copy of all that a <see cref="DataContractSerializer"/> writes.</summary>
    public static T Clone<T>(this T obj)
    {
        var serializer = new DataContractSerializer(typeof(T));
        using var stream = new MemoryStream();
        serializer.WriteObject(stream, obj);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream);
    }

    public static JObject ToJObject(this object obj, JsonSerializer serializer = null) =>
        JObject.FromObject(obj, serializer ?? JsonSerializer.CreateDefault());
}

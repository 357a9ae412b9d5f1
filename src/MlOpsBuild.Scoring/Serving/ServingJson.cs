using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>
/// Reads and writes the formats of serving: strict, camel case, without reflection. A property that may be left out and has a
/// default other than its type's needs a setter: generated code gives all others a value.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(ServingContract))]
[JsonSerializable(typeof(ServeSettings))]
[JsonSerializable(typeof(RouteTable))]
[JsonSerializable(typeof(RouteStats))]
internal sealed partial class ServingJson : JsonSerializerContext
{
    /// <exception cref="ModelFormatException">The bytes are something else; names the file and why.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string file)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)
                ?? throw new ModelFormatException($"{file} is null, expected an object.");
        }
        catch (JsonException e)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file} is damaged at {e.Path ?? "$"}, line {(e.LineNumber ?? 0) + 1}: it was changed by hand, or written by another version."
                ),
                e
            );
        }
    }

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Docker.DotNet.Json;

internal sealed class ObjectExtensionDataConverter : JsonConverter<ObjectExtensionData>
{
    public override ObjectExtensionData Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType == JsonTokenType.StartObject
            ? new ObjectExtensionData { ExtensionData = AnyValueConverter.ReadMembers(ref reader) }
            : throw new JsonException("an object was expected");

    public override void Write(
        Utf8JsonWriter writer,
        ObjectExtensionData value,
        JsonSerializerOptions options
    ) => throw new NotSupportedException("Such values are only received.");
}

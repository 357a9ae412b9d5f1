using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Json;

/// <summary>A duration in whole seconds.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => reader.TokenType == JsonTokenType.Null ? null : TimeSpan.FromSeconds(reader.GetInt64());

    public override void Write(
        Utf8JsonWriter writer,
        TimeSpan? value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue((long)value.Value.TotalSeconds);
}

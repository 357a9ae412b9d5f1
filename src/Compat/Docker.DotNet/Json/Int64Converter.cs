using System.Text.Json;

namespace Docker.DotNet.Json;

internal sealed class Int64Converter : ValueConverter<long>
{
    protected override long ReadValue(ref Utf8JsonReader reader) => reader.GetInt64();

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

using System.Text.Json;

namespace Docker.DotNet.Json;

internal sealed class UInt64Converter : ValueConverter<ulong>
{
    protected override ulong ReadValue(ref Utf8JsonReader reader) => reader.GetUInt64();

    public override void Write(Utf8JsonWriter writer, ulong value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

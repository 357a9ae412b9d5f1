using System.Text.Json;

namespace Docker.DotNet.Json;

internal sealed class UInt32Converter : ValueConverter<uint>
{
    protected override uint ReadValue(ref Utf8JsonReader reader) => reader.GetUInt32();

    public override void Write(Utf8JsonWriter writer, uint value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

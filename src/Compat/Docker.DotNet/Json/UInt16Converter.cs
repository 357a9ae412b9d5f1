using System.Text.Json;

namespace Docker.DotNet.Json;

internal sealed class UInt16Converter : ValueConverter<ushort>
{
    protected override ushort ReadValue(ref Utf8JsonReader reader) => reader.GetUInt16();

    public override void Write(
        Utf8JsonWriter writer,
        ushort value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue(value);
}

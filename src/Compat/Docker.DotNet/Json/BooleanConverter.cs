using System.Text.Json;

namespace Docker.DotNet.Json;

internal sealed class BooleanConverter : ValueConverter<bool>
{
    protected override bool ReadValue(ref Utf8JsonReader reader) => reader.GetBoolean();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}

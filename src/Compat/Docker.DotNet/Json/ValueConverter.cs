using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Json;

/// <summary>Reads null as the default, e.g. the exit code of a command that still runs.</summary>
internal abstract class ValueConverter<T> : JsonConverter<T>
    where T : struct
{
    public override bool HandleNull => true;

    public sealed override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => reader.TokenType == JsonTokenType.Null ? default : ReadValue(ref reader);

    protected abstract T ReadValue(ref Utf8JsonReader reader);
}

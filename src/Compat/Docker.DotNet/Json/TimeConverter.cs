using System.Text.Json;

namespace Docker.DotNet.Json;

/// <summary>A time: RFC 3339, or seconds since 1970, or nothing.</summary>
internal sealed class TimeConverter : ValueConverter<DateTime>
{
    protected override DateTime ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return DateTime.UnixEpoch.AddSeconds(reader.GetInt64());
        }

        return reader.ValueTextEquals("") ? default : reader.GetDateTime();
    }

    public override void Write(
        Utf8JsonWriter writer,
        DateTime value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue(value);
}

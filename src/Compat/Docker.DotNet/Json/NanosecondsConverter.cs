using System.Text.Json;

namespace Docker.DotNet.Json;

/// <summary>A duration in nanoseconds, as Go has them.</summary>
internal sealed class NanosecondsConverter : ValueConverter<TimeSpan>
{
    protected override TimeSpan ReadValue(ref Utf8JsonReader reader) =>
        TimeSpan.FromTicks(reader.GetInt64() / TimeSpan.NanosecondsPerTick);

    public override void Write(
        Utf8JsonWriter writer,
        TimeSpan value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue(value.Ticks * TimeSpan.NanosecondsPerTick);
}

using System.Text.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Json;

internal sealed class FileSystemChangeKindConverter : ValueConverter<FileSystemChangeKind>
{
    protected override FileSystemChangeKind ReadValue(ref Utf8JsonReader reader) =>
        (FileSystemChangeKind)reader.GetInt32();

    public override void Write(
        Utf8JsonWriter writer,
        FileSystemChangeKind value,
        JsonSerializerOptions options
    ) => writer.WriteNumberValue((int)value);
}

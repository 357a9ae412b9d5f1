using System.Text.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Json;

internal sealed class RestartPolicyKindConverter : ValueConverter<RestartPolicyKind>
{
    private static readonly string[] Names = ["", "no", "always", "on-failure", "unless-stopped"];

    protected override RestartPolicyKind ReadValue(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        var index = Array.IndexOf(Names, name);
        return index >= 0
            ? (RestartPolicyKind)index
            : throw new JsonException($"\"{name}\" is no restart policy");
    }

    public override void Write(
        Utf8JsonWriter writer,
        RestartPolicyKind value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue(Names[(int)value]);
}

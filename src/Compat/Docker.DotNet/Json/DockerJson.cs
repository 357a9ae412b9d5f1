using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Json;

/// <summary>
/// JSON as the daemon writes and reads it: what is null, false or zero is not sent; names are read in any case; null where there
/// must be a value is its default; times are RFC 3339 or seconds since 1970.
/// </summary>
internal static class DockerJson
{
    public static DockerJsonTypes Types { get; } =
        new(
            new JsonSerializerOptions
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
                PropertyNameCaseInsensitive = true,
                // Goes into no HTML; and what is recorded of the package is not escaped either.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Converters =
                {
                    new BooleanConverter(),
                    new Int64Converter(),
                    new UInt16Converter(),
                    new UInt32Converter(),
                    new UInt64Converter(),
                    new TimeConverter(),
                    new RestartPolicyKindConverter(),
                    new FileSystemChangeKindConverter(),
                    new ObjectExtensionDataConverter(),
                    new AnyValueConverter(),
                },
            }
        );
}

using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Reads the standard variables one by one.</summary>
internal sealed class OtlpVariables(Func<string, string?> environment, Action<string> warn)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>A variable's text; an empty one counts as not set.</summary>
    public string? Text(string name) =>
        environment(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number above 0.</summary>
    public int Whole(string name, int standard)
    {
        if (Text(name) is not { } text)
        {
            return standard;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value > 0
        )
        {
            return value;
        }

        warn(
            PlainText.Of(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is '{text}', expected a whole number above 0; {standard} is used."
                )
            )
        );
        return standard;
    }

    /// <summary>A duration in milliseconds.</summary>
    public TimeSpan Milliseconds(string name, int standard) =>
        TimeSpan.FromMilliseconds(Whole(name, standard));

    /// <summary>Where a signal goes; <see langword="null"/>: nowhere.</summary>
    public OtlpTarget? Target(string signal)
    {
        var upper = signal.ToUpperInvariant();
        var exporter = Text($"OTEL_{upper}_EXPORTER") ?? "otlp";
        if (exporter == "none")
        {
            return null;
        }

        var own = $"{Prefix}{upper}_";
        if (AddressOf(own, signal) is not { } address)
        {
            return null;
        }

        if (exporter != "otlp")
        {
            warn(
                PlainText.Of(
                    $"OTEL_{upper}_EXPORTER is '{exporter}', expected otlp or none; no {signal} are sent."
                )
            );
            return null;
        }

        if (ProtocolOf(own, signal) is not { } protocol)
        {
            return null;
        }

        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            // Not its text: it may hold a password.
            warn(
                $"{Prefix}ENDPOINT is no address of http or https, as http://collector:4318 is; no {signal} are sent."
            );
            return null;
        }

        return new OtlpTarget
        {
            Signal = signal,
            Address = address,
            Protocol = protocol,
            Headers = HeadersOf(own),
            Gzip = Either(own, "COMPRESSION") == "gzip",
            Timeout = Text($"{own}TIMEOUT") is null
                ? Milliseconds($"{Prefix}TIMEOUT", 10_000)
                : Milliseconds($"{own}TIMEOUT", 10_000),
        };
    }

    /// <summary>What says who sends it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Resource(string service, string version)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service.name"] = service,
            ["service.version"] = version,
            ["telemetry.sdk.name"] = "mlops-serve",
            ["telemetry.sdk.language"] = "dotnet",
            ["telemetry.sdk.version"] = version,
        };
        foreach (var (key, value) in Pairs("OTEL_RESOURCE_ATTRIBUTES"))
        {
            result[key] = value;
        }

        if (Text("OTEL_SERVICE_NAME") is { } name)
        {
            result["service.name"] = name;
        }

        return [.. result];
    }

    private string? Either(string own, string name) => Text(own + name) ?? Text(Prefix + name);

    // A signal's own address is taken as it is, the common one is a base (section "Endpoint URLs for OTLP/HTTP").
    private Uri? AddressOf(string own, string signal)
    {
        if (Text($"{own}ENDPOINT") is { } exact)
        {
            return Parse(exact);
        }

        return Text($"{Prefix}ENDPOINT") is { } common
            ? Parse($"{common.TrimEnd('/')}/v1/{signal}")
            : null;

        static Uri Parse(string text) =>
            Uri.TryCreate(text, UriKind.Absolute, out var address)
                ? address
                : new Uri("none", UriKind.Relative);
    }

    private OtlpProtocol? ProtocolOf(string own, string signal)
    {
        switch (Either(own, "PROTOCOL"))
        {
            case null or "http/protobuf":
                return OtlpProtocol.Protobuf;
            case "http/json":
                return OtlpProtocol.Json;
            case var other:
                warn(
                    PlainText.Of(
                        $"{Prefix}PROTOCOL is '{other}', which this program does not speak; no {signal} are sent. Set it to http/protobuf, and the address to that of OTLP over HTTP, mostly port 4318."
                    )
                );
                return null;
        }
    }

    private List<KeyValuePair<string, string>> HeadersOf(string own) =>
        Text($"{own}HEADERS") is null ? Pairs($"{Prefix}HEADERS") : Pairs($"{own}HEADERS");

    // As in the header Baggage: key=value, separated by commas, percent-encoded.
    private List<KeyValuePair<string, string>> Pairs(string name)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (
            var pair in (Text(name) ?? "").Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                result.Add(
                    new(
                        Uri.UnescapeDataString(pair[..equals].Trim()),
                        Uri.UnescapeDataString(pair[(equals + 1)..].Trim())
                    )
                );
            }
            else
            {
                warn($"{name} has a part that is no key=value; it is left out.");
            }
        }

        return result;
    }
}

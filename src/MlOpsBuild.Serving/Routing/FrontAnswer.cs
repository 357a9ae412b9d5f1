using System.Buffers;
using System.Text.Json;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Answers of the front itself.</summary>
internal static class FrontAnswer
{
    /// <summary>Answers <c>{"error": "..."}</c>.</summary>
    /// <param name="exchange">The request; nothing of an answer was sent.</param>
    /// <param name="status">The status.</param>
    /// <param name="error">What is wrong and what is expected, a sentence that starts in lower case.</param>
    /// <param name="retryAfter">Seconds until it may go better; <see langword="null"/>: nothing is said.</param>
    /// <param name="problems">All that is wrong, where several things may be.</param>
    public static ValueTask ErrorAsync(
        Exchange exchange,
        int status,
        string error,
        int? retryAfter = null,
        IReadOnlyList<string>? problems = null
    )
    {
        if (retryAfter is { } seconds)
        {
            exchange.ResponseHeaders.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return JsonAsync(
            exchange,
            status,
            json =>
            {
                json.WriteString("error", error);
                if (problems is not null)
                {
                    json.WriteStartArray("problems");
                    foreach (var problem in problems)
                    {
                        json.WriteStringValue(problem);
                    }

                    json.WriteEndArray();
                }
            }
        );
    }

    /// <summary>Answers an object.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="members">Writes its members.</param>
    public static ValueTask JsonAsync(Exchange exchange, int status, Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return BytesAsync(exchange, status, "application/json", bytes.WrittenMemory);
    }

    /// <summary>Answers bytes; none to <c>HEAD</c>.</summary>
    public static async ValueTask BytesAsync(
        Exchange exchange,
        int status,
        string contentType,
        ReadOnlyMemory<byte> bytes
    ) => await exchange.AnswerAsync(status, contentType, bytes);
}

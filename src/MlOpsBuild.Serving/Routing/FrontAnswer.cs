using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Answers of the front itself.</summary>
internal static class FrontAnswer
{
    /// <summary>Answers <c>{"error": "..."}</c>.</summary>
    /// <param name="context">The request; nothing of an answer was sent.</param>
    /// <param name="status">The status.</param>
    /// <param name="error">What is wrong and what is expected, a sentence that starts in lower case.</param>
    /// <param name="retryAfter">Seconds until it may go better; <see langword="null"/>: nothing is said.</param>
    /// <param name="problems">All that is wrong, where several things may be.</param>
    public static ValueTask ErrorAsync(
        HttpContext context,
        int status,
        string error,
        int? retryAfter = null,
        IReadOnlyList<string>? problems = null
    )
    {
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return JsonAsync(
            context,
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
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="members">Writes its members.</param>
    public static ValueTask JsonAsync(
        HttpContext context,
        int status,
        Action<Utf8JsonWriter> members
    )
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return BytesAsync(context, status, "application/json", stream.ToArray());
    }

    /// <summary>Answers bytes; none to <c>HEAD</c>.</summary>
    public static async ValueTask BytesAsync(
        HttpContext context,
        int status,
        string contentType,
        ReadOnlyMemory<byte> bytes
    )
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes);
        }
    }
}

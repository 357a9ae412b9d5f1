using Microsoft.Extensions.Primitives;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>Answers always the same.</summary>
/// <param name="body">JSON.</param>
/// <param name="digest">The digest of the model that it tells of; empty for none.</param>
internal sealed class TextEndpoint(byte[] body, StringValues digest = default) : Endpoint
{
    public override Task HandleAsync(Exchange exchange)
    {
        if (digest.Count > 0)
        {
            exchange.ResponseHeaders[ServeApp.DigestHeader] = digest;
        }

        return exchange.AnswerAsync(200, "application/json", body).AsTask();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>Talks to a front's control socket through the engine: nobody else can.</summary>
internal sealed class FrontControl : IDisposable
{
    /// <summary>The control socket in the container.</summary>
    public const string Socket = "/run/mlops/control.sock";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);
    private readonly HttpClient _client;
    private readonly string _front;
    private readonly TimeProvider _time;

    /// <summary>Creates it; nothing is asked yet.</summary>
    public FrontControl(ContainerEngine engine, string front, TimeProvider time)
    {
        _client = ContainerTunnel.CreateClient(engine, front, "unix:" + Socket);
        _client.Timeout = Timeout.InfiniteTimeSpan;
        (_front, _time) = (front, time);
    }

    /// <summary>The table in force.</summary>
    /// <exception cref="MlOpsException">The front does not answer, or not as expected.</exception>
    public async Task<RouteTable> GetRoutesAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "routes");
        return await SendAsync(request, b => RouteTable.Read(b), AnswerWithin, cancellationToken);
    }

    /// <summary>Puts servers in the place of those of the table that was read.</summary>
    /// <returns>The table in force then.</returns>
    /// <exception cref="MlOpsException">The front refused, does not answer, or has another table meanwhile.</exception>
    public async Task<RouteTable> PutRoutesAsync(
        RouteTable read,
        IReadOnlyList<RouteBackend> backends,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "routes");
        request.Headers.IfMatch.Add(
            new EntityTagHeaderValue(
                string.Create(CultureInfo.InvariantCulture, $"\"{read.Generation}\"")
            )
        );
        request.Content = new ByteArrayContent((read with { Backends = backends }).ToBytes());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(request, b => RouteTable.Read(b), AnswerWithin, cancellationToken);
    }

    /// <summary>What it has counted.</summary>
    /// <exception cref="MlOpsException">The front does not answer, or not as expected.</exception>
    public async Task<RouteStats> GetStatsAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "stats");
        return await SendAsync(request, b => RouteStats.Read(b), AnswerWithin, cancellationToken);
    }

    /// <summary>Waits until no request is in flight at a server.</summary>
    /// <returns>Whether none is; if not, time ran out.</returns>
    /// <exception cref="MlOpsException">The front does not answer.</exception>
    public async Task<bool> DrainAsync(
        string backend,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            string.Create(
                CultureInfo.InvariantCulture,
                $"drain?backend={Uri.EscapeDataString(backend)}&seconds={Math.Ceiling(within.TotalSeconds)}"
            )
        );
        using var response = await AnswerAsync(request, within + AnswerWithin, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(
        HttpRequestMessage request,
        Func<byte[], T> read,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        using var response = await AnswerAsync(request, within, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw new MlOpsException(
                $"Somebody else changed the routes of {_front} meanwhile: see who deploys there, then run this again."
            );
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new MlOpsException(
                $"The front {_front} refused {request.Method} {request.RequestUri?.AbsolutePath}: {ErrorOf(response, body)}."
            );
        }

        try
        {
            return read(body);
        }
        catch (ModelFormatException e)
        {
            throw new MlOpsException(
                $"The front {_front} answered something else than expected ({e.Message.TrimEnd('.')}): is it of another version? Deploy with a new front.",
                inner: e
            );
        }
    }

    // The answer is here whole.
    private async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(within, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            return await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseContentRead,
                both.Token
            );
        }
        catch (HttpRequestException e)
        {
            throw new MlOpsException(
                $"The front {_front} cannot be reached ({EngineErrors.Line(e.GetBaseException().Message)}): see 'docker logs {_front}'.",
                inner: e
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The front {_front} did not answer within {within.TotalSeconds:0} s: see 'docker logs {_front}'."
                ),
                inner: e
            );
        }
    }

    private static string ErrorOf(HttpResponseMessage response, byte[] body)
    {
        try
        {
            if (JsonNode.Parse(body)?["error"]?.GetValue<string>() is { Length: > 0 } error)
            {
                return EngineErrors.Line(error);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The status says it, then.
        }

        return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
    }
}

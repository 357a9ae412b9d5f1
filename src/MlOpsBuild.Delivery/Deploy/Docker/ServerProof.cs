using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>Asks one server, before it gets any request, whether it is the right one.</summary>
/// <param name="names">The environment.</param>
/// <param name="modelDigest">The model that it must serve.</param>
/// <param name="registered">The model with its golden rows; <see langword="null"/>: nobody has them.</param>
/// <param name="settings">What the server was given.</param>
internal sealed class ServerProof(
    DeployNames names,
    Digest modelDigest,
    RegisteredModel? registered,
    ServerSettings settings
)
{
    /// <summary>What a server that passed has shown, for people.</summary>
    public string Said =>
        registered is not { IsProvable: true }
            ? "its metadata name it; there are no golden rows to compare"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{registered.Golden.Count} golden rows are answered as evaluated, bit for bit"
            );

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the metadata, then sends the rows.</summary>
    /// <exception cref="MlOpsException">It serves another model, or answers otherwise.</exception>
    public async Task CheckAsync(RunningContainer server, CancellationToken cancellationToken)
    {
        using var client = server.CreateHttpClient();
        client.Timeout = AnswerWithin;
        try
        {
            var models = await CheckModelAsync(client, server.Title, cancellationToken);
            await CheckRowsAsync(client, server.Title, models > 1, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new MlOpsException(
                $"the server {server.Title} does not answer ({EngineErrors.Line(e.GetBaseException().Message)})",
                inner: e
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the server {server.Title} did not answer within {AnswerWithin.TotalSeconds:0} s"
                ),
                inner: e
            );
        }
    }

    // How many models it serves.
    private async Task<int> CheckModelAsync(
        HttpClient client,
        string title,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"v2/models/{Uri.EscapeDataString(names.Model)}"
        );
        if (settings.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the server {title} answers HTTP {(int)response.StatusCode} when asked for {names.Model}"
                )
            );
        }

        var versions = Versions(body);
        return versions.Contains(modelDigest.ToString(), StringComparer.Ordinal)
            ? versions.Count
            : throw new MlOpsException(
                $"the server {title} serves {(versions.Count == 0 ? "no version" : string.Join(", ", versions.Select(EngineErrors.Line)))} of {names.Model}, expected {modelDigest}"
            );
    }

    private static IReadOnlyList<string> Versions(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body)?["versions"] is JsonArray versions
                ? [.. versions.Select(v => v!.GetValue<string>())]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private async Task CheckRowsAsync(
        HttpClient client,
        string title,
        bool isOneOfSeveral,
        CancellationToken cancellationToken
    )
    {
        if (registered is not { IsProvable: true })
        {
            return;
        }

        var proof = await GoldenProof.RunAsync(
            client,
            GoldenTargets.Of(
                names.Model,
                registered,
                settings,
                isOneOfSeveral ? modelDigest.ToString() : null
            ),
            registered.Golden,
            cancellationToken
        );
        if (!proof.IsEqual)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the server {title} answers otherwise than the evaluated model for {proof.Different} of {proof.Rows} rows{(proof.FirstDifference.Length == 0 ? "" : $": {PlainText.Of(proof.FirstDifference)}")}"
                )
            );
        }
    }
}

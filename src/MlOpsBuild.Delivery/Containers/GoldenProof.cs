using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// Proves a server to serve the evaluated model: golden rows go through its HTTP interfaces, one by one and together, and every
/// output must have the bits of the evaluated one. Each answer must name the model's digest.
/// </summary>
public sealed class GoldenProof
{
    private const int SingleRows = 20;
    private readonly HttpClient _client;
    private readonly GoldenTarget _target;
    private readonly SortedDictionary<int, string> _different = [];

    private GoldenProof(HttpClient client, GoldenTarget target) =>
        (_client, _target) = (client, target);

    /// <summary>Sends the rows.</summary>
    /// <param name="client">Talks to the server; its base address is that of the server.</param>
    /// <param name="target">Which model is asked, and what it must be.</param>
    /// <param name="rows">The rows and their outputs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many rows came back different, and how the first did.</returns>
    /// <exception cref="MlOpsException">The server does not answer, or refuses the rows.</exception>
    public static async Task<ImageProof> RunAsync(
        HttpClient client,
        GoldenTarget target,
        IReadOnlyList<GoldenRow> rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        var proof = new GoldenProof(client, target);
        var all = new GoldenBatch(rows, 0, rows.Count);
        foreach (var batch in all.Within(target.Limits))
        {
            await proof.SendAsync(batch, cancellationToken);
        }

        // One row takes other ways through a server than many.
        for (var i = 0; i < Math.Min(SingleRows, rows.Count); i++)
        {
            await proof.SendAsync(new GoldenBatch(rows, i, 1), cancellationToken);
        }

        return new ImageProof(
            rows.Count,
            proof._different.Count,
            proof._different.Count == 0 ? "" : proof._different.First().Value
        );
    }

    private async Task SendAsync(GoldenBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await PredictAsync(batch, cancellationToken);
            await InferAsync(batch, cancellationToken);
        }
        catch (Exception e)
            when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MlOpsException(
                $"The server's answer to the golden rows has another form than expected: {e.Message} Is it a serving image of ours?",
                inner: e
            );
        }
    }

    private async Task PredictAsync(GoldenBatch batch, CancellationToken cancellationToken)
    {
        const string Name = "predictions";
        var path =
            "predict" + (_target.Arm is { } arm ? "?model=" + Uri.EscapeDataString(arm) : "");
        using var answer = await PostAsync(path, batch.ToRows(), cancellationToken);
        var root = answer.RootElement;
        CheckModel(root.GetProperty("model").GetProperty("digest").GetString(), path, batch);
        var predictions = root.GetProperty(Name);
        if (predictions.GetArrayLength() != batch.Count)
        {
            throw Unexpected(
                path,
                ReadableText.Count(predictions.GetArrayLength(), "prediction"),
                batch
            );
        }

        var row = batch.Start;
        foreach (var prediction in predictions.EnumerateArray())
        {
            Compare(batch.Rows[row], row, path, OutputsOf(prediction));
            row++;
        }
    }

    private async Task InferAsync(GoldenBatch batch, CancellationToken cancellationToken)
    {
        var path =
            $"v2/models/{Uri.EscapeDataString(_target.Model)}"
            + (_target.Arm is { } arm ? $"/versions/{Uri.EscapeDataString(arm)}" : "")
            + "/infer";
        using var answer = await PostAsync(
            path,
            batch.ToTensors(_target.Contract),
            cancellationToken
        );
        var root = answer.RootElement;
        CheckModel(root.GetProperty("model_version").GetString(), path, batch);
        var (name, width) = (_target.ScoresName, _target.Signature.OutputWidth);
        var data = root.GetProperty("outputs")
            .EnumerateArray()
            .Where(o => o.GetProperty("name").GetString() == name)
            .SelectMany(o => o.GetProperty("data").EnumerateArray())
            .Select(v => v.GetDouble())
            .ToArray();
        if (data.Length != batch.Count * width)
        {
            throw Unexpected(
                path,
                $"{ReadableText.Count(data.Length, "number")} in '{name}'",
                batch
            );
        }

        for (var i = 0; i < batch.Count; i++)
        {
            var row = batch.Start + i;
            Compare(batch.Rows[row], row, path, data.AsSpan(i * width, width));
        }
    }

    // Binary: the positive class's probability. Multiclass: that of each class. Regression: the number.
    private double[] OutputsOf(JsonElement prediction) =>
        _target.Signature.Task switch
        {
            ModelTask.Binary => [prediction.GetProperty("probability").GetDouble()],
            ModelTask.Multiclass =>
            [
                .. _target.Signature.Classes.Select(c =>
                    prediction.GetProperty("probabilities").GetProperty(c).GetDouble()
                ),
            ],
            _ => [prediction.GetProperty("prediction").GetDouble()],
        };

    private async Task<JsonDocument> PostAsync(
        string path,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new("application/json") },
            },
        };
        if (_target.ApiKey is { } key)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new MlOpsException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The server did not accept the golden rows at {path}: HTTP {(int)response.StatusCode}, {Short(bytes)}"
                    )
                );
            }

            var named = response.Headers.TryGetValues("X-Model-Digest", out var values)
                ? string.Join(", ", values)
                : "";
            if (named != _target.ModelDigest.ToString())
            {
                throw OtherModel($"the header X-Model-Digest of {path}", named);
            }

            return JsonDocument.Parse(bytes);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new MlOpsException(
                $"The server did not answer the golden rows at {path}: {PlainText.Of(e.GetBaseException().Message)}",
                inner: e
            );
        }
        catch (JsonException e)
        {
            throw new MlOpsException(
                $"The server's answer to the golden rows at {path} is no JSON: {e.Message}",
                inner: e
            );
        }
    }

    private void Compare(GoldenRow row, int index, string path, ReadOnlySpan<double> outputs)
    {
        var equal = outputs.Length == row.Outputs.Count;
        for (var i = 0; equal && i < outputs.Length; i++)
        {
            equal =
                BitConverter.DoubleToInt64Bits(outputs[i])
                == BitConverter.DoubleToInt64Bits(row.Outputs[i]);
        }

        if (!equal)
        {
            // The row's inputs may tell of a person: its number says enough.
            _different.TryAdd(
                index,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"golden row {index + 1} through /{path.Split('?')[0]} gave {Numbers(outputs.ToArray())}, the evaluated model {Numbers(row.Outputs)}"
                )
            );
        }
    }

    private void CheckModel(string? named, string path, GoldenBatch batch)
    {
        if (named != _target.ModelDigest.ToString())
        {
            throw OtherModel(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the answer of {path} to {batch.Count} rows"
                ),
                named ?? ""
            );
        }
    }

    private MlOpsException OtherModel(string where, string named) =>
        new(
            $"The server serves another model: {where} names {(named.Length == 0 ? "none" : PlainText.Of(named))}, expected {_target.ModelDigest}."
        );

    private static MlOpsException Unexpected(string path, string found, GoldenBatch batch) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The server's answer to the golden rows at {path} has {found}, expected those of {batch.Count} rows."
            )
        );

    private static string Numbers(IReadOnlyList<double> values) =>
        string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static string Short(byte[] bytes)
    {
        const int longest = 300;
        var text = PlainText.Of(Encoding.UTF8.GetString(bytes)).Trim();
        return text.Length <= longest ? text : text[..longest] + "...";
    }
}

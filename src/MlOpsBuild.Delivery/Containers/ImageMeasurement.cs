using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Measures a serving container from within, so that the way to it does not count.</summary>
/// <param name="container">The container; it is ready.</param>
public sealed partial class ImageMeasurement(RunningContainer container)
{
    private const string Listening = " serves ";

    /// <summary>
    /// Sends rows one by one, over one connection, and measures how long the answers took and how much memory is used after
    /// them.
    /// </summary>
    /// <param name="rows">The rows, sent again and again.</param>
    /// <param name="arm">The model that is asked where there are several, or <see langword="null"/>.</param>
    /// <param name="requests">How many requests are sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EngineException">It cannot be measured, or a request failed.</exception>
    public async Task<(double P99Seconds, long MemoryBytes, int Requests)> MeasureAsync(
        IReadOnlyList<GoldenRow> rows,
        string? arm,
        int requests,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var url =
            $"http://{ContainerTunnel.DefaultTarget}/predict"
            + (arm is null ? "" : "?model=" + Uri.EscapeDataString(arm));
        List<string> command =
        [
            ContainerTunnel.Program,
            "measure",
            "--url",
            url,
            "--rows",
            "-",
            "--requests",
            requests.ToString(CultureInfo.InvariantCulture),
            "--connections",
            "1",
        ];
        using var input = Lines(rows);
        var result = await container.ExecAsync(command, input, cancellationToken);
        if (result.ExitCode != 0 && result.Output.IsEmpty)
        {
            throw new EngineException(
                $"The server in {container.Title} could not be measured: {EngineErrors.Line(result.Error)}"
            );
        }

        var (p99, sent) = Read(result.Text);
        return (p99, await container.MemoryBytesAsync(cancellationToken), sent);
    }

    /// <summary>
    /// From the start of its process to the line in which the server says that it serves, by the engine's clock; without such
    /// a line, how long was waited.
    /// </summary>
    /// <param name="waited">How long it took until it was seen to be ready.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Seconds.</returns>
    public async Task<double> StartupSecondsAsync(
        TimeSpan waited,
        CancellationToken cancellationToken
    )
    {
        var state = (await container.InspectAsync(cancellationToken)).State;
        using var bytes = new MemoryStream();
        await container.Engine.DoAsync(
            $"read the log of {container.Title}",
            async (client, token) =>
            {
                using var stream = await client.Containers.GetContainerLogsAsync(
                    container.Id,
                    tty: false,
                    new ContainerLogsParameters
                    {
                        ShowStdout = true,
                        Timestamps = true,
                        Tail = "all",
                    },
                    token
                );
                await stream.CopyOutputToAsync(Stream.Null, bytes, Stream.Null, token);
            },
            cancellationToken
        );
        var line = System
            .Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)
            .Split('\n')
            .FirstOrDefault(l => l.Contains(Listening, StringComparison.Ordinal));
        return
            line is not null
            && Time(line) is { } listening
            && Time(state.StartedAt) is { } started
            && listening > started
            ? (listening - started).TotalSeconds
            : waited.TotalSeconds;
    }

    private static MemoryStream Lines(IReadOnlyList<GoldenRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            buffer.Write(row.Inputs.Span);
            buffer.Write("\n"u8);
        }

        return new MemoryStream(buffer.WrittenSpan.ToArray());
    }

    private (double P99, int Requests) Read(string text)
    {
        try
        {
            var json = JsonNode.Parse(text)!;
            var (requests, errors) = (
                json["requests"]!.GetValue<int>(),
                json["errors"]!.GetValue<int>()
            );
            return errors == 0
                ? (json["p99Seconds"]!.GetValue<double>(), requests)
                : throw new EngineException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The server in {container.Title} failed {errors} of {requests} requests while it was measured."
                    )
                );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or NullReferenceException
                        or InvalidOperationException
                        or FormatException
            )
        {
            throw new EngineException(
                $"The server in {container.Title} could not be measured: it answered {EngineErrors.Line(text)}",
                e
            );
        }
    }

    // Engines write nanoseconds, which are more digits than can be read.
    private static DateTimeOffset? Time(string text) =>
        Moment().Match(text) is { Success: true } found
        && DateTimeOffset.TryParse(
            found.Groups["time"].Value + "Z",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    [GeneratedRegex(@"^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?)\d*Z")]
    private static partial Regex Moment();
}

using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A container that was started, here or by somebody else.</summary>
/// <param name="engine">The engine that has it.</param>
/// <param name="id">Its id or name.</param>
public sealed partial class RunningContainer(ContainerEngine engine, string id) : IAsyncDisposable
{
    /// <summary>How many of its last lines an error shows.</summary>
    private const int LastLines = 20;

    /// <summary>The engine that has it.</summary>
    public ContainerEngine Engine => engine;

    /// <summary>Its id or name.</summary>
    public string Id => id;

    /// <summary>What to call it in messages: the name, or the first digits of the id.</summary>
    public string Title { get; private init; } =
        id.Length == 64 && id.All(char.IsAsciiHexDigitLower) ? id[..12] : id;

    /// <summary>Creates and starts a container. One that cannot be started is removed again.</summary>
    /// <exception cref="EngineException">The engine refused, e.g. because of a port that is taken.</exception>
    public static async Task<RunningContainer> StartAsync(
        ContainerEngine engine,
        ContainerRun run,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(run);
        var title = run.Name ?? $"a container of {run.Image}";
        var created = await engine.DoAsync(
            $"create {title}",
            (client, token) =>
                client.Containers.CreateContainerAsync(ContainerParameters.Of(run), token),
            cancellationToken
        );
        var container = new RunningContainer(engine, created.ID)
        {
            Title = run.Name ?? created.ID[..12],
        };
        try
        {
            await engine.DoAsync(
                $"start {title}",
                (client, token) =>
                    client.Containers.StartContainerAsync(
                        created.ID,
                        new ContainerStartParameters(),
                        token
                    ),
                cancellationToken
            );
            return container;
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the engine knows of it.</summary>
    /// <exception cref="EngineException">It is not there, or the engine does not answer.</exception>
    public Task<ContainerInspectResponse> InspectAsync(CancellationToken cancellationToken) =>
        engine.DoAsync(
            $"look at the container {Title}",
            (client, token) => client.Containers.InspectContainerAsync(id, token),
            cancellationToken
        );

    /// <summary>
    /// Sends it SIGTERM, waits at least a second, and kills it when it takes longer. One that has ended, or is gone, is fine.
    /// </summary>
    /// <param name="within">How long it may take, in whole seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public Task StopAsync(TimeSpan within, CancellationToken cancellationToken) =>
        engine.DoAsync(
            $"stop the container {Title}",
            async (client, token) =>
            {
                try
                {
                    // The client leaves a 0 out, which then means what the container says.
                    var seconds = Math.Max(1, Math.Ceiling(within.TotalSeconds));
                    await client.Containers.StopContainerAsync(
                        id,
                        new ContainerStopParameters { WaitBeforeKillSeconds = (uint)seconds },
                        token
                    );
                }
                catch (DockerContainerNotFoundException)
                {
                    // As wished.
                }
            },
            cancellationToken
        );

    /// <summary>Removes it and its nameless volumes; kills it if it runs. One that is gone is fine.</summary>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public Task RemoveAsync(CancellationToken cancellationToken) =>
        engine.DoAsync(
            $"remove the container {Title}",
            async (client, token) =>
            {
                try
                {
                    await client.Containers.RemoveContainerAsync(
                        id,
                        new ContainerRemoveParameters { Force = true, RemoveVolumes = true },
                        token
                    );
                }
                catch (DockerContainerNotFoundException)
                {
                    // As wished.
                }
                catch (DockerApiException e)
                    when (e.StatusCode == System.Net.HttpStatusCode.Conflict)
                {
                    // Somebody else removes it already.
                }
            },
            cancellationToken
        );

    /// <summary>Makes an HTTP client for a server in it; see <see cref="ContainerTunnel"/>.</summary>
    /// <param name="target">What to connect to in there: <c>HOST:PORT</c> or <c>unix:PATH</c>.</param>
    public HttpClient CreateHttpClient(string target = ContainerTunnel.DefaultTarget) =>
        ContainerTunnel.CreateClient(engine, id, target);

    /// <summary>
    /// The last lines that it put out, fit for a log: without what steers a terminal or commands a build server.
    /// </summary>
    /// <exception cref="EngineException">It is gone, or the engine does not answer.</exception>
    public async Task<string> LogsAsync(int lines, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await engine.DoAsync(
            $"show what the container {Title} put out",
            async (client, token) =>
            {
                using var stream = await client.Containers.GetContainerLogsAsync(
                    id,
                    tty: false,
                    new ContainerLogsParameters
                    {
                        ShowStdout = true,
                        ShowStderr = true,
                        Tail = lines.ToString(CultureInfo.InvariantCulture),
                    },
                    token
                );

                // Both outputs in one, in the order in which they came.
                await stream.CopyOutputToAsync(Stream.Null, bytes, bytes, token);
            },
            cancellationToken
        );
        var text = System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return LogText.WithoutCommands(
            string.Join('\n', text.TrimEnd().Split('\n').Select(PlainText.Of))
        );
    }

    /// <summary>
    /// The memory that it uses, in bytes, without the file cache, which the kernel takes back when others need it.
    /// </summary>
    /// <exception cref="EngineException">It does not run, or the engine does not answer.</exception>
    public async Task<long> MemoryBytesAsync(CancellationToken cancellationToken)
    {
        ContainerStatsResponse? stats = null;
        await engine.DoAsync(
            $"measure the container {Title}",
            (client, token) =>
                client.Containers.GetContainerStatsAsync(
                    id,
                    new ContainerStatsParameters { Stream = false, OneShot = true },
                    new Reporter<ContainerStatsResponse>(s => stats = s),
                    token
                ),
            cancellationToken
        );
        return stats?.MemoryStats is { Usage: > 0 } memory
            ? MemoryOf(memory)
            : throw new EngineException(
                $"The container {Title} uses no memory that the engine could measure: expected that it runs, and that the engine measures memory (docker stats)."
            );
    }

    /// <summary>Removes it; that this fails is nobody's concern any more.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await RemoveAsync(CancellationToken.None);
        }
        catch (EngineException)
        {
            // The engine is gone, and told of already.
        }
    }

    // Control groups 2 call it inactive_file and active_file, those of version 1 put total_ before it for a container.
    private static long MemoryOf(MemoryStats memory)
    {
        var cache = 0UL;
        foreach (var name in new[] { "inactive_file", "active_file" })
        {
            if (
                memory.Stats is { } stats
                && (
                    stats.TryGetValue("total_" + name, out var bytes)
                    || stats.TryGetValue(name, out bytes)
                )
            )
            {
                cache += bytes;
            }
        }

        return (long)(memory.Usage - Math.Min(cache, memory.Usage));
    }
}

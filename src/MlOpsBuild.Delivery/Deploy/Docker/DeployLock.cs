using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>
/// Keeps others from deploying to an environment at the same time, wherever they are: a container of that name, which the engine
/// gives to one only. Its program ends with its standard input (<c>mlops-serve hold</c>), which is this process' connection to
/// the engine, and the engine removes it then: whatever becomes of this process, the lock is not left behind.
/// </summary>
internal sealed class DeployLock : IAsyncDisposable
{
    // A container that was created and not started belongs to somebody who is about to, or who was ended in between.
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int MostAttempts = 50;

    private readonly RunningContainer _container;
    private readonly MultiplexedStream _stream;
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _watch;

    private DeployLock(RunningContainer container, MultiplexedStream stream)
    {
        (_container, _stream) = (container, stream);
        _watch = Task.Run(WatchAsync);
    }

    /// <summary>Is cancelled when the lock is lost: the connection broke, or somebody removed the container.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lock.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="names">The environment.</param>
    /// <param name="image">The image whose program holds it.</param>
    /// <param name="who">Who takes it, for others.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MlOpsException">Somebody else has it; says who, and since when.</exception>
    public static async Task<DeployLock> AcquireAsync(
        ContainerEngine engine,
        DeployNames names,
        DeployImage image,
        string who,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = await TryCreateAsync(engine, names, image, who, cancellationToken);
            if (id is not null)
            {
                return await StartAsync(engine, names, id, cancellationToken);
            }

            await MakeRoomAsync(engine, names, time, attempt, cancellationToken);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        _stream.Dispose();
        await _watch;
        _lost.Dispose();
    }

    private static Task<string?> TryCreateAsync(
        ContainerEngine engine,
        DeployNames names,
        DeployImage image,
        string who,
        CancellationToken cancellationToken
    )
    {
        var labels = names.Labels(DeployLabels.Lock, image.Recorded.Id, image.ModelDigest);
        labels[DeployLabels.Who] = who;
        var parameters = ContainerParameters.Of(
            new ContainerRun
            {
                Image = image.EngineId,
                Name = names.Lock,
                Command = ["hold"],
                Labels = labels,
                Pids = 64,
            }
        );
        parameters.OpenStdin = true;
        parameters.StdinOnce = true;
        parameters.AttachStdin = true;
        parameters.HostConfig.AutoRemove = true;
        return engine.DoAsync(
            $"create {names.Lock}",
            async (client, token) =>
            {
                try
                {
                    return (await client.Containers.CreateContainerAsync(parameters, token)).ID;
                }
                catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.Conflict)
                {
                    return null;
                }
            },
            cancellationToken
        );
    }

    private static async Task<DeployLock> StartAsync(
        ContainerEngine engine,
        DeployNames names,
        string id,
        CancellationToken cancellationToken
    )
    {
        var container = new RunningContainer(engine, id);
        MultiplexedStream? stream = null;
        try
        {
            stream = await engine.DoAsync(
                $"attach to {names.Lock}",
                (client, token) =>
                    client.Containers.AttachContainerAsync(
                        id,
                        false,
                        new ContainerAttachParameters
                        {
                            Stream = true,
                            Stdin = true,
                            Stdout = true,
                            Stderr = true,
                        },
                        token
                    ),
                cancellationToken
            );
            await engine.DoAsync(
                $"start {names.Lock}",
                (client, token) =>
                    client.Containers.StartContainerAsync(
                        id,
                        new ContainerStartParameters(),
                        token
                    ),
                cancellationToken
            );
            return new DeployLock(container, stream);
        }
        catch
        {
            stream?.Dispose();
            await container.DisposeAsync();
            throw;
        }
    }

    // Either somebody has the lock, or what is left of one is on its way out.
    private static async Task MakeRoomAsync(
        ContainerEngine engine,
        DeployNames names,
        TimeProvider time,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var holder = await engine.DoAsync(
            $"look at {names.Lock}",
            async (client, token) =>
            {
                try
                {
                    return await client.Containers.InspectContainerAsync(names.Lock, token);
                }
                catch (DockerContainerNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken
        );
        if (holder is null)
        {
            return;
        }

        var since = new DateTimeOffset(DateTime.SpecifyKind(holder.Created, DateTimeKind.Utc));
        var isHeld =
            holder.State.Running
            || (holder.State.Status == "created" && time.GetUtcNow() - since < StartWithin);
        if (isHeld || attempt == MostAttempts)
        {
            var who =
                holder.Config?.Labels?.TryGetValue(DeployLabels.Who, out var name) == true
                    ? PlainText.Of(name)
                    : "somebody";
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Another deployment of {names.Model} to {names.Environment} is under way, by {who} since {since:yyyy-MM-dd HH:mm:ss} UTC: wait until it has ended. One that will never end is ended with 'docker rm -f {names.Lock}'."
                )
            );
        }

        await new RunningContainer(engine, holder.ID).RemoveAsync(cancellationToken);
    }

    private async Task WatchAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (!(await _stream.ReadOutputAsync(buffer, 0, buffer.Length, default)).EOF) { }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection broke.
        }

        await _lost.CancelAsync();
    }
}

using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>The containers that serve the model.</summary>
/// <param name="engine">The engine.</param>
/// <param name="names">The environment's names.</param>
/// <param name="environment">The environment.</param>
internal sealed class DockerServers(
    ContainerEngine engine,
    DeployNames names,
    EnvironmentConfig environment
)
{
    private const int Port = 8080;
    private const int LastLines = 20;

    /// <summary>Creates and starts a server under the first number that no container has.</summary>
    /// <returns>The server as the front gets to know it, with weight 0.</returns>
    /// <exception cref="EngineException">The engine refused.</exception>
    public async Task<RouteBackend> StartAsync(
        DeployImage image,
        ServerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var taken = (await DockerEnvironment.ListAsync(engine, names, cancellationToken))
            .Select(c => c.Name)
            .ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(names.Server(image.Recorded.Id, number)))
        {
            number++;
        }

        var labels = names.Labels(DeployLabels.Server, image.Recorded.Id, image.ModelDigest);
        labels[DeployLabels.Settings] = settings.Fingerprint;
        var alias = DeployNames.Alias(image.Recorded.Id, number);
        var name = names.Server(image.Recorded.Id, number);
        var run = new ContainerRun
        {
            Image = image.EngineId,
            Name = name,
            Labels = labels,
            Variables = settings.Variables,
            Network = names.Front,
            Aliases = [alias],
            Restart = "unless-stopped",
            StopWithin = environment.DrainWithin,
        };
        if (settings.LogFolder is { } log)
        {
            await StartWithLogAsync(run, image.User, log, cancellationToken);
        }
        else
        {
            await RunningContainer.StartAsync(engine, run, cancellationToken);
        }

        return new RouteBackend
        {
            Name = name,
            Url = string.Create(CultureInfo.InvariantCulture, $"http://{alias}:{Port}"),
            ModelDigest = image.ModelDigest.ToString(),
        };
    }

    // The folder above it is a volume without a name, which goes with the container.
    private async Task StartWithLogAsync(
        ContainerRun run,
        int user,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var slash = folder.TrimEnd('/').LastIndexOf('/');
        if (slash < 1)
        {
            throw new UsageException(
                $"The prediction log cannot be in {folder}: give 'serve: log: folder' a path of two folders or more, e.g. /var/log/mlops."
            );
        }

        var id = await OwnedVolume.CreateAsync(
            engine,
            run with
            {
                Volumes = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [folder[..slash]] = "",
                },
            },
            user,
            folder[..slash],
            folder.TrimEnd('/')[(slash + 1)..],
            cancellationToken
        );
        try
        {
            await engine.DoAsync(
                $"start {run.Name}",
                (client, token) =>
                    client.Containers.StartContainerAsync(
                        id,
                        new global::Docker.DotNet.Models.ContainerStartParameters(),
                        token
                    ),
                cancellationToken
            );
        }
        catch
        {
            await Container(id).DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a server is ready.</summary>
    /// <exception cref="ContainerFailedException">It ended, was started again, or took too long; shows its last lines.</exception>
    public Task WaitAsync(string name, CancellationToken cancellationToken) =>
        Container(name).WaitUntilReadyAsync(environment.ReadyWithin, cancellationToken);

    /// <summary>Sees that a server runs, and was never started again by the engine.</summary>
    /// <exception cref="ContainerFailedException">It is not so; shows its last lines.</exception>
    public async Task CheckAsync(string name, CancellationToken cancellationToken)
    {
        var container = Container(name);
        var found = await container.InspectAsync(cancellationToken);
        if (found.State.Running && !found.State.Restarting && found.RestartCount == 0)
        {
            return;
        }

        var logs = await container.LogsAsync(LastLines, cancellationToken);
        var what =
            found.RestartCount > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"ended and was started again {(found.RestartCount == 1 ? "once" : $"{found.RestartCount} times")}"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"ended with exit code {found.State.ExitCode}"
                );
        throw new ContainerFailedException(
            $"The container {name} {what}{(found.State.OOMKilled ? " because it needed more memory than it may have" : "")}.{(logs.Length == 0 ? " It put out nothing." : " Its last lines:\n  " + logs.Replace("\n", "\n  ", StringComparison.Ordinal))}",
            (int)found.State.ExitCode
        );
    }

    /// <summary>Starts a server that was stopped, and waits until it is ready.</summary>
    /// <exception cref="EngineException">It does not start.</exception>
    public async Task StartAgainAsync(string name, CancellationToken cancellationToken)
    {
        await engine.DoAsync(
            $"start the container {name}",
            (client, token) =>
                client.Containers.StartContainerAsync(
                    name,
                    new global::Docker.DotNet.Models.ContainerStartParameters(),
                    token
                ),
            cancellationToken
        );
        await WaitAsync(name, cancellationToken);
    }

    /// <summary>Asks a server to finish what it does and to end. It is kept.</summary>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public Task StopAsync(string name, CancellationToken cancellationToken) =>
        Container(name).StopAsync(environment.DrainWithin, cancellationToken);

    /// <summary>Removes a server.</summary>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        Container(name).RemoveAsync(cancellationToken);

    /// <summary>The container of a name.</summary>
    public RunningContainer Container(string name) => new(engine, name);
}

using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>The container that has the published port, and outlives deployments.</summary>
/// <param name="engine">The engine.</param>
/// <param name="names">The environment's names.</param>
/// <param name="environment">The environment.</param>
/// <param name="observer">Is told what is done.</param>
internal sealed class DockerFront(
    ContainerEngine engine,
    DeployNames names,
    EnvironmentConfig environment,
    IDeployObserver observer
)
{
    private const int Port = 8080;
    private const string Volume = "/state";
    private const string StateFolder = "front";
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(30);

    private string Place =>
        string.Create(CultureInfo.InvariantCulture, $"{environment.Bind}:{environment.Port}");

    /// <summary>
    /// Sees that a front runs where the environment has it: starts it when there is none, and takes another one when its image
    /// has no front or <paramref name="recreate"/> says so.
    /// </summary>
    /// <returns>Whether there was none before.</returns>
    /// <exception cref="MlOpsException">The port is taken, or the front does not start.</exception>
    public async Task<bool> EnsureAsync(
        DeployImage image,
        bool recreate,
        CancellationToken cancellationToken
    )
    {
        var isNew = await EnsureNetworkAsync(cancellationToken);
        await FinishExchangeAsync(cancellationToken);
        var found = await InspectAsync(names.Front, cancellationToken);
        if (found is null)
        {
            try
            {
                var id = await CreateAsync(names.Front, image, cancellationToken);
                await StartAsync(id, cancellationToken);
                await WaitAsync(cancellationToken);
            }
            catch
            {
                // A network that was there may have servers, and a volume their routes.
                await (
                    isNew
                        ? RemoveAsync(CancellationToken.None)
                        : new RunningContainer(engine, names.Front).RemoveAsync(
                            CancellationToken.None
                        )
                );
                throw;
            }

            observer.OnStep($"the front {names.Front} listens at {Place}");
            return true;
        }

        if (recreate)
        {
            await ExchangeAsync(found, image, cancellationToken);
            return false;
        }

        CheckPort(found);
        if (found.State is { Running: true, Restarting: false })
        {
            return false;
        }

        try
        {
            await StartAsync(found.ID, cancellationToken);
            await WaitAsync(cancellationToken);
            observer.OnStep($"the front {names.Front} was stopped and runs again");
        }
        catch (ContainerFailedException e)
        {
            observer.OnWarning($"{EngineErrors.Line(e.Message.Split('\n')[0])}. It is made anew.");
            await ExchangeAsync(found, image, cancellationToken);
        }

        return false;
    }

    /// <summary>Removes the front, its network and its state: at first deployments that fail.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await new RunningContainer(engine, names.Front).RemoveAsync(cancellationToken);
        await engine.DoAsync(
            $"remove the network and the volume {names.Front}",
            async (client, token) =>
            {
                try
                {
                    await client.Networks.DeleteNetworkAsync(names.Front, token);
                    await client.Volumes.RemoveAsync(names.Front, force: true, token);
                }
                catch (DockerApiException)
                {
                    // Somebody else uses them.
                }
            },
            cancellationToken
        );
    }

    // Whether there was none.
    private Task<bool> EnsureNetworkAsync(CancellationToken cancellationToken) =>
        engine.DoAsync(
            $"create the network {names.Front}",
            async (client, token) =>
            {
                try
                {
                    await client.Networks.InspectNetworkAsync(names.Front, token);
                    return false;
                }
                catch (DockerNetworkNotFoundException)
                {
                    await client.Networks.CreateNetworkAsync(
                        new NetworksCreateParameters
                        {
                            Name = names.Front,
                            CheckDuplicate = true,
                            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
                            {
                                [ImageLabels.ModelName] = names.Model,
                                [DeployLabels.Environment] = names.Environment,
                            },
                        },
                        token
                    );
                    return true;
                }
            },
            cancellationToken
        );

    private Task<ContainerInspectResponse?> InspectAsync(
        string name,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync(
            $"look at the container {name}",
            async (client, token) =>
            {
                try
                {
                    return await client.Containers.InspectContainerAsync(name, token);
                }
                catch (DockerContainerNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken
        );

    private async Task<string> CreateAsync(
        string name,
        DeployImage image,
        CancellationToken cancellationToken
    )
    {
        var run = new ContainerRun
        {
            Image = image.EngineId,
            Name = name,
            Command =
            [
                "route",
                "--state",
                $"{Volume}/{StateFolder}",
                "--control",
                FrontControl.Socket,
                "--address",
                "0.0.0.0",
                "--port",
                Port.ToString(CultureInfo.InvariantCulture),
            ],
            Labels = names.Labels(DeployLabels.Front, image.Recorded.Id, image.ModelDigest),
            Network = names.Front,
            Ports = [new PublishedPort(environment.Bind, environment.Port, Port)],
            Volumes = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Volume] = names.Front,
            },
            Tmpfs = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/tmp"] = ContainerRun.TmpfsOptions,
                [Path.GetDirectoryName(FrontControl.Socket)!] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"rw,noexec,nosuid,nodev,size=1m,mode=0700,uid={image.User},gid={image.User}"
                ),
            },
            Restart = "unless-stopped",
            StopWithin = environment.DrainWithin,
        };
        return await OwnedVolume.CreateAsync(
            engine,
            run,
            image.User,
            Volume,
            StateFolder,
            cancellationToken
        );
    }

    private async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await engine.DoAsync(
                $"start {names.Front}",
                (client, token) =>
                    client.Containers.StartContainerAsync(
                        id,
                        new ContainerStartParameters(),
                        token
                    ),
                cancellationToken
            );
        }
        catch (EngineException e) when (IsPortTaken(e.Message))
        {
            throw new MlOpsException(
                $"The port {Place}, which {environment.Name} is to have, is taken by {await WhoHasPortAsync(cancellationToken)}: stop that, or give the environment another 'port:' in mlops.yaml.",
                inner: e
            );
        }
    }

    private static bool IsPortTaken(string message) =>
        message.Contains("port is already allocated", StringComparison.OrdinalIgnoreCase)
        || message.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private async Task<string> WhoHasPortAsync(CancellationToken cancellationToken)
    {
        var containers = await engine.DoAsync(
            "list the containers",
            (client, token) =>
                client.Containers.ListContainersAsync(new ContainersListParameters(), token),
            cancellationToken
        );
        var holder = containers.FirstOrDefault(c =>
            c.Ports?.Any(p => p.PublicPort == environment.Port) == true
        );
        return holder is null
            ? "another program on the engine's machine"
            : $"the container {PlainText.Of(DockerEnvironment.NameOf(holder))}";
    }

    private void CheckPort(ContainerInspectResponse front)
    {
        var bound = front
            .HostConfig?.PortBindings?.SelectMany(p => p.Value ?? [])
            .Select(b => $"{b.HostIP}:{b.HostPort}")
            .ToList();
        if (bound?.Contains(Place, StringComparer.Ordinal) == false)
        {
            throw new UsageException(
                $"The front of {environment.Name} publishes {string.Join(", ", bound)}, and mlops.yaml says {Place}: a port cannot change while a container runs. Deploy with a new front, which answers nothing for a moment, or change it back."
            );
        }
    }

    // Until its control socket can be connected to: it is not ready before it has servers.
    private Task WaitAsync(CancellationToken cancellationToken) =>
        new RunningContainer(engine, names.Front).WaitUntilReadyAsync(
            StartWithin,
            cancellationToken,
            [ContainerTunnel.Program, "tunnel", "unix:" + FrontControl.Socket]
        );

    // A new front in the place of the old one: nobody is answered in between, so that it is as short as can be.
    private async Task ExchangeAsync(
        ContainerInspectResponse old,
        DeployImage image,
        CancellationToken cancellationToken
    )
    {
        var next = await CreateAsync(names.NextFront, image, cancellationToken);
        var previous = new RunningContainer(engine, old.ID);
        await previous.StopAsync(environment.DrainWithin, cancellationToken);
        try
        {
            await StartAsync(next, cancellationToken);
        }
        catch
        {
            await new RunningContainer(engine, next).DisposeAsync();
            await StartAsync(old.ID, CancellationToken.None);
            throw;
        }

        await previous.RemoveAsync(cancellationToken);
        await RenameAsync(next, cancellationToken);
        await WaitAsync(cancellationToken);
        observer.OnStep($"a new front {names.Front} listens at {Place}");
    }

    // What was left of an exchange that was broken off.
    private async Task FinishExchangeAsync(CancellationToken cancellationToken)
    {
        if (await InspectAsync(names.NextFront, cancellationToken) is not { } next)
        {
            return;
        }

        if (!next.State.Running)
        {
            await new RunningContainer(engine, next.ID).RemoveAsync(cancellationToken);
            return;
        }

        await new RunningContainer(engine, names.Front).RemoveAsync(cancellationToken);
        await RenameAsync(next.ID, cancellationToken);
    }

    private Task RenameAsync(string id, CancellationToken cancellationToken) =>
        engine.DoAsync(
            $"name the front {names.Front}",
            (client, token) =>
                client.Containers.RenameContainerAsync(
                    id,
                    new ContainerRenameParameters { NewName = names.Front },
                    token
                ),
            cancellationToken
        );
}

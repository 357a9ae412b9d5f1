using Docker.DotNet.Models;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>Says in the engine's terms what is started.</summary>
internal static class ContainerParameters
{
    public static CreateContainerParameters Of(ContainerRun run)
    {
        var ports = run.Ports.GroupBy(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.ContainerPort}/tcp")
        );
        return new CreateContainerParameters
        {
            Name = run.Name,
            Image = run.Image,
            Cmd = run.Command?.ToList(),
            User = run.User,
            Labels = new Dictionary<string, string>(run.Labels, StringComparer.Ordinal),
            Env = [.. run.Variables.Select(v => $"{v.Key}={v.Value}")],
            StopTimeout = run.StopWithin,
            ExposedPorts = ports.ToDictionary(
                p => p.Key,
                _ => default(EmptyStruct),
                StringComparer.Ordinal
            ),
            HostConfig = Host(run, ports),
            NetworkingConfig = run.Aliases.Count == 0 ? null : Networking(run),
        };
    }

    private static HostConfig Host(
        ContainerRun run,
        IEnumerable<IGrouping<string, PublishedPort>> ports
    ) =>
        new()
        {
            NetworkMode = run.Network,
            ReadonlyRootfs = run.IsReadOnly,
            Tmpfs = new Dictionary<string, string>(run.Tmpfs, StringComparer.Ordinal),
            CapDrop = ["ALL"],
            SecurityOpt = ["no-new-privileges"],
            Memory = run.MemoryBytes,
            NanoCPUs = (long)Math.Round(run.Cpus * 1e9),
            PidsLimit = run.Pids,
            RestartPolicy = new RestartPolicy { Name = RestartOf(run.Restart) },
            Mounts =
            [
                .. run.Volumes.Select(v => new Mount
                {
                    Type = "volume",
                    Source = v.Value,
                    Target = v.Key,
                }),
            ],
            PortBindings = ports.ToDictionary(
                p => p.Key,
                p =>
                    (IList<PortBinding>)
                        [
                            .. p.Select(port => new PortBinding
                            {
                                HostIP = port.Address,
                                HostPort = port.HostPort.ToString(CultureInfo.InvariantCulture),
                            }),
                        ],
                StringComparer.Ordinal
            ),
        };

    private static NetworkingConfig Networking(ContainerRun run) =>
        new()
        {
            EndpointsConfig = new Dictionary<string, EndpointSettings>(StringComparer.Ordinal)
            {
                [run.Network] = new() { Aliases = [.. run.Aliases] },
            },
        };

    private static RestartPolicyKind RestartOf(string restart) =>
        restart switch
        {
            "no" => RestartPolicyKind.No,
            "on-failure" => RestartPolicyKind.OnFailure,
            "unless-stopped" => RestartPolicyKind.UnlessStopped,
            "always" => RestartPolicyKind.Always,
            _ => throw new ArgumentException($"'{restart}' is no restart policy.", nameof(restart)),
        };
}

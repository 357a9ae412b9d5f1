using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>Reads what an engine has of an environment: by labels, each time anew, so that nothing can be out of date.</summary>
internal static class DockerEnvironment
{
    /// <summary>Reads containers and routes.</summary>
    /// <exception cref="MlOpsException">Engine or front do not answer.</exception>
    public static async Task<EnvironmentState> ReadAsync(
        ContainerEngine engine,
        DeployNames names,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var containers = await ListAsync(engine, names, cancellationToken);
        var front = containers.FirstOrDefault(c => c.Name == names.Front);
        RouteTable? table = null;
        if (front is { State: "running" })
        {
            using var control = new FrontControl(engine, front.Name, time);
            table = await control.GetRoutesAsync(cancellationToken);
        }

        return new EnvironmentState(
            front,
            [.. containers.Where(c => c.Role == DeployLabels.Server)],
            table
        );
    }

    /// <summary>All containers of the environment.</summary>
    public static async Task<IReadOnlyList<ServerContainer>> ListAsync(
        ContainerEngine engine,
        DeployNames names,
        CancellationToken cancellationToken
    )
    {
        var listed = await engine.DoAsync(
            $"list the containers of {names.Front}",
            (client, token) =>
                client.Containers.ListContainersAsync(
                    new ContainersListParameters
                    {
                        All = true,
                        Filters = new Dictionary<string, IDictionary<string, bool>>(
                            StringComparer.Ordinal
                        )
                        {
                            ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal)
                            {
                                [$"{ImageLabels.ModelName}={names.Model}"] = true,
                                [$"{DeployLabels.Environment}={names.Environment}"] = true,
                            },
                        },
                    },
                    token
                ),
            cancellationToken
        );
        return
        [
            .. listed
                .Select(c =>
                {
                    var labels = c.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal);
                    return new ServerContainer(
                        c.ID,
                        NameOf(c),
                        labels.TryGetValue(DeployLabels.Role, out var role) ? role : "",
                        DigestOf(labels, DeployLabels.Image),
                        DigestOf(labels, ImageLabels.ModelDigest),
                        labels.TryGetValue(DeployLabels.Settings, out var settings) ? settings : "",
                        c.State
                    );
                })
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A container's name, without the slash before it.</summary>
    public static string NameOf(ContainerListResponse container) =>
        container.Names is [var name, ..] ? name.TrimStart('/') : container.ID;

    private static Digest DigestOf(IDictionary<string, string> labels, string name) =>
        labels.TryGetValue(name, out var text) && Digest.TryParse(text, out var digest)
            ? digest
            : default;
}

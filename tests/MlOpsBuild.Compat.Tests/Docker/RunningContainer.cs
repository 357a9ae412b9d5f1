using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>A container that goes with the test.</summary>
public sealed class RunningContainer(DockerClient client, string id) : IAsyncDisposable
{
    public string Id => id;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await client.Containers.RemoveContainerAsync(
                id,
                new ContainerRemoveParameters { Force = true, RemoveVolumes = true },
                CancellationToken.None
            );
        }
        catch (DockerContainerNotFoundException)
        {
            // The test removed it.
        }
    }
}

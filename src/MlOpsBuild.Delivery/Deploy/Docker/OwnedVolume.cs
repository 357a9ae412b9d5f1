using System.Formats.Tar;
using Docker.DotNet.Models;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>Creates containers with a volume that their user may write to, who is not root, as a new volume is.</summary>
internal static class OwnedVolume
{
    /// <summary>Creates a container, and in its volume a folder that belongs to its user. It is not started.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="run">What is created.</param>
    /// <param name="user">Who runs in it.</param>
    /// <param name="volume">Where the volume is in it.</param>
    /// <param name="folder">The folder's name: engines do not change the root of what they unpack into.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The container's id.</returns>
    /// <exception cref="EngineException">The engine refused; nothing is left.</exception>
    public static async Task<string> CreateAsync(
        ContainerEngine engine,
        ContainerRun run,
        int user,
        string volume,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var created = await engine.DoAsync(
            $"create {run.Name}",
            (client, token) =>
                client.Containers.CreateContainerAsync(ContainerParameters.Of(run), token),
            cancellationToken
        );
        try
        {
            using var archive = await ArchiveAsync(folder, user, cancellationToken);
            await engine.DoAsync(
                $"give {run.Name} its volume",
                (client, token) =>
                    client.Containers.ExtractArchiveToContainerAsync(
                        created.ID,
                        new ContainerPathStatParameters { Path = volume },
                        archive,
                        token
                    ),
                cancellationToken
            );
            return created.ID;
        }
        catch
        {
            await new RunningContainer(engine, created.ID).DisposeAsync();
            throw;
        }
    }

    private static async Task<MemoryStream> ArchiveAsync(
        string folder,
        int user,
        CancellationToken cancellationToken
    )
    {
        var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.Directory, folder + "/")
                {
                    Uid = user,
                    Gid = user,
                    Mode =
                        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                },
                cancellationToken
            );
        }

        archive.Position = 0;
        return archive;
    }
}

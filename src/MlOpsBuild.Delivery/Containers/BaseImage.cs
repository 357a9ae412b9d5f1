using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>What an image is built on, as an engine has it.</summary>
/// <param name="Name">Its name, as configured.</param>
/// <param name="Id">Its id: the digest of its configuration.</param>
/// <param name="Title">Its name and, where it came from a registry, its digest there.</param>
/// <param name="Bytes">The size of its layers.</param>
/// <param name="Layers">How many layers it has.</param>
public sealed record BaseImage(string Name, Digest Id, string Title, long Bytes, int Layers)
{
    /// <summary>Looks for it in the engine; has the engine pull it when it is not there.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">Its name.</param>
    /// <param name="credentials">Credentials for its registry.</param>
    /// <param name="progress">Told what goes on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EngineException">It cannot be had; says how to use another one.</exception>
    public static async Task<BaseImage> GetAsync(
        ContainerEngine engine,
        string name,
        IRegistryCredentials credentials,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(credentials);
        if (await FindAsync(engine, name, cancellationToken) is { } there)
        {
            return there;
        }

        progress?.Invoke($"pulling the base image {name}");
        await PullAsync(engine, name, credentials, progress, cancellationToken);
        return await FindAsync(engine, name, cancellationToken)
            ?? throw Unavailable(name, "the engine does not have it after all");
    }

    private static async Task PullAsync(
        ContainerEngine engine,
        string name,
        IRegistryCredentials credentials,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var reference = ImageReference.Parse(name);
        var auth = await EngineCredentials.FindAsync(
            credentials,
            reference.CredentialKey,
            cancellationToken
        );
        var messages = new EngineMessages(progress);
        try
        {
            await engine.Client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = reference.Name, Tag = reference.Tag },
                auth,
                messages,
                cancellationToken
            );
        }
        catch (DockerApiException e)
        {
            throw Unavailable(name, EngineErrors.MessageOf(e), e);
        }
        catch (Exception e) when (EngineErrors.IsOfEngine(e))
        {
            throw EngineErrors.During($"pull {name}", engine.Endpoint, e);
        }

        if (messages.Error is { } error)
        {
            throw Unavailable(name, error);
        }
    }

    private static EngineException Unavailable(string name, string why, Exception? e = null) =>
        new(
            $"The base image {PlainText.Of(name)} cannot be had: {EngineErrors.WithAdvice(why)} Or build on an image that the engine has already or can pull: container.baseImage in mlops.yaml, or --base-image; it needs glibc, libgcc, libstdc++ and certificates.",
            e
        );

    private static Task<BaseImage?> FindAsync(
        ContainerEngine engine,
        string name,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync(
            $"look for the image {name}",
            async (client, token) =>
            {
                try
                {
                    var image = await client.Images.InspectImageAsync(name, token);
                    var digest = image.RepoDigests?.FirstOrDefault(d =>
                        d.StartsWith(
                            ImageReference.Parse(name).Name + "@",
                            StringComparison.Ordinal
                        )
                    );
                    return new BaseImage(
                        name,
                        Digest.Parse(image.ID),
                        digest is null || name.Contains('@', StringComparison.Ordinal)
                            ? name
                            : name + digest[digest.IndexOf('@', StringComparison.Ordinal)..],
                        image.Size,
                        image.RootFS?.Layers?.Count ?? 0
                    );
                }
                catch (DockerImageNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken
        );
}

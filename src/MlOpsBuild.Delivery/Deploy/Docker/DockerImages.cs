using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>Brings an image to an engine, and sees that it is the right one.</summary>
internal static class DockerImages
{
    /// <summary>Finds an image in the engine, or has it pulled by its digest, and checks it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="names">The environment.</param>
    /// <param name="image">The image as it was recorded.</param>
    /// <param name="modelDigest">The SHA-256 of the <c>model.json</c> that it is to serve.</param>
    /// <param name="credentials">Knows who may pull.</param>
    /// <param name="observer">Is told of a pull.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RejectedException">It is another image.</exception>
    /// <exception cref="MlOpsException">It is nowhere, or the engine cannot pull it.</exception>
    public static async Task<DeployImage> EnsureAsync(
        ContainerEngine engine,
        DeployNames names,
        DeployedImage image,
        Digest modelDigest,
        IRegistryCredentials credentials,
        IDeployObserver observer,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(engine, image, cancellationToken);
        if (found is null)
        {
            if (image.Reference is null)
            {
                throw new MlOpsException(
                    $"The container engine at {engine.Endpoint} has no image {image.Tag} ({image.Id.Short}), and it is in no registry: './build.sh Containerize' builds it in the engine that it is run with, and pushes it where 'registry:' or 'container: image' names one."
                );
            }

            observer.OnStep($"the engine pulls {image.Reference}");
            await PullAsync(engine, image, credentials, cancellationToken);
            found =
                await FindAsync(engine, image, cancellationToken)
                ?? throw new MlOpsException(
                    $"The container engine at {engine.Endpoint} pulled {image.Reference}, and does not have it: see its log."
                );
        }

        DeployRules.CheckImage(
            names.Model,
            names.Environment,
            image,
            modelDigest,
            found.ID,
            found.RepoDigests ?? [],
            new Dictionary<string, string>(
                found.Config?.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal),
                StringComparer.Ordinal
            )
        );
        return new DeployImage(found.ID, image, modelDigest, UserOf(found.Config?.User));
    }

    private static async Task<ImageInspectResponse?> FindAsync(
        ContainerEngine engine,
        DeployedImage image,
        CancellationToken cancellationToken
    ) =>
        await InspectAsync(engine, image.Id.ToString(), cancellationToken)
        ?? (
            image.Reference is null
                ? null
                : await InspectAsync(engine, image.Reference, cancellationToken)
        );

    private static Task<ImageInspectResponse?> InspectAsync(
        ContainerEngine engine,
        string name,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync(
            $"look at the image {name}",
            async (client, token) =>
            {
                try
                {
                    return await client.Images.InspectImageAsync(name, token);
                }
                catch (DockerImageNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken
        );

    private static async Task PullAsync(
        ContainerEngine engine,
        DeployedImage image,
        IRegistryCredentials credentials,
        CancellationToken cancellationToken
    )
    {
        var reference = ImageReference.Parse(image.Reference!);
        var auth = await EngineCredentials.FindAsync(
            credentials,
            reference.CredentialKey,
            cancellationToken
        );
        var messages = new EngineMessages(null);
        await engine.DoAsync(
            $"pull {image.Reference}",
            (client, token) =>
                client.Images.CreateImageAsync(
                    new ImagesCreateParameters { FromImage = reference.Name, Tag = reference.Tag },
                    auth,
                    messages,
                    token
                ),
            cancellationToken
        );
        if (messages.Error is { } error)
        {
            throw EngineErrors.Refused($"pull {image.Reference}", error);
        }

        // With a name it is not taken for one that nobody needs.
        var name = ImageReference.Parse(image.Tag);
        await engine.DoAsync(
            $"name the image {image.Tag}",
            (client, token) =>
                client.Images.TagImageAsync(
                    image.Reference!,
                    new ImageTagParameters
                    {
                        RepositoryName = name.Name,
                        Tag = name.Tag,
                        Force = true,
                    },
                    token
                ),
            cancellationToken
        );
    }

    private static int UserOf(string? user) =>
        int.TryParse(
            (user ?? "").Split(':')[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : Dockerfile.UserId;
}

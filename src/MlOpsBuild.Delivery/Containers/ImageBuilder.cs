using System.Text.Json.Nodes;
using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Builds a serving image through the engine's own builder.</summary>
/// <param name="engine">The engine.</param>
public sealed class ImageBuilder(ContainerEngine engine)
{
    /// <summary>
    /// The key of an image: the digest of what it is built from. The commit is none of it, so that what did not change is not
    /// built again.
    /// </summary>
    /// <param name="baseImage">What it is built on.</param>
    /// <param name="app">The serving program.</param>
    /// <param name="modelFiles">The files of the models' layer with their digests.</param>
    /// <param name="golden">The digest of the rows that prove it: other rows, another proof.</param>
    /// <param name="labels">The labels that say what it is.</param>
    public static Digest KeyOf(
        BaseImage baseImage,
        PublishedApp app,
        IReadOnlyDictionary<string, Digest> modelFiles,
        Digest golden,
        IReadOnlyDictionary<string, string> labels
    )
    {
        ArgumentNullException.ThrowIfNull(baseImage);
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(modelFiles);
        ArgumentNullException.ThrowIfNull(labels);
        return CanonicalJson.DigestOf(
            new JsonObject
            {
                ["dockerfile"] = Dockerfile.Version,
                ["base"] = new JsonObject
                {
                    ["name"] = baseImage.Name,
                    ["id"] = baseImage.Id.ToString(),
                },
                ["app"] = app.Digest.ToString(),
                ["files"] = Map(modelFiles.Select(f => (f.Key, f.Value.ToString()))),
                ["golden"] = golden.ToString(),
                ["labels"] = Map(labels.Select(l => (l.Key, l.Value))),
            }
        );
    }

    /// <summary>Builds an image and names it.</summary>
    /// <param name="context">What it is built from.</param>
    /// <param name="dockerfile">The text of its Dockerfile.</param>
    /// <param name="tag">Its name, <c>repository:tag</c>; it names the image only when all of it is built.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="useCache">Whether layers of an earlier build are taken. <value>The default value is
    /// <see langword="true"/>.</value></param>
    /// <param name="cancellationToken">Ends the build; the engine drops what it has of it.</param>
    /// <exception cref="EngineException">It cannot be built: says at which step, and why.</exception>
    public async Task<ImageInspectResponse> BuildAsync(
        BuildContext context,
        string dockerfile,
        string tag,
        Action<string>? progress,
        bool useCache = true,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var before = await FindAsync(tag, cancellationToken);
        var messages = new EngineMessages(progress);
        await using var stream = context.OpenRead(dockerfile);
        try
        {
            await engine.Client.Images.BuildImageFromDockerfileAsync(
                new ImageBuildParameters
                {
                    Tags = [tag],
                    Dockerfile = "Dockerfile",
                    Remove = true,
                    ForceRemove = true,
                    NoCache = !useCache,
                    NetworkMode = "none",
                },
                stream,
                [],
                new Dictionary<string, string>(StringComparer.Ordinal),
                messages,
                cancellationToken
            );
        }
        catch (DockerApiException e)
        {
            throw Failed(tag, messages, EngineErrors.MessageOf(e), e);
        }
        catch (Exception e)
            when (EngineErrors.IsOfEngine(e) && !cancellationToken.IsCancellationRequested)
        {
            throw messages.Error is { } said
                ? Failed(tag, messages, said, e)
                : EngineErrors.During($"build the image {tag}{At(messages)}", engine.Endpoint, e);
        }

        if (messages.Error is { } error)
        {
            throw Failed(tag, messages, error);
        }

        // An engine that ends just stops talking.
        if (!messages.IsBuilt)
        {
            throw EngineErrors.During(
                $"build the image {tag}{At(messages)}",
                engine.Endpoint,
                new EndOfStreamException("it ended without a result")
            );
        }

        var built =
            await FindAsync(tag, cancellationToken)
            ?? throw Failed(tag, messages, "it is not there after the build");
        if (before is not null && before.ID != built.ID)
        {
            await RemoveUnnamedAsync(before.ID, cancellationToken);
        }

        return built;
    }

    /// <summary>What the engine knows of an image; <see langword="null"/> when it has none of that name.</summary>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public Task<ImageInspectResponse?> FindAsync(
        string name,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync(
            $"look for the image {name}",
            async (client, token) =>
            {
                try
                {
                    return (ImageInspectResponse?)
                        await client.Images.InspectImageAsync(name, token);
                }
                catch (DockerImageNotFoundException)
                {
                    return null;
                }
            },
            cancellationToken
        );

    /// <summary>The sizes of the uppermost layers of an image, from the lowest; empty where the engine does not tell.</summary>
    internal Task<IReadOnlyList<long>> LayerBytesAsync(
        string id,
        int layers,
        CancellationToken cancellationToken
    ) =>
        engine.DoAsync<IReadOnlyList<long>>(
            $"look at the layers of {id}",
            async (client, token) =>
            {
                // From the newest; what only changed the configuration has no size and no layer.
                var history = await client.Images.GetImageHistoryAsync(id, token);
                long[] sizes = [.. history.Select(h => h.Size).Where(s => s > 0).Take(layers)];
                Array.Reverse(sizes);
                return sizes.Length == layers ? sizes : [];
            },
            cancellationToken
        );

    // The one that had the name before: without it nobody needs it, unless a container runs it.
    private async Task RemoveUnnamedAsync(string id, CancellationToken cancellationToken)
    {
        var image = await FindAsync(id, cancellationToken);
        if (image is null || image.RepoTags is { Count: > 0 })
        {
            return;
        }

        try
        {
            await engine.Client.Images.DeleteImageAsync(
                id,
                new ImageDeleteParameters(),
                cancellationToken
            );
        }
        catch (DockerApiException)
        {
            // It is in use.
        }
    }

    private static EngineException Failed(
        string tag,
        EngineMessages messages,
        string why,
        Exception? e = null
    ) =>
        new($"The image {tag} could not be built{At(messages)}: {EngineErrors.WithAdvice(why)}", e);

    private static string At(EngineMessages messages) =>
        messages.Step.Length == 0 ? "" : $" (at '{messages.Step}')";

    private static JsonObject Map(IEnumerable<(string Key, string Value)> items) =>
        new(items.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)i.Value)));
}

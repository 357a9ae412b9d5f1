using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>All that an image is built from, looked up.</summary>
internal sealed record ImageParts
{
    /// <summary>What it is built on.</summary>
    public required BaseImage Base { get; init; }

    /// <summary>The serving program.</summary>
    public required PublishedApp App { get; init; }

    /// <summary>What the engine gets.</summary>
    public required BuildContext Context { get; init; }

    /// <summary>The key of all that.</summary>
    public required Digest Key { get; init; }

    /// <summary>The name that the image gets: it changes with the key.</summary>
    public required string Tag { get; init; }

    /// <summary>All labels, those included that are not part of the key.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Looks everything up; publishes the program and pulls the base image where they are missing.</summary>
    public static async Task<ImageParts> PrepareAsync(
        ModelImageRequest request,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var engine = request.Engine;
        if (engine.OperatingSystem != "linux")
        {
            throw new EngineException(
                $"The container engine at {engine.Endpoint} runs {PlainText.Of(engine.OperatingSystem)} containers, and the serving image is one of Linux: switch it to Linux containers."
            );
        }

        var baseImage = await BaseImage.GetAsync(
            engine,
            request.Container.BaseImage,
            request.Credentials,
            progress,
            cancellationToken
        );
        var app = await new ServingApp(request.App).GetAsync(
            ServingApp.RuntimeFor(engine.Architecture),
            progress,
            cancellationToken
        );
        var context = await BuildContext.CreateAsync(app, request.ModelsFolder, cancellationToken);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ImageLabels.Title] = request.Settings.Model,
            [ImageLabels.Source] = SourceOf(request.Repository),
            [ImageLabels.BaseName] = request.Container.BaseImage,
            [ImageLabels.ModelName] = request.Settings.Model,
            [ImageLabels.ModelDigest] = request.ModelDigest.ToString(),
            [ImageLabels.DataDigest] = request.DataDigest,
        };
        var key = ImageBuilder.KeyOf(
            baseImage,
            app,
            context.ModelFiles,
            Digest.Of(GoldenRows.ToBytes(request.Golden)),
            labels
        );
        labels[ImageLabels.ImageKey] = key.ToString();
        labels[ImageLabels.Revision] = request.Commit;
        labels[ImageLabels.Commit] = request.Commit;
        labels[ImageLabels.Version] = request.Version ?? "";
        return new ImageParts
        {
            Base = baseImage,
            App = app,
            Context = context,
            Key = key,
            Tag = $"mlops/{RepositoryOf(request.Settings.Model)}:{key.Short}",
            Labels = labels,
        };
    }

    // Models' names have a larger alphabet than repositories: lower-case letters and digits, single separators inside.
    internal static string RepositoryOf(string model)
    {
        var name = string.Concat(
            model
                .ToLowerInvariant()
                .Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')
        );
        var parts = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "model" : string.Join('-', parts);
    }

    // An address for people to open, without what may be a password: git@host:path is https://host/path.
    internal static string SourceOf(string? repository)
    {
        if (string.IsNullOrEmpty(repository))
        {
            return "";
        }

        var text = repository;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 2)
            {
                return "";
            }

            text = $"ssh://{text[..colon]}/{text[(colon + 1)..].TrimStart('/')}";
        }

        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.IsFile
            || uri.Host.Length == 0
        )
        {
            return "";
        }

        var isWeb = uri.Scheme is "http" or "https";
        var path = uri.AbsolutePath.EndsWith(".git", StringComparison.Ordinal)
            ? uri.AbsolutePath[..^4]
            : uri.AbsolutePath;
        return $"{(isWeb ? uri.Scheme : "https")}://{(isWeb ? uri.Authority : uri.Host)}{path}";
    }
}

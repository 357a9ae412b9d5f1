using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// A published program on disk: <c>app.json</c> says what is in the folder <c>app</c>, and is there only when all of it is.
/// </summary>
internal static class AppFolder
{
    /// <summary>The folder with the program's files.</summary>
    public const string Files = "app";

    private const string Index = "app.json";

    /// <summary>Reads what is there; <see langword="null"/> when it is not there or not whole.</summary>
    public static async Task<PublishedApp?> ReadAsync(
        string folder,
        string runtime,
        CancellationToken cancellationToken
    )
    {
        var index = Path.Combine(folder, Index);
        if (!File.Exists(index))
        {
            return null;
        }

        try
        {
            var json = JsonNode.Parse(await File.ReadAllBytesAsync(index, cancellationToken))!;
            var app = new PublishedApp
            {
                Runtime = runtime,
                Folder = Path.Combine(folder, Files),
                Files = json["files"]!
                    .AsObject()
                    .ToDictionary(
                        f => f.Key,
                        f => Digest.Parse(f.Value!.GetValue<string>()),
                        StringComparer.Ordinal
                    ),
                Libraries =
                [
                    .. json["libraries"]!
                        .AsArray()
                        .Select(l => new ImageBomLibrary(
                            l!["name"]!.GetValue<string>(),
                            l["version"]!.GetValue<string>(),
                            l["package"]!.GetValue<bool>(),
                            l["license"]?.GetValue<string>()
                        )),
                ],
            };
            foreach (var (file, digest) in app.Files)
            {
                var actual = await Digest.OfFileAsync(
                    Path.Combine(app.Folder, file),
                    cancellationToken
                );
                if (actual != digest)
                {
                    return null;
                }
            }

            return app;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or NullReferenceException
                        or IOException
            )
        {
            // Damaged: it is published again.
            return null;
        }
    }

    /// <summary>Takes what was published into its place, whole or not at all.</summary>
    /// <exception cref="MlOpsException">It is no serving program.</exception>
    public static async Task<PublishedApp> CommitAsync(
        string temporary,
        string target,
        string work,
        string runtime,
        CancellationToken cancellationToken
    )
    {
        var app = Path.Combine(temporary, Files);
        if (File.Exists(Path.Combine(app, HostProject.Name)))
        {
            File.Move(Path.Combine(app, HostProject.Name), Path.Combine(app, ServingApp.Program));
        }

        if (!File.Exists(Path.Combine(app, ServingApp.Program)))
        {
            throw new MlOpsException(
                $"dotnet publish made no {ServingApp.Program}: expected the project of the serving program."
            );
        }

        // What is for developers is no part of it.
        foreach (
            var file in Directory
                .EnumerateFiles(app, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".pdb" or ".xml" or ".dbg")
                .ToArray()
        )
        {
            File.Delete(file);
        }

        var files = new JsonObject();
        foreach (
            var file in Directory
                .EnumerateFiles(app, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(app, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        )
        {
            files[file] = (
                await Digest.OfFileAsync(Path.Combine(app, file), cancellationToken)
            ).ToString();
        }

        var libraries = await AppLibraries.ReadAsync(work, runtime, cancellationToken);
        AtomicFile.Write(
            Path.Combine(temporary, Index),
            CanonicalJson.ToIndented(
                new JsonObject
                {
                    ["files"] = files,
                    ["libraries"] = new JsonArray([
                        .. libraries.Select(l => new JsonObject
                        {
                            ["name"] = l.Name,
                            ["version"] = l.Version,
                            ["package"] = l.IsPackage,
                            ["license"] = l.License,
                        }),
                    ]),
                }
            )
        );
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(temporary, target);
        return (await ReadAsync(target, runtime, cancellationToken))!;
    }

    /// <summary>Deletes all but the newest programs of a cache.</summary>
    public static void KeepNewest(string cache, int count)
    {
        foreach (
            var old in Directory
                .EnumerateDirectories(cache, "linux-*")
                .Where(d => File.Exists(Path.Combine(d, Index)))
                .OrderByDescending(d => File.GetLastWriteTimeUtc(Path.Combine(d, Index)))
                .Skip(count)
                .ToArray()
        )
        {
            Directory.Delete(old, recursive: true);
        }
    }
}

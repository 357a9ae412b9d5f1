using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// What an engine gets to build an image: a tar archive with the Dockerfile and an archive for each layer, made while it is
/// sent. The same files give the same bytes.
/// </summary>
public sealed class BuildContext
{
    private const string AppFolder = "app/";
    private const string ModelsFolder = "models/";
    private readonly TarFile[] _app;
    private readonly TarFile[] _models;

    private BuildContext(
        TarFile[] app,
        TarFile[] models,
        IReadOnlyDictionary<string, Digest> files
    ) => (_app, _models, ModelFiles) = (app, models, files);

    /// <summary>The files of the models' layer, relative to the folder of the models, with their digests.</summary>
    public IReadOnlyDictionary<string, Digest> ModelFiles { get; }

    /// <summary>Lists what goes in.</summary>
    /// <param name="app">The serving program.</param>
    /// <param name="modelsFolder">The folder with <c>settings.json</c> and a folder for each model.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MlOpsException">A file cannot be read.</exception>
    public static async Task<BuildContext> CreateAsync(
        PublishedApp app,
        string modelsFolder,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(app);
        var files = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        try
        {
            foreach (
                var path in Directory.EnumerateFiles(modelsFolder, "*", SearchOption.AllDirectories)
            )
            {
                files[Path.GetRelativePath(modelsFolder, path).Replace('\\', '/')] =
                    await Digest.OfFileAsync(path, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"The model's files cannot be read: {e.Message}", inner: e);
        }

        return new BuildContext(
            [
                .. app.Files.Keys.Select(f => new TarFile(
                    AppFolder + f,
                    Path.Combine(app.Folder, f),
                    // What is made on Windows has no such mode.
                    Executable: f == ServingApp.Program
                )),
            ],
            [
                .. files.Keys.Select(f => new TarFile(
                    ModelsFolder + f,
                    Path.Combine(modelsFolder, f),
                    // A model may bring a program that scores.
                    ModelFolder.IsProgram(Path.Combine(modelsFolder, f))
                )),
            ],
            files
        );
    }

    /// <summary>Opens the archive (read it asynchronously).</summary>
    /// <param name="dockerfile">The text of the Dockerfile.</param>
    public Stream OpenRead(string dockerfile) =>
        DeterministicTar.OpenRead([
            TarFile.Of("Dockerfile", Encoding.UTF8.GetBytes(dockerfile)),
            TarFile.Archive(Dockerfile.AppArchive, _app, withFolders: true),
            TarFile.Archive(Dockerfile.ModelArchive, _models, withFolders: true),
        ]);
}

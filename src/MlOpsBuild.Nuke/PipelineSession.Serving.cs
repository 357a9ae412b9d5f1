using System.Reflection;
using System.Runtime.InteropServices;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Serving;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Nuke;

// The model that answers.
internal sealed partial class PipelineSession
{
    // Set by build projects that build the serving program themselves; all others take its package.
    private const string ServingProject = "MlOpsBuild.ServingProject";
    private const string MlNetKind = "mlnet";
    private const string MlNetServingProject = "MlOpsBuild.MLNet.ServingProject";

    public async Task ServeAsync(int? port, string? address)
    {
        if (port is < 0 or > 65_535)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--port is {port}, expected 0 to 65535."
                )
            );
        }

        var files = await Project.PrepareServingAsync(_cancellation.Token);
        if (files.Rejected is { } rejected)
        {
            Screen.Warn($"The model that is served was rejected: {rejected}");
        }

        var app = await ServingAppFor(files.Kinds, RuntimeInformation.RuntimeIdentifier);
        Screen.Note("Ctrl+C ends it");
        await LocalServer.RunAsync(
            Path.Combine(app.Folder, ServingApp.Program),
            [
                "serve",
                "--models",
                files.Folder,
                "--address",
                address ?? "127.0.0.1",
                "--port",
                (port ?? Project.Config.Serve.Port).ToString(CultureInfo.InvariantCulture),
            ],
            Screen.WriteLine,
            _cancellation.Token
        );
    }

    private Task<PublishedApp> ServingAppFor(IReadOnlyList<string> kinds, string runtime) =>
        new ServingApp(ServingOptions(kinds)).GetAsync(runtime, Screen.Note, _cancellation.Token);

    private ServingAppOptions ServingOptions(IReadOnlyList<string> kinds)
    {
        var isMlNet = kinds.Contains(MlNetKind, StringComparer.Ordinal);
        var key = isMlNet ? MlNetServingProject : ServingProject;
        var project = _build
            .GetType()
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == key)
            ?.Value;
        return new ServingAppOptions
        {
            // What a project makes is kept beside it: it serves all roots that the build works on.
            CacheFolder = project is null
                ? Path.Combine(
                    _build.RootDirectory,
                    ".mlops",
                    "serving",
                    isMlNet ? "app-mlnet" : "app"
                )
                : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(project))!, "bin", "App"),
            Project = project,
            Package = isMlNet ? ServingApp.MlNetPackage : ServingApp.UsualPackage,
            ProjectFolder = _build.RootDirectory,
        };
    }
}

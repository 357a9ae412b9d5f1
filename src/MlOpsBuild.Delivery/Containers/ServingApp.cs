using System.Reflection;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// Gets the serving program for a kind of machine: published once, then taken from a folder as long as nothing that it is
/// made of changes.
/// </summary>
/// <param name="options">Where it comes from.</param>
public sealed class ServingApp(ServingAppOptions options)
{
    /// <summary>The name of the program's file.</summary>
    public const string Program = "mlops-serve";

    /// <summary>The package with the serving program.</summary>
    public const string UsualPackage = "MlOpsBuild.Serving";

    /// <summary>The package with the serving program that has ML.NET in it: many times as large, neither trimmed nor one file.</summary>
    public const string MlNetPackage = "MlOpsBuild.MLNet.Serving";

    private const int Version = 1;
    private const int KeptApps = 4;

    /// <summary>The version of this library.</summary>
    internal static string OwnVersion { get; } =
        (
            typeof(ServingApp)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "0.0.0"
        ).Split('+')[0];

    /// <summary>The runtime identifier of an architecture, as engines call it: <c>amd64</c>, <c>arm64</c>.</summary>
    /// <exception cref="UsageException">The serving program is not made for it.</exception>
    public static string RuntimeFor(string architecture) =>
        architecture switch
        {
            "amd64" or "x86_64" => "linux-x64",
            "arm64" or "aarch64" => "linux-arm64",
            _ => throw new UsageException(
                $"The container engine runs {PlainText.Of(architecture)}, which the serving program is not made for: expected amd64 or arm64."
            ),
        };

    /// <summary>Gets the program.</summary>
    /// <param name="runtime">What it runs on: <c>linux-x64</c> or <c>linux-arm64</c>.</param>
    /// <param name="progress">Told what goes on when it takes a while; <see langword="null"/>: nobody is.</param>
    /// <param name="cancellationToken">Ends it; nothing is left then.</param>
    /// <exception cref="MlOpsException">It cannot be published; shows the errors of <c>dotnet</c>.</exception>
    public async Task<PublishedApp> GetAsync(
        string runtime,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var dotnet = new DotNetTool(options.DotNet);
        var cache = Path.GetFullPath(options.CacheFolder);
        var project = options.Project is { } path ? Path.GetFullPath(path) : null;
        if (project is not null && !File.Exists(project))
        {
            throw new UsageException($"There is no project of the serving program at {project}.");
        }

        var folder = project is null
            ? Path.GetFullPath(options.ProjectFolder ?? cache)
            : Path.GetDirectoryName(project)!;
        // Its project is empty without the packages: who chose it has them.
        IReadOnlyList<string> arguments =
            options.Package == MlNetPackage
                ? [.. options.PublishArguments, "-p:UpstreamPackages=true"]
                : options.PublishArguments;
        var key = CanonicalJson.DigestOf(
            new JsonObject
            {
                ["version"] = Version,
                ["runtime"] = runtime,
                ["arguments"] = string.Join(' ', arguments),
                ["sdk"] = await dotnet.VersionAsync(folder, cancellationToken),
                ["inputs"] = project is null
                    ? $"{options.Package} {options.PackageVersion}"
                    : (await ProjectInputs.DigestAsync(project, cancellationToken)).ToString(),
            }
        );
        var target = Path.Combine(cache, $"{runtime}-{key.Short}");
        using var held = await FileLock.AcquireAsync(
            Path.Combine(cache, "lock"),
            TimeProvider.System,
            cancellationToken
        );
        if (await AppFolder.ReadAsync(target, runtime, cancellationToken) is { } ready)
        {
            return ready;
        }

        progress?.Invoke($"publishing the serving program for {runtime} (once, takes a minute)");
        var temporary = AtomicFile.TemporaryPathFor(target);
        try
        {
            project ??= HostProject.Write(
                Path.Combine(cache, "host"),
                options.Package,
                options.PackageVersion
            );
            await dotnet.PublishAsync(
                project,
                runtime,
                Path.Combine(temporary, AppFolder.Files),
                Path.Combine(cache, "work"),
                arguments,
                cancellationToken
            );
            return await AppFolder.CommitAsync(
                temporary,
                target,
                Path.Combine(cache, "work"),
                runtime,
                cancellationToken
            );
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            AppFolder.KeepNewest(cache, KeptApps);
        }
    }
}

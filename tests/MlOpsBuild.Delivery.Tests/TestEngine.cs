using System.Runtime.CompilerServices;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Tests;
using MlOpsBuild.Shared;

[assembly: AssemblyFixture(typeof(TestEngine))]

namespace MlOpsBuild.Delivery.Tests;

/// <summary>One Docker daemon for all tests of this assembly, and the images that they start from. Made when first needed.</summary>
public sealed class TestEngine : IAsyncLifetime
{
    private const string DebianImage = "test/debian:1";
    private const string ShellImage = "test/shell:1";
    private const string ScriptImage = "test/scripts:1";
    private readonly DockerDaemon _daemon = new()
    {
        WithNetwork = true,
        StorageDriver = "overlay2",
    };

    private readonly SemaphoreSlim _lock = new(1, 1);
    private readonly HashSet<string> _images = new(StringComparer.Ordinal);
    private ContainerEngine? _engine;

    /// <summary>The daemon itself.</summary>
    public DockerDaemon Daemon => _daemon;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The engine; the test is skipped where none can run.</summary>
    public async Task<ContainerEngine> NeedAsync()
    {
        await _lock.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_daemon.Process is null)
            {
                await _daemon.InitializeAsync();
            }

            _daemon.Need();
            return _engine ??= await ContainerEngine.ConnectAsync(
                new ContainerEngineOptions { Endpoint = _daemon.Endpoint },
                TestContext.Current.CancellationToken
            );
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>An image with the libraries that a self-contained .NET program needs, and no shell: what users build on.</summary>
    public Task<string> NeedDebianAsync() => NeedImageAsync(DebianImage, ImportDebianAsync);

    /// <summary>Imports that image into another daemon.</summary>
    /// <returns>Its name.</returns>
    public static async Task<string> ImportDebianAsync(DockerDaemon daemon)
    {
        await ImportAsync(
            daemon,
            DebianImage,
            "debian-12-1",
            ["libc6", "libgcc-s1", "libstdc++6", "zlib1g", "libssl3", "ca-certificates"],
            """
            mkdir -m 1777 tmp
            cat $(find usr/share/ca-certificates -name '*.crt' | sort) > etc/ssl/certs/ca-certificates.crt
            """
        );
        return DebianImage;
    }

    /// <summary>The libraries that a self-contained .NET program needs, and busybox: runs models that are scripts.</summary>
    public Task<string> NeedScriptsAsync() =>
        NeedImageAsync(
            ScriptImage,
            daemon =>
                ImportAsync(
                    daemon,
                    ScriptImage,
                    "scripts-12-1",
                    ["libc6", "libgcc-s1", "libstdc++6", "zlib1g", "libssl3", "busybox-static"],
                    "mkdir -m 1777 tmp\nfor p in sh awk; do ln -s busybox bin/$p; done"
                )
        );

    /// <summary>
    /// An image with a shell. Its <c>/app/mlops-serve</c> is a script of busybox: <c>serve</c> serves the files of
    /// <c>/www</c>, <c>tunnel HOST:PORT</c> connects, <c>health</c> is ready when <c>/www/ready</c> is served.
    /// </summary>
    public Task<string> NeedShellAsync() =>
        NeedImageAsync(
            ShellImage,
            daemon =>
                ImportAsync(
                    daemon,
                    ShellImage,
                    "shell-12-2",
                    ["busybox-static"],
                    """
                    for p in sh nc httpd wget cat echo sleep test id dd head mkdir env kill ps ls; do ln -s busybox bin/$p; done
                    mkdir -m 1777 tmp
                    mkdir -p app www etc
                    echo yes > www/ready
                    cat > app/mlops-serve <<'end'
                    #!/bin/sh
                    case "$1" in
                      serve) exec httpd -f -p 127.0.0.1:8080 -h /www ;;
                      health) exec wget -q -O /dev/null http://127.0.0.1:8080/ready ;;
                      tunnel) exec nc "${2%:*}" "${2##*:}" ;;
                    esac
                    end
                    chmod 755 app/mlops-serve
                    """,
                    "ENTRYPOINT [\"/app/mlops-serve\"]",
                    "CMD [\"serve\"]"
                )
        );

    /// <summary>Where the serving program comes from: this repository, published when something of it has changed.</summary>
    public static ServingAppOptions App { get; } =
        new()
        {
            CacheFolder = Path.Combine(Repository(), ".mlops/tests/serving"),
            Project = Path.Combine(
                Repository(),
                "src/MlOpsBuild.Serving/MlOpsBuild.Serving.csproj"
            ),
        };

    public async ValueTask DisposeAsync()
    {
        _engine?.Dispose();
        await _daemon.DisposeAsync();
        _lock.Dispose();
    }

    private async Task<string> NeedImageAsync(string image, Func<DockerDaemon, Task> import)
    {
        await NeedAsync();
        await _lock.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_images.Contains(image))
            {
                await import(_daemon);
                _images.Add(image);
            }

            return image;
        }
        finally
        {
            _lock.Release();
        }
    }

    private static async Task ImportAsync(
        DockerDaemon daemon,
        string image,
        string name,
        string[] packages,
        string finish,
        params string[] changes
    )
    {
        var (archive, missing) = await DebianRoot.EnsureAsync(name, packages, finish);
        Assert.SkipWhen(archive is null, missing ?? "");
        daemon.Docker([
            "import",
            .. changes.SelectMany(c => new[] { "--change", c }),
            archive!,
            image,
        ]);
    }

    private static string Repository([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}

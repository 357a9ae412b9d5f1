using System.Diagnostics;

namespace MlOpsBuild.Shared;

/// <summary>
/// A Docker daemon of its own: own socket, own folders, ended with the tests. Needs root. Without <see cref="WithNetwork"/>
/// it sets up no network; with it, those that are made in it have names and published ports.
/// </summary>
public sealed class DockerDaemon : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-docker-").FullName;
    private readonly List<string> _log = [];
    private Process? _process;
    private string _whyNot = "";

    /// <summary>Whether networks can be made in it, with names and published ports. There is no default bridge.</summary>
    public bool WithNetwork { get; init; }

    /// <summary>What <c>--storage-driver</c> is: <c>overlay2</c> is what machines have, <c>vfs</c> works anywhere.</summary>
    public string StorageDriver { get; init; } = "vfs";

    /// <summary>Further options of the daemon.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Where it listens, e.g. <c>unix:///tmp/x/sock</c>.</summary>
    public string Endpoint => "unix://" + Socket;

    /// <summary>The daemon's own process, once it runs.</summary>
    public Process? Process => _process;

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !IsThere("dockerd"))
        {
            _whyNot = "dockerd is not on the PATH, or this is not root";
            return;
        }

        _process = Process.Start(
            new ProcessStartInfo(
                "dockerd",
                [
                    "--data-root",
                    Path.Combine(_folder, "data"),
                    "--exec-root",
                    Path.Combine(_folder, "exec"),
                    "--pidfile",
                    Path.Combine(_folder, "pid"),
                    "--host",
                    "unix://" + Socket,
                    "--storage-driver=" + StorageDriver,
                    "--bridge=none",
                    .. WithNetwork
                        ? new[] { "--default-address-pool=" + Pool }
                        : ["--iptables=false", "--ip6tables=false"],
                    .. Options,
                ]
            )
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        using var limit = new CancellationTokenSource(Limit);
        while (await _process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            _log.Add(line);
            if (line.Contains("API listen on", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        // In some sandboxes no daemon can run.
        _whyNot = "dockerd does not run here: " + string.Join('\n', _log.TakeLast(3));
    }

    /// <summary>The test is skipped where no daemon can run.</summary>
    public void Need() => Assert.SkipUnless(_whyNot.Length == 0, _whyNot);

    /// <summary>Runs <c>docker</c> on this daemon, with an empty configuration.</summary>
    public string Docker(params string[] arguments)
    {
        var config = Path.Combine(_folder, "config");
        Directory.CreateDirectory(config);
        using var process = Process.Start(
            new ProcessStartInfo(
                "docker",
                ["--config", config, "--host", "unix://" + Socket, .. arguments]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"docker {string.Join(' ', arguments)}: {error.Result}");
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                // SIGTERM, so that the daemon ends its own children and unmounts.
                using var kill = Process.Start(
                    "kill",
                    _process.Id.ToString(CultureInfo.InvariantCulture)
                );
                await kill.WaitForExitAsync();
                await _process.WaitForExitAsync();
            }

            _process.Dispose();
            await UnmountAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // A daemon that was killed leaves its mounts behind.
    private async Task UnmountAsync()
    {
        var left = (await File.ReadAllLinesAsync("/proc/mounts"))
            .Select(line => line.Split(' ')[1])
            .Where(path => path.StartsWith(_folder + "/", StringComparison.Ordinal));
        foreach (var path in left.Reverse())
        {
            using var unmount = Process.Start("umount", ["--lazy", path]);
            await unmount.WaitForExitAsync();
        }
    }

    // Daemons that run beside each other need networks beside each other; the addresses are those for tests (RFC 2544).
    private static string Pool =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"base=198.18.{Environment.ProcessId % 256}.0/24,size=28"
        );

    private string Socket => Path.Combine(_folder, "sock");

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

using System.Diagnostics;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>
/// A Docker daemon of its own: own socket, own folders, no network set up; ended with the tests. Needs root.
/// </summary>
public sealed class DockerDaemon : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-docker-").FullName;
    private readonly List<string> _log = [];
    private Process? _process;
    private string _whyNot = "";

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
                    "--bridge=none",
                    "--iptables=false",
                    "--ip6tables=false",
                    "--storage-driver=vfs",
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
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Socket => Path.Combine(_folder, "sock");

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

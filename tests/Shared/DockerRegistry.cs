using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlOpsBuild.Shared;

/// <summary>A registry of others, on a free port of this machine, with a folder of its own.</summary>
public sealed partial class DockerRegistry : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-registry-").FullName;
    private readonly List<string> _log = [];
    private Process? _process;

    public static bool IsThere =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "docker-registry")));

    /// <summary>What stands under <c>auth:</c>; empty: anybody may do all.</summary>
    public string Auth { get; set; } = "";

    /// <summary>What stands under <c>http:</c> besides, e.g. <c>, tls: { ... }</c>.</summary>
    public string Tls { get; set; } = "";

    public bool Delete { get; set; } = true;

    public string Folder => _folder;

    public int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        var config = Path.Combine(_folder, "config.yml");
        await File.WriteAllTextAsync(
            config,
            $$"""
            version: 0.1
            log: { level: info, accesslog: { disabled: true } }
            storage: { filesystem: { rootdirectory: "{{_folder}}/data" }, delete: { enabled: {{(
                Delete ? "true" : "false"
            )}} } }
            http: { addr: "127.0.0.1:0", secret: for-tests{{Tls}} }
            {{Auth}}
            """
        );
        _process = Process.Start(
            new ProcessStartInfo("docker-registry", ["serve", config])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
                Environment = { ["OTEL_TRACES_EXPORTER"] = "none" },
            }
        )!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _log.Add(line);
            if (ListeningOn().Match(line) is { Success: true } found)
            {
                Port = int.Parse(found.Groups[1].ValueSpan);
                break;
            }
        }

        Port.ShouldBeGreaterThan(0, string.Join('\n', _log));
        _process.ErrorDataReceived += static (_, _) => { };
        _ = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The test is skipped where the program is missing.</summary>
    public static void Need() => Assert.SkipUnless(IsThere, "docker-registry is not on the PATH");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [GeneratedRegex(@"listening on [^ ]*:(\d+)")]
    private static partial Regex ListeningOn();
}

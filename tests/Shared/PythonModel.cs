using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;

namespace MlOpsBuild.Shared;

/// <summary>A model in a folder of its own whose outputs a Python program computes.</summary>
internal sealed class PythonModel : IDisposable
{
    /// <summary>Debian's Python: it has the packages that are installed with apt-get.</summary>
    public const string Python = "/usr/bin/python3";

    private readonly List<string> _log = [];
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public PythonModel(string program, ModelSignature? signature = null)
    {
        Signature = signature ?? Numbers(1);
        Add("predict.py", Encoding.UTF8.GetBytes(program));
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("mlops-model-");

    public ModelSignature Signature { get; }

    public string Protocol { get; init; } = ProcessWeights.Lines;

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>So many numbers x0, x1, ... -> a number.</summary>
    public static ModelSignature Numbers(int count) =>
        new(
            ModelTask.Regression,
            "y",
            [],
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new FeatureSpec(
                        string.Create(CultureInfo.InvariantCulture, $"x{i}"),
                        FeatureKind.Number,
                        []
                    )),
            ]
        );

    public void Add(string path, byte[] content)
    {
        var file = Path.Combine(Folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        _files[path] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public void WriteManifest(params string[] command) =>
        File.WriteAllBytes(
            Path.Combine(Folder.FullName, ModelBundle.ManifestFile),
            ModelBundle.Write(
                new ModelManifest
                {
                    Trainer = "command",
                    TrainerVersion = 1,
                    Signature = Signature,
                    Parameters = new Dictionary<string, object>(),
                    Seed = 1,
                    DataDigest = "sha256:" + new string('0', 64),
                },
                new ProcessWeights
                {
                    Command = command.Length == 0 ? [Python, "predict.py"] : command,
                    Files = _files,
                    Protocol = Protocol,
                }
            )
        );

    public ProcessScorer Load(ProcessScorerOptions? options = null)
    {
        WriteManifest();
        return LoadOnly(options);
    }

    public ProcessScorer LoadOnly(ProcessScorerOptions? options = null) =>
        (ProcessScorer)Open(Options(options));

    public IScorer Open(ModelOpenOptions options) => ModelBundle.Open(Folder.FullName, options);

    public ModelOpenOptions Options(ProcessScorerOptions? options = null) =>
        new()
        {
            Process =
                options
                ?? new ProcessScorerOptions
                {
                    Processes = 1,
                    FirstDelay = TimeSpan.FromMilliseconds(10),
                },
            Log = line =>
            {
                lock (_log)
                {
                    _log.Add(line);
                }
            },
        };

    /// <summary>What a Python program prints.</summary>
    public string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Python, ["-c", program, .. arguments])
            {
                WorkingDirectory = Folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output;
    }

    public void Dispose() => Folder.Delete(recursive: true);
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Configuration;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>
/// A folder with the stand-in for kubectl (kubectl.py, which says what it is and is not), and a real server for each image,
/// to which its forwarded ports lead.
/// </summary>
internal sealed class ClusterStandIn : IDeployObserver, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-kubectl-").FullName;
    private readonly List<WebApplication> _servers = [];
    private readonly JsonObject _images = [];
    private readonly JsonArray _faults = [];

    public ClusterStandIn()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || NpmPackages.FindProgram("python3") is null,
            "python3 is not installed"
        );
        Program = Path.Combine(_folder, "kubectl");
        var source = Path.Combine(
            GoldenFile.Root,
            "tests/MlOpsBuild.Delivery.Tests/Deploy/Kubernetes/kubectl.py"
        );
        // The system's own where there is one, without what it would load first: it starts in a third of the time.
        var python = File.Exists("/usr/bin/python3")
            ? "/usr/bin/python3 -IS"
            : "/usr/bin/env python3";
        File.WriteAllText(
            Program,
            $"#!{python}\n{File.ReadAllText(source)[(File.ReadLines(source).First().Length + 1)..]}"
        );
        MakeExecutable(Program);
    }

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    public string Program { get; }

    public string Manifests => Path.Combine(Deployments, "production");

    /// <summary>The folder of all environments' manifests.</summary>
    public string Deployments => Path.Combine(_folder, "deploy");

    public SkippingClock Clock { get; } = new();

    public List<string> Steps { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>The images that were proven, in their order.</summary>
    public List<string> Proven { get; } = [];

    /// <summary>Images whose servers answer otherwise than evaluated.</summary>
    public HashSet<string> Wrong { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>/metrics</c> of an image answers, call by call; the last one again and again.</summary>
    public Dictionary<string, Queue<string>> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>The key that figures need.</summary>
    public string? Key { get; set; }

    public JsonObject Objects => State["objects"]!.AsObject();

    /// <summary>The images of all ready pods, with how many each has.</summary>
    public IReadOnlyList<string> Running =>
        [
            .. State["running"]!
                .AsObject()
                .SelectMany(x => x.Value!.AsArray())
                .Where(x => (bool)x!["ready"]!)
                .GroupBy(x => (string)x!["image"]!, StringComparer.Ordinal)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => $"{x.Key[^1]} x {x.Count()}"),
        ];

    /// <summary>The last characters of the images that got requests, after each change; without repetitions.</summary>
    public IReadOnlyList<string> Traffic
    {
        get
        {
            List<string> lines = [];
            foreach (var line in Lines("traffic.jsonl"))
            {
                var images = string.Concat(line.AsArray().Select(x => ((string)x!)[^1]));
                if (lines.Count == 0 || lines[^1] != images)
                {
                    lines.Add(images);
                }
            }

            return lines;
        }
    }

    /// <summary>The arguments of all calls.</summary>
    public IReadOnlyList<string[]> Calls =>
        [
            .. Lines("calls.jsonl")
                .Select(x => x["args"]!.AsArray().Select(y => (string)y!).ToArray()),
        ];

    private JsonNode State =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "state.json")))!;

    /// <summary>Makes an image known, with a server that plays its pods.</summary>
    /// <param name="digit">Of which its digest is made.</param>
    /// <param name="behaviour">ready, never, crash or pull.</param>
    public async Task AddImageAsync(char digit, string behaviour = "ready")
    {
        var image = Releases.Image(digit);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(x => x.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(context =>
        {
            if (context.Request.Path == "/image")
            {
                return context.Response.WriteAsync(image);
            }

            if (
                !Metrics.TryGetValue(image, out var answers)
                || (Key is not null && context.Request.Headers["X-Api-Key"] != Key)
            )
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(
                answers.Count > 1 ? answers.Dequeue() : answers.Peek()
            );
        });
        await server.StartAsync();
        _servers.Add(server);
        var address = server.Services.GetRequiredService<IServer>();
        var port = new Uri(
            address.Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        ).Port;
        AddServer(image, port, behaviour);
    }

    /// <summary>Makes an image known, with a server of somebody else that plays its pods.</summary>
    public void AddServer(string image, int port, string behaviour = "ready")
    {
        _images[image] = new JsonObject { ["behaviour"] = behaviour, ["port"] = port };
        WriteImages();
    }

    /// <summary>From now on an image's pods were started again so many times.</summary>
    public void Restart(char digit, int times)
    {
        _images[Releases.Image(digit)]!["restarts"] = times;
        WriteImages();
    }

    /// <summary>KServe without Knative: it knows no shares.</summary>
    public void MakeRaw()
    {
        _images["raw"] = true;
        WriteImages();
    }

    /// <summary>The next call with these words fails.</summary>
    public void Fail(string words, string error, bool always = false, bool hangs = false)
    {
        _faults.Add(
            new JsonObject
            {
                ["match"] = words,
                ["error"] = error,
                ["always"] = always,
                ["hang"] = hangs,
            }
        );
        Write("faults.json", _faults);
    }

    public void AddSecret(string name) =>
        Write(
            "state.json",
            new JsonObject
            {
                ["objects"] = new JsonObject(),
                ["running"] = new JsonObject(),
                ["isvc"] = new JsonObject(),
                ["number"] = 0,
                ["secrets"] = new JsonArray(name),
            }
        );

    public KubectlOptions Options() =>
        new()
        {
            Folder = Manifests,
            Program = Program,
            Observer = this,
            Time = Clock,
            Prove = ProveAsync,
            ApiKey = Key,
        };

    public Task<KubernetesResult> DeployAsync(
        KubernetesRelease release,
        CancellationToken? cancellationToken = null
    ) =>
        new KubectlTarget(Options()).DeployAsync(
            release,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    public void OnStep(string text) => Steps.Add(text);

    public void OnWarning(string text) => Warnings.Add(text);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            await server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ImageProof> ProveAsync(HttpClient client, CancellationToken cancellation)
    {
        var image = await client.GetStringAsync("/image", cancellation);
        Proven.Add(image[^1..]);
        return Wrong.Contains(image)
            ? new ImageProof(40, 3, "row 2: 0.25, expected 0.5")
            : new ImageProof(40, 0);
    }

    private IEnumerable<JsonNode> Lines(string name) =>
        File.ReadLines(Path.Combine(_folder, name)).Select(x => JsonNode.Parse(x)!);

    private void WriteImages() => Write("images.json", _images);

    private void Write(string name, JsonNode content) =>
        File.WriteAllText(
            Path.Combine(_folder, name),
            content.ToJsonString(JsonSerializerOptions.Default)
        );
}

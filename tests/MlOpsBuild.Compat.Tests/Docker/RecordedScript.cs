using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>The calls of the recording, in its order; each gives the line that it gave there.</summary>
public sealed class RecordedScript(IDockerClient client, CancellationToken cancellationToken)
{
    private const string App = "feedtest/app:1";
    private readonly List<string> _lines = [];
    private string _id = "";

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await RunSystemAsync();
        await RunImagesAsync();
        await RunContainerAsync();
        await DeleteAsync("feedtest/app:2");
        await DeleteAsync(App);
        return _lines;
    }

    private async Task RunSystemAsync()
    {
        await AddAsync(
            "ping",
            async () =>
            {
                await client.System.PingAsync(cancellationToken);
                return "pong";
            }
        );
        await AddAsync(
            "version",
            async () =>
            {
                var version = await client.System.GetVersionAsync(cancellationToken);
                return $"{version.Version} api={version.APIVersion} os={version.Os}";
            }
        );
        await AddAsync(
            "info",
            async () =>
                "driver=" + (await client.System.GetSystemInfoAsync(cancellationToken)).Driver
        );
    }

    private async Task RunImagesAsync()
    {
        await AddAsync("build", BuildAsync);
        await AddAsync(
            "build failing Dockerfile",
            async () =>
                "NO EXCEPTION; msgs="
                + string.Join(
                    " | ",
                    (
                        await BuildAsync(
                            1,
                            new ImageBuildParameters
                            {
                                Tags = ["feedtest/bad:1"],
                                Remove = true,
                                ForceRemove = true,
                            }
                        )
                    ).Select(x =>
                        x.Error is { } error
                            ? $"ERR[{error.Message} code={error.Code}]"
                            : x.Stream.Trim()
                    )
                )
        );
        await AddAsync(
            "build parse error",
            async () =>
            {
                await BuildAsync(2, new ImageBuildParameters { Tags = ["feedtest/bad:1"] });
                return "";
            }
        );
        await AddAsync(
            "inspect image",
            async () =>
            {
                var image = await client.Images.InspectImageAsync(App, cancellationToken);
                var labels = image.Config.Labels.Select(x => $"{x.Key}={x.Value}");
                return $"{image.ID[..15]} labels={string.Join(',', labels.Order(StringComparer.Ordinal))}";
            }
        );
        await AddAsync(
            "inspect missing image",
            async () =>
                (await client.Images.InspectImageAsync("feedtest/none:1", cancellationToken)).ID
        );
        await AddAsync(
            "tag",
            async () =>
            {
                await TagAsync("feedtest/app", "2", force: true);
                return "ok";
            }
        );
        await AddAsync(
            "list images filtered",
            async () =>
                string.Join(
                    ';',
                    (
                        await client.Images.ListImagesAsync(
                            new ImagesListParameters
                            {
                                Filters = Filter("reference", "feedtest/*"),
                            },
                            cancellationToken
                        )
                    ).SelectMany(x => x.RepoTags)
                )
        );
        await AddAsync(
            "history",
            async () =>
                (await client.Images.GetImageHistoryAsync(App, cancellationToken)).Count.ToString(
                    CultureInfo.InvariantCulture
                )
        );
        await AddAsync("push (unreachable loopback registry)", PushAsync);
    }

    private async Task RunContainerAsync()
    {
        await AddAsync("create container", CreateAsync);
        await AddAsync(
            "create duplicate name",
            async () =>
                (
                    await client.Containers.CreateContainerAsync(
                        new CreateContainerParameters { Name = "feedtest-c1", Image = App },
                        cancellationToken
                    )
                ).ID
        );
        await AddAsync("start", StartAsync);
        await AddAsync("start again", StartAsync);
        await AddAsync(
            "inspect container",
            async () =>
            {
                var x = await client.Containers.InspectContainerAsync(_id, cancellationToken);
                return $"status={x.State.Status} running={x.State.Running} exit={x.State.ExitCode} name={x.Name} image={x.Config.Image}";
            }
        );
        await AddAsync(
            "list containers",
            async () =>
                string.Join(
                    ';',
                    (
                        await client.Containers.ListContainersAsync(
                            new ContainersListParameters
                            {
                                All = true,
                                Filters = Filter("label", "cd4ml=1"),
                            },
                            cancellationToken
                        )
                    ).Select(x => $"{x.Names[0]}:{x.State}")
                )
        );
        await AddAsync("logs (multiplexed)", LogsAsync);
        await AddAsync("exec", ExecAsync);
        await AddAsync("archive get", ArchiveAsync);
        await AddAsync(
            "stop",
            async () =>
                (
                    await client.Containers.StopContainerAsync(
                        _id,
                        new ContainerStopParameters { WaitBeforeKillSeconds = 1 },
                        cancellationToken
                    )
                ).ToString()
        );
        await AddAsync(
            "wait",
            async () =>
                (
                    await client.Containers.WaitContainerAsync(_id, cancellationToken)
                ).StatusCode.ToString(CultureInfo.InvariantCulture)
        );
        await AddAsync(
            "remove",
            async () =>
            {
                await client.Containers.RemoveContainerAsync(
                    _id,
                    new ContainerRemoveParameters { RemoveVolumes = true, Force = true },
                    cancellationToken
                );
                return "ok";
            }
        );
        await AddAsync(
            "inspect removed",
            async () => (await client.Containers.InspectContainerAsync(_id, cancellationToken)).ID
        );
    }

    private async Task<string> BuildAsync()
    {
        var messages = await BuildAsync(
            0,
            new ImageBuildParameters
            {
                Tags = [App],
                NoCache = true,
                Remove = true,
                ForceRemove = true,
                Dockerfile = "Dockerfile",
                BuildArgs = new Dictionary<string, string> { ["A"] = "b" },
                Labels = new Dictionary<string, string> { ["cd4ml"] = "1" },
            }
        );
        var texts = messages
            .Select(x => (x.Stream ?? x.Aux?.ToString())?.Trim())
            .Where(x => !string.IsNullOrEmpty(x));
        return $"{string.Join(" | ", texts)} error={messages.Any(x => x.Error is not null)}";
    }

    private async Task<List<JSONMessage>> BuildAsync(int context, ImageBuildParameters parameters)
    {
        var messages = new Collected<JSONMessage>();
        await client.Images.BuildImageFromDockerfileAsync(
            parameters,
            new MemoryStream(Recording.Contexts[context]),
            null,
            null,
            messages,
            cancellationToken
        );
        return messages.All;
    }

    private async Task<string> PushAsync()
    {
        await TagAsync("127.0.0.1:1/feedtest/app", "1", force: null);
        var messages = new Collected<JSONMessage>();
        await client.Images.PushImageAsync(
            "127.0.0.1:1/feedtest/app",
            new ImagePushParameters { Tag = "1" },
            new AuthConfig
            {
                Username = "u",
                Password = "p",
                ServerAddress = "127.0.0.1:1",
            },
            messages,
            cancellationToken
        );
        await client.Images.DeleteImageAsync(
            "127.0.0.1:1/feedtest/app:1",
            new ImageDeleteParameters(),
            cancellationToken
        );
        return "NO EXCEPTION "
            + string.Join('|', messages.All.Select(x => x.Error?.Message ?? x.Status));
    }

    private Task TagAsync(string repository, string tag, bool? force) =>
        client.Images.TagImageAsync(
            App,
            new ImageTagParameters
            {
                RepositoryName = repository,
                Tag = tag,
                Force = force,
            },
            cancellationToken
        );

    private async Task<string> CreateAsync()
    {
        var created = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Name = "feedtest-c1",
                Image = App,
                Env = ["X=1"],
                Labels = new Dictionary<string, string> { ["cd4ml"] = "1" },
                HostConfig = new HostConfig { NetworkMode = "none" },
            },
            cancellationToken
        );
        _id = created.ID;
        return $"{_id.Length} warnings={created.Warnings.Count}";
    }

    private async Task<string> StartAsync() =>
        (
            await client.Containers.StartContainerAsync(
                _id,
                new ContainerStartParameters(),
                cancellationToken
            )
        ).ToString();

    private async Task<string> LogsAsync()
    {
        using var logs = await client.Containers.GetContainerLogsAsync(
            _id,
            tty: false,
            new ContainerLogsParameters
            {
                ShowStdout = true,
                ShowStderr = true,
                Tail = "all",
            },
            cancellationToken
        );
        var (stdout, stderr) = await logs.ReadOutputToEndAsync(cancellationToken);
        return $"stdout={stdout.Trim()} stderr={stderr.Trim()}";
    }

    private async Task<string> ExecAsync()
    {
        var exec = await client.Exec.ExecCreateContainerAsync(
            _id,
            new ContainerExecCreateParameters
            {
                AttachStdout = true,
                AttachStderr = true,
                Cmd = ["/bin/busybox", "echo", "from-exec"],
            },
            cancellationToken
        );
        using var stream = await client.Exec.StartAndAttachContainerExecAsync(
            exec.ID,
            tty: false,
            cancellationToken
        );
        var (stdout, _) = await stream.ReadOutputToEndAsync(cancellationToken);
        var state = await client.Exec.InspectContainerExecAsync(exec.ID, cancellationToken);
        return $"out={stdout.Trim()} exit={state.ExitCode}";
    }

    private async Task<string> ArchiveAsync()
    {
        var archive = await client.Containers.GetArchiveFromContainerAsync(
            _id,
            new GetArchiveFromContainerParameters { Path = "/hello.txt" },
            statOnly: false,
            cancellationToken
        );
        await using var stream = archive.Stream;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return $"{bytes.Length} stat={archive.Stat.Name}";
    }

    private Task DeleteAsync(string image) =>
        AddAsync(
            $"delete image {image}",
            async () =>
                (
                    await client.Images.DeleteImageAsync(
                        image,
                        new ImageDeleteParameters { Force = true },
                        cancellationToken
                    )
                ).Count.ToString(CultureInfo.InvariantCulture)
        );

    private async Task AddAsync(string name, Func<Task<string>> call)
    {
        try
        {
            _lines.Add($"OK   {name}: {await call()}");
        }
        catch (DockerApiException e)
        {
            var text =
                $"{e.GetType().FullName}: {e.Message} | StatusCode={(int)e.StatusCode} Body={e.ResponseBody}";
            // The recording has no line ends within a line; the daemon's answers end with one.
            _lines.Add($"FAIL {name}: {text.Replace("\n", "", StringComparison.Ordinal)}");
        }
    }

    private static Dictionary<string, IDictionary<string, bool>> Filter(
        string name,
        string value
    ) => new() { [name] = new Dictionary<string, bool> { [value] = true } };
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Shared;

/// <summary>A real browser without a window, driven by the Chrome DevTools Protocol; ends with its profile when disposed.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _calls = new();
    private readonly List<ChromiumPage> _pages = [];
    private Task _reading = Task.CompletedTask;
    private int _id;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Where the program is; null: it is not installed.</summary>
    public static string? Program =>
        NpmPackages.FindProgram("chromium")
        ?? NpmPackages.FindProgram("chromium-browser")
        ?? NpmPackages.FindProgram("google-chrome");

    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("mlops-chromium-").FullName;
        var process = NpmPackages.Start(
            Program ?? throw new InvalidOperationException("chromium is not installed"),
            profile,
            [
                "--headless=new",
                "--no-sandbox", // root has none
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--hide-scrollbars",
                $"--user-data-dir={profile}",
                "--remote-debugging-port=0",
                "about:blank",
            ]
        );
        var browser = new Chromium(process, profile);
        try
        {
            const string Said = "DevTools listening on ";
            string? line;
            do
            {
                line =
                    await process.StandardError.ReadLineAsync()
                    ?? throw new InvalidOperationException("chromium ended at its start");
            } while (!line.StartsWith(Said, StringComparison.Ordinal));

            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            await browser._socket.ConnectAsync(
                new Uri(line[Said.Length..].Trim()),
                CancellationToken.None
            );
            browser._reading = Task.Run(browser.ReadAsync);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an empty page of a size.</summary>
    public async Task<ChromiumPage> OpenAsync(int width = 1280, int height = 900, bool dark = false)
    {
        var target = await CallAsync(
            "Target.createTarget",
            new JsonObject { ["url"] = "about:blank" }
        );
        var attached = await CallAsync(
            "Target.attachToTarget",
            new JsonObject
            {
                ["targetId"] = target!["targetId"]!.GetValue<string>(),
                ["flatten"] = true,
            }
        );
        var page = new ChromiumPage(this, attached!["sessionId"]!.GetValue<string>());
        lock (_pages)
        {
            _pages.Add(page);
        }

        await page.SetUpAsync(width, height, dark);
        return page;
    }

    public async Task<JsonNode?> CallAsync(
        string method,
        JsonObject? parameters = null,
        string? session = null
    )
    {
        var id = Interlocked.Increment(ref _id);
        var call = new JsonObject { ["id"] = id, ["method"] = method };
        if (parameters is not null)
        {
            call["params"] = parameters;
        }

        if (session is not null)
        {
            call["sessionId"] = session;
        }

        var done = new TaskCompletionSource<JsonNode?>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        _calls[id] = done;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(
                Encoding.UTF8.GetBytes(call.ToJsonString()),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
        }
        finally
        {
            _sending.Release();
        }

        return await done.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        for (var attempt = 0; Directory.Exists(_profile); attempt++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(100); // its children write for a moment longer
            }
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray())!);
                    message.SetLength(0);
                }
            }
        }
        catch (WebSocketException)
        {
            // It was ended.
        }

        foreach (var call in _calls.Values)
        {
            call.TrySetException(new InvalidOperationException("chromium ended"));
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (_calls.TryRemove(id.GetValue<int>(), out var call))
            {
                if (message["error"] is { } error)
                {
                    call.SetException(new InvalidOperationException(error.ToJsonString()));
                }
                else
                {
                    call.SetResult(message["result"]);
                }
            }

            return;
        }

        var session = message["sessionId"]?.GetValue<string>();
        lock (_pages)
        {
            _pages
                .Find(p => p.Session == session)
                ?.Take(message["method"]!.GetValue<string>(), message["params"]!);
        }
    }
}

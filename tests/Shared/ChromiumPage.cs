using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Shared;

/// <summary>A page of a <see cref="Chromium"/>, used as a person would: by clicks and keys.</summary>
internal sealed class ChromiumPage(Chromium browser, string session)
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private TaskCompletionSource? _loaded;

    public string Session => session;

    /// <summary>What the browser complained of: errors, warnings, violated policies, exceptions.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_complaints)
            {
                return [.. _requests];
            }
        }
    }

    public async Task SetUpAsync(int width, int height, bool dark)
    {
        await CallAsync("Page.enable");
        await CallAsync("Runtime.enable");
        await CallAsync("Log.enable");
        await CallAsync("Network.enable");
        await CallAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
        await CallAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject
            {
                ["features"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "prefers-color-scheme",
                        ["value"] = dark ? "dark" : "light",
                    },
                    new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }
                ),
            }
        );
    }

    public async Task GoToAsync(string url)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallAsync("Page.navigate", new JsonObject { ["url"] = url });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>The value of an expression of JavaScript, awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var result = await CallAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        return result!["exceptionDetails"] is { } error
            ? throw new InvalidOperationException(error.ToJsonString())
            : result["result"]!["value"]?.DeepClone();
    }

    public async Task<string> TextAsync(string selector) =>
        (
            await EvaluateAsync($"document.querySelector({Quote(selector)}).textContent")
        )!.GetValue<string>();

    /// <summary>Waits until an expression is true.</summary>
    public async Task WaitAsync(string expression)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await EvaluateAsync($"!!({expression})"))!.GetValue<bool>() is false)
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"{expression} stays false; the page says: {await TextAsync("body")}"
                );
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Clicks into the middle of an element.</summary>
    public async Task ClickAsync(string selector)
    {
        var at = await EvaluateAsync(
            $"(() => {{ const e = document.querySelector({Quote(selector)}); e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        );
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
        {
            await CallAsync(
                "Input.dispatchMouseEvent",
                new JsonObject
                {
                    ["type"] = type,
                    ["x"] = at![0]!.GetValue<double>(),
                    ["y"] = at[1]!.GetValue<double>(),
                    ["button"] = "left",
                    ["clickCount"] = 1,
                }
            );
        }
    }

    /// <summary>Replaces what a field holds by typing.</summary>
    public async Task TypeAsync(string selector, string text)
    {
        await EvaluateAsync(
            $"(() => {{ const e = document.querySelector({Quote(selector)}); e.focus(); e.select(); }})()"
        );
        if (text.Length == 0)
        {
            await PressAsync("Delete", 46);
        }

        foreach (var c in text)
        {
            await CallAsync(
                "Input.dispatchKeyEvent",
                new JsonObject { ["type"] = "char", ["text"] = c.ToString() }
            );
        }
    }

    /// <summary>Presses a key.</summary>
    public async Task PressAsync(string key, int code)
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
        {
            var press = new JsonObject
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
            };
            if (type == "keyDown" && (key == "Enter" || key.Length == 1))
            {
                press["text"] = key == "Enter" ? "\r" : key;
            }

            await CallAsync("Input.dispatchKeyEvent", press);
        }
    }

    /// <summary>Writes a picture of the page.</summary>
    public async Task ScreenshotAsync(string file, bool all = true)
    {
        var picture = await CallAsync(
            "Page.captureScreenshot",
            new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = all }
        );
        await File.WriteAllBytesAsync(
            file,
            Convert.FromBase64String(picture!["data"]!.GetValue<string>())
        );
    }

    public Task<JsonNode?> CallAsync(string method, JsonObject? parameters = null) =>
        browser.CallAsync(method, parameters, session);

    /// <summary>A text as JavaScript.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text);

    public void Take(string method, JsonNode parameters)
    {
        lock (_complaints)
        {
            switch (method)
            {
                case "Page.loadEventFired":
                    _loaded?.TrySetResult();
                    break;
                case "Network.requestWillBeSent":
                    _requests.Add(parameters["request"]!["url"]!.GetValue<string>());
                    break;
                case "Runtime.exceptionThrown":
                    _complaints.Add(parameters["exceptionDetails"]!.ToJsonString());
                    break;
                case "Runtime.consoleAPICalled"
                    when parameters["type"]!.GetValue<string>() is "error" or "warning" or "assert":
                    _complaints.Add(parameters["args"]!.ToJsonString());
                    break;
                case "Log.entryAdded"
                    when parameters["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                    _complaints.Add(parameters["entry"]!["text"]!.GetValue<string>());
                    break;
                default:
                    break;
            }
        }
    }
}

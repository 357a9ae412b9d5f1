using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Pages;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Hosting;

/// <summary><c>mlops-serve serve</c>: serves models until it is told to end.</summary>
internal static class ServeCommand
{
    /// <summary>Loads the models, answers requests, and finishes those in flight when it is to end.</summary>
    /// <exception cref="Common.MlOpsException">It cannot listen, or an option is wrong.</exception>
    /// <exception cref="Scoring.ModelFormatException">The folder has no models, or damaged ones.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Parse(
            "serve",
            arguments,
            ["--models", "--address", "--port", StopSource.Option]
        );
        using var stop = StopSource.Of(
            options.Text(StopSource.Option, "signal"),
            Console.OpenStandardInput,
            cancellationToken
        );
        var folder = options.Text("--models", ".");
        var settings = ModelLoader.ReadSettings(folder);
        var keys = KeysOf(settings);
        var models = ModelLoader.Load(folder, settings, ServingProgram.Runtimes);
        // Ends last: what the shadows still say is counted and logged.
        await using var instruments = Instruments.Create(
            settings,
            models,
            TimeProvider.System,
            Environment.GetEnvironmentVariable,
            text => Console.Error.WriteLine($"mlops-serve: {text}")
        );
        await using var app = new ServeApp(
            new ServeAppOptions
            {
                Settings = settings,
                Models = models,
                Observers = instruments.Observers,
                Pages = instruments.Pages,
                Keys = keys,
            }
        );
        await using var host = await KestrelHost.StartAsync(
            new KestrelHostOptions
            {
                Address = options.Text("--address", "127.0.0.1"),
                Port = options.Whole("--port", 8080, 0, 65535),
                MaxBodyBytes = settings.Limits.BodyBytes,
            },
            app,
            cancellationToken
        );
        await Console.Out.WriteLineAsync(
            $"mlops-serve {ProgramVersion.Text} serves {settings.Model} at {string.Join(", ", host.Addresses)}."
        );
        await using (stop.Token.Register(() => app.IsDraining = true))
        {
            await host.RunAsync(stop.Token);
        }

        return 0;
    }

    // Programs that this one starts need not know them.
    private static ApiKeys? KeysOf(ServeSettings settings)
    {
        var keys = Environment.GetEnvironmentVariable(ApiKeys.Variable);
        Environment.SetEnvironmentVariable(ApiKeys.Variable, null);
        return settings.ApiKeys ? new ApiKeys(keys) : null;
    }
}

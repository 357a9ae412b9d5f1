using MlOpsBuild.Common;
using MlOpsBuild.Serving.Hosting;
using MlOpsBuild.Serving.Routing;

namespace MlOpsBuild.Serving.Tools;

/// <summary>The commands of the program, by name.</summary>
internal static class Commands
{
    private const string Help = """
        mlops-serve [serve] [--models DIR] [--address 127.0.0.1] [--port 8080] [--stop-on signal|end-of-input]
            Serves the models that DIR/settings.json names. DIR is the current folder unless given. Ends when a signal says so,
            or also when standard input ends.
        mlops-serve route [--state DIR] [--control PATH] [--address 127.0.0.1] [--port 8080]
            Sends requests to servers, as the table says that its control socket takes.
        mlops-serve health [--url http://127.0.0.1:8080]
            Asks a server whether it is ready: exit code 0, or 1 when it is not.
        mlops-serve tunnel HOST:PORT | unix:PATH
            Copies standard input to a connection, and what comes back to standard output.
        mlops-serve measure --url URL --rows FILE|- [--requests 1000] [--connections 1]
            Sends rows one by one and prints how long the answers took, as JSON.
        mlops-serve hold
            Waits until its standard input ends.
        mlops-serve version
            Prints the version.

        Exit codes: 0 done, 1 something failed, 2 wrong usage or a file that is not right.
        """;

    private static readonly Dictionary<
        string,
        Func<ReadOnlyMemory<string>, CancellationToken, Task<int>>
    > ByName = new(StringComparer.Ordinal)
    {
        ["serve"] = ServeCommand.RunAsync,
        ["route"] = RouteCommand.RunAsync,
        ["health"] = HealthCommand.RunAsync,
        ["tunnel"] = TunnelCommand.RunAsync,
        ["measure"] = MeasureCommand.RunAsync,
        ["hold"] = HoldCommand.RunAsync,
        ["version"] = (arguments, _) => Task.FromResult(Version(arguments)),
        ["help"] = (_, _) => Task.FromResult(Print(Help)),
    };

    /// <summary>Runs what the arguments ask for.</summary>
    /// <param name="arguments">The command, <c>serve</c> where there is none, and its options.</param>
    /// <param name="cancellationToken">Is cancelled when the program is to end.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There is no such command, or it has no such option.</exception>
    public static Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var first = arguments.IsEmpty ? "serve" : arguments.Span[0];
        if (first is "--help" or "-h" or "-?")
        {
            return Task.FromResult(Print(Help));
        }

        if (arguments.IsEmpty || first.StartsWith('-'))
        {
            return ServeCommand.RunAsync(arguments, cancellationToken);
        }

        return ByName.TryGetValue(first, out var run)
            ? run(arguments[1..], cancellationToken)
            : throw new UsageException(
                $"There is no command '{first}'.{NearestName.Hint(first, ByName.Keys)} Expected {string.Join(", ", ByName.Keys)}."
            );
    }

    private static int Version(ReadOnlyMemory<string> arguments)
    {
        CommandOptions.Parse("version", arguments, []);
        return Print(ProgramVersion.Text);
    }

    private static int Print(string text)
    {
        Console.Out.WriteLine(text);
        return 0;
    }
}

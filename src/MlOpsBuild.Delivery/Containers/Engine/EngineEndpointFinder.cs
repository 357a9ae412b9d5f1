using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>
/// Finds the engine that <c>docker</c> would talk to (docs.docker.com, "Docker contexts" and "Environment variables"): an
/// address that is given, <c>DOCKER_HOST</c>, <c>DOCKER_CONTEXT</c>, <c>currentContext</c> of <c>config.json</c>, the
/// platform's default.
/// </summary>
internal static class EngineEndpointFinder
{
    private const string DefaultContext = "default";
    private const string DefaultPipe = "npipe://./pipe/docker_engine";
    public const string DefaultSocket = "/var/run/docker.sock";

    /// <exception cref="UsageException">An address, a context or a file is none.</exception>
    public static EngineEndpoint Find(ContainerEngineOptions options)
    {
        var variable = options.Variable;
        if (options.Endpoint is { Length: > 0 } given)
        {
            return WithVariables(ParseAddress(given, "as configured"), variable);
        }

        if (variable("DOCKER_HOST") is { Length: > 0 } host)
        {
            return WithVariables(ParseAddress(host, "DOCKER_HOST"), variable);
        }

        var context = variable("DOCKER_CONTEXT") is { Length: > 0 } named
            ? named
            : CurrentContext(variable);
        return context is null or DefaultContext
            ? Default(variable)
            : EngineContext.Read(ConfigFolder(variable), context);
    }

    /// <exception cref="UsageException">The text is no address.</exception>
    public static EngineEndpoint ParseAddress(string text, string source)
    {
        // docker takes an address without a scheme for tcp.
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "tcp://" + text;
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("unix" or "npipe" or "tcp" or "http" or "https" or "ssh")
            || (uri.Scheme == "unix" && uri.LocalPath.Length < 2)
        )
        {
            throw new UsageException(
                $"'{WithoutUser(PlainText.Of(text))}' ({source}) is no address of a container engine: expected unix:///path, tcp://host:port or npipe://./pipe/name."
            );
        }

        if (uri.Scheme == "ssh")
        {
            throw new UsageException(
                $"{source} names an engine by ssh, which is not supported: forward its socket (ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock {User(uri)}{uri.Authority}) and set DOCKER_HOST=unix:///tmp/docker.sock."
            );
        }

        return new EngineEndpoint(uri, source);
    }

    private static string User(Uri uri) =>
        uri.UserInfo.Length == 0 ? "" : uri.UserInfo.Split(':')[0] + "@";

    // What stands before the host may be a password.
    private static string WithoutUser(string text)
    {
        var at = text.LastIndexOf('@');
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return at < 0 ? text : text[..(scheme < 0 ? 0 : scheme + 3)] + text[(at + 1)..];
    }

    public static string ConfigFolder(Func<string, string?> variable) =>
        variable("DOCKER_CONFIG") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Home(variable), ".docker");

    private static string Home(Func<string, string?> variable) =>
        variable("HOME") is { Length: > 0 } home
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    // DOCKER_TLS_VERIFY and DOCKER_CERT_PATH are of DOCKER_HOST; a context has its own.
    private static EngineEndpoint WithVariables(
        EngineEndpoint endpoint,
        Func<string, string?> variable
    )
    {
        var verify = !string.IsNullOrEmpty(variable("DOCKER_TLS_VERIFY"));
        if (
            endpoint.Address.Scheme is not ("tcp" or "https")
            || (!verify && string.IsNullOrEmpty(variable("DOCKER_TLS")))
        )
        {
            return endpoint;
        }

        var folder = variable("DOCKER_CERT_PATH") is { Length: > 0 } path
            ? path
            : ConfigFolder(variable);
        return endpoint with { Tls = new EngineCertificates(folder, verify) };
    }

    private static EngineEndpoint Default(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
        {
            return new EngineEndpoint(new Uri(DefaultPipe), "");
        }

        // Rootless Docker has its socket with the user, Docker Desktop in the home folder.
        string?[] others =
        [
            variable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime
                ? Path.Combine(runtime, "docker.sock")
                : null,
            Path.Combine(Home(variable), ".docker", "run", "docker.sock"),
        ];
        var socket = File.Exists(DefaultSocket)
            ? DefaultSocket
            : others.FirstOrDefault(File.Exists) ?? DefaultSocket;
        return new EngineEndpoint(new Uri("unix://" + socket), "");
    }

    private static string? CurrentContext(Func<string, string?> variable)
    {
        var path = Path.Combine(ConfigFolder(variable), "config.json");
        try
        {
            return File.Exists(path)
                ? JsonNode.Parse(File.ReadAllBytes(path))?["currentContext"]?.GetValue<string>()
                : null;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            // The parser's message may quote credentials, so it is not passed on.
            throw new UsageException(
                "Docker's configuration cannot be read: expected a JSON object. Correct it, or name the engine with DOCKER_HOST.",
                new SourceLocation(path)
            );
        }
    }
}

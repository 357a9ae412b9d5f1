using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using Docker.DotNet;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>Turns what goes wrong with an engine into one line with advice.</summary>
internal static class EngineErrors
{
    private const int LongestMessage = 500;

    private const string WithoutIt =
        "All targets but Containerize and those that deploy to it work without one.";

    // What engines say, and what helps. Matched without case, because versions differ.
    private static readonly (string Text, string Advice)[] s_advice =
    [
        (
            "no space left on device",
            "The engine's disk is full: make room there, e.g. with 'docker system prune'."
        ),
        (
            "port is already allocated",
            "Another container has the port: stop it, or choose another port."
        ),
        (
            "address already in use",
            "Another program has the port: stop it, or choose another port."
        ),
        ("no basic auth credentials", "Log in to the registry first: docker login."),
        ("unauthorized", "Log in to the registry first: docker login."),
        ("denied", "Check the name, and log in to the registry: docker login."),
        (
            "no such host",
            "The engine cannot find the registry: check the name, and the engine's DNS and proxy."
        ),
        ("i/o timeout", "The engine does not reach the registry: check its network and its proxy."),
        (
            "connection refused",
            "Nothing listens there: check the address, and that the service runs."
        ),
        ("is already in use by container", "Remove that container, or wait until it is gone."),
    ];

    /// <summary>Whether an exception comes from talking to an engine, so that <see cref="During"/> can tell of it.</summary>
    public static bool IsOfEngine(Exception e) =>
        e
            is DockerApiException
                or HttpRequestException
                or IOException
                or SocketException
                or TimeoutException
                or AuthenticationException
                or JsonException;

    /// <summary>What went wrong while something was done: <paramref name="doing"/> is e.g. <c>start a container</c>.</summary>
    public static EngineException During(string doing, EngineEndpoint endpoint, Exception e) =>
        e switch
        {
            DockerApiException api => Refused(doing, MessageOf(api), api),
            TimeoutException => new EngineException(
                $"The container engine at {endpoint} did not answer in time, asked to {doing}: see 'docker info', and the engine's log.",
                e
            ),
            _ => new EngineException(
                $"The connection to the container engine at {endpoint} broke while it was to {doing} ({Reason(e)}): see whether it still runs ('docker info'), then run this again.",
                e
            ),
        };

    /// <summary>The engine said why it does not do something.</summary>
    public static EngineException Refused(string doing, string message, Exception? e = null) =>
        new($"The container engine did not {doing}: {WithAdvice(message)}", e);

    /// <summary>A text of the engine on one line, of limited length, with a dot and what helps.</summary>
    public static string WithAdvice(string message)
    {
        var line = Line(message);
        var advice = s_advice.FirstOrDefault(a =>
            line.Contains(a.Text, StringComparison.OrdinalIgnoreCase)
        );
        return advice.Advice is null ? $"{line}." : $"{line}. {advice.Advice}";
    }

    /// <summary>What an engine's error says: the member <c>message</c> of its body.</summary>
    public static string MessageOf(DockerApiException e)
    {
        try
        {
            if (
                e.ResponseBody is { Length: > 0 } body
                && JsonNode.Parse(body)?["message"]?.GetValue<string>() is { Length: > 0 } message
            )
            {
                return message;
            }
        }
        catch (Exception x) when (x is JsonException or InvalidOperationException)
        {
            // Not an engine's own answer: the status says more than its body.
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP {(int)e.StatusCode} ({e.StatusCode})"
        );
    }

    /// <summary>Why no engine answers at an address.</summary>
    public static EngineUnavailableException Unavailable(
        EngineEndpoint endpoint,
        TimeSpan limit,
        Exception? e
    )
    {
        var (why, what) = Explain(endpoint, limit, e);
        return new EngineUnavailableException(
            $"No container engine answers at {endpoint}: {why}. {what} {WithoutIt}",
            e
        );
    }

    private static (string Why, string What) Explain(
        EngineEndpoint endpoint,
        TimeSpan limit,
        Exception? e
    )
    {
        var socket = Find<SocketException>(e)?.SocketErrorCode;
        if (endpoint.SocketPath is { } path && !File.Exists(path))
        {
            return (
                "there is no such socket",
                endpoint.Source.Length == 0
                    ? "Install Docker (https://docs.docker.com/engine/install; Debian and Ubuntu: apt-get install docker.io) and start it, or name an engine with DOCKER_HOST."
                    : "Start the engine, or correct the address."
            );
        }

        if (socket == SocketError.AccessDenied || Find<UnauthorizedAccessException>(e) is not null)
        {
            return (
                "permission denied",
                "Add yourself to the group 'docker' (sudo usermod -aG docker $USER, then log in again), or use rootless Docker."
            );
        }

        if (Find<AuthenticationException>(e) is { } tls)
        {
            return (
                $"the encrypted connection was refused ({Line(tls.Message)})",
                "Check ca.pem, cert.pem and key.pem of DOCKER_CERT_PATH, and that its certificate is of that host."
            );
        }

        return socket switch
        {
            SocketError.ConnectionRefused => (
                "it refused the connection",
                endpoint.IsLocal
                    ? "Start it: sudo systemctl start docker, or Docker Desktop."
                    : "Check address and port, and that the engine runs."
            ),
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => (
                "there is no such host",
                "Check the address and your network."
            ),
            _ when Find<DockerApiException>(e) is { } api => (
                $"it answered {MessageOf(api)}",
                "Check that the address is that of an engine, and with or without TLS as it expects it (DOCKER_TLS_VERIFY)."
            ),
            _ when e is null or OperationCanceledException or TimeoutException => (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it did not answer within {limit.TotalSeconds:0.#} s"
                ),
                endpoint.IsLocal
                    ? "Start it, or start it anew: sudo systemctl restart docker, or Docker Desktop."
                    : "Check address, port and firewall, and that the engine runs."
            ),
            _ => (
                Reason(e),
                "Check that the address is that of an engine, and with or without TLS as it expects it (DOCKER_TLS_VERIFY)."
            ),
        };
    }

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
            {
                return found;
            }
        }

        return null;
    }

    // The innermost says most: the outer ones say "an error occurred while sending the request".
    private static string Reason(Exception e) => Line(e.GetBaseException().Message);

    /// <summary>One line without what steers, at most 500 characters, without a dot at its end.</summary>
    public static string Line(string text)
    {
        var line = PlainText.Of(text).Trim().TrimEnd('.');
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "...";
    }
}

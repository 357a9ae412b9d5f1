using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;

namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>A request as it came, and what became of it.</summary>
public sealed class ReceivedRequest
{
    /// <summary>In the order of arrival; the first is 1.</summary>
    public required int Number { get; init; }

    public required Part Part { get; init; }

    public required string Method { get; init; }

    /// <summary>Without the base path of an Enterprise server and without the query.</summary>
    public required string Path { get; init; }

    /// <summary>As sent, without the question mark; empty if there is none.</summary>
    public required string Query { get; init; }

    /// <summary>Empty if there is none.</summary>
    public required string Body { get; init; }

    /// <summary>All but the token's; several values of one name are separated by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Whose token it is made with; null if there is none, or GitHub does not know it.</summary>
    public required string? Login { get; init; }

    /// <summary>The token; one that GitHub does not know is as none.</summary>
    public required Token Token { get; init; }

    /// <summary>By the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether the token's holder had been asked to wait longer.</summary>
    public bool IsEarly { get; internal set; }

    /// <summary>What went wrong on purpose; null if nothing did.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>How long the answer's fault asks to wait; zero if it does not.</summary>
    public TimeSpan AskedWait { get; internal set; }

    /// <summary>The status of the answer; null before it is known and where the connection was cut.</summary>
    public int? Status { get; internal set; }

    public override string ToString() =>
        $"{Number}. {Login} {Method} {Path}{(Query.Length == 0 ? "" : "?" + Query)} -> {Status} {Fault}";
}

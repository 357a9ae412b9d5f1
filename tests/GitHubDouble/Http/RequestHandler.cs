using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MlOpsBuild.GitHubDouble.Description;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>Takes a request from the wire, lets go wrong what is to go wrong, and puts the answer on the wire.</summary>
internal sealed class RequestHandler(GitHubOptions options, Judge? judge)
{
    private const string EnterpriseBase = "/api/v3";

    private readonly List<ReceivedRequest> _requests = [];
    private readonly List<string> _violations = [];
    private int _port;
    private int _storagePort;

    public GitHubState State { get; } = new(options.Time);

    public FaultPlan Faults { get; } = new();

    public string SiteUrl => $"http://127.0.0.1:{_port}";

    public string ApiUrl => SiteUrl + (options.IsEnterprise ? EnterpriseBase : "");

    public string GraphQlUrl => SiteUrl + (options.IsEnterprise ? "/api/graphql" : "/graphql");

    public string StorageUrl => $"http://127.0.0.1:{_storagePort}";

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_violations)
                return [.. _violations];
        }
    }

    public void SetPorts(int port, int storagePort) => (_port, _storagePort) = (port, storagePort);

    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (token, isKnown) = FindToken(context.Request.Headers.Authorization);
        var request = await ReceiveAsync(context, token, cancellationToken);
        if (Faults.OnRequest is { } arrived)
            await arrived(request);

        await Faults.PassAsync(request, isPerformed: false, cancellationToken);
        var fault = request.Fault = Faults.Take(request);
        var performer = new Performer(this, judge);
        Answer? answer = null;
        if (fault is not { IsPerformed: false })
        {
            if (fault?.Kind == FaultKind.Duplicate)
                performer.Perform(request, token, isKnown, writesAgo: 0);

            answer = performer.Perform(request, token, isKnown, fault?.Writes ?? 0);
        }

        if (Faults.OnPerformed is { } performed)
            await performed(request);

        await Faults.PassAsync(request, isPerformed: true, cancellationToken);
        token.Refresh(State.Now);
        if (fault is not null)
        {
            answer = FaultAnswers.Apply(fault, token, State.Now) ?? answer;
            request.AskedWait = FaultAnswers.GetWait(fault, token, State.Now);
        }

        if (answer is null || fault?.Kind == FaultKind.Cut)
        {
            context.Abort();
            return;
        }

        request.Status = fault?.Kind == FaultKind.CutInAnswer ? null : answer.Status;
        answer.Headers["Date"] = State.Now.ToString("r", CultureInfo.InvariantCulture);
        if (request.Part != Part.Storage)
            AddLimits(answer, token);

        await SendAsync(context, answer, fault, cancellationToken);
    }

    public void Report(string method, string? path, string violation)
    {
        lock (_violations)
            _violations.Add($"{method} {path}: {violation}");
    }

    private static void AddLimits(Answer answer, Token token)
    {
        answer.Headers["x-ratelimit-limit"] = Format(token.Limit);
        answer.Headers["x-ratelimit-remaining"] = Format(token.Remaining);
        answer.Headers["x-ratelimit-used"] = Format(token.Limit - token.Remaining);
        answer.Headers["x-ratelimit-reset"] = Format(token.ResetsAt.ToUnixTimeSeconds());
        answer.Headers["x-ratelimit-resource"] = "core";

        static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task SendAsync(
        HttpContext context,
        Answer answer,
        Fault? fault,
        CancellationToken cancellationToken
    )
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;

        var bytes = answer.Bytes;
        if (answer.Status == StatusCodes.Status204NoContent)
        {
            if (fault?.Kind == FaultKind.CutInAnswer)
                context.Abort();

            return;
        }

        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (fault?.Kind == FaultKind.CutInAnswer)
        {
            await context.Response.Body.WriteAsync(
                bytes.AsMemory(0, bytes.Length / 2),
                cancellationToken
            );
            await context.Response.Body.FlushAsync(cancellationToken);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>A token as GitHub takes it: after Bearer or token, or as the password of Basic.</summary>
    private (Token Token, bool IsKnown) FindToken(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return (State.Anonymous, true);

        var parts = header.Split(' ', 2);
        var value = parts[^1];
        if (parts[0].Equals("Basic", StringComparison.OrdinalIgnoreCase))
            value = Encoding.UTF8.GetString(Convert.FromBase64String(value)).Split(':', 2)[^1];

        var token = State.FindToken(value);
        return (token ?? State.Anonymous, token is not null);
    }

    private async Task<ReceivedRequest> ReceiveAsync(
        HttpContext context,
        Token token,
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellationToken);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var (part, path) = GetPart(context.Connection.LocalPort, target[0]);
        lock (_requests)
        {
            var request = new ReceivedRequest
            {
                Number = _requests.Count + 1,
                Part = part,
                Method = context.Request.Method,
                Path = path,
                Query = target.Length > 1 ? target[1] : "",
                Body = body,
                Headers = context.Request.Headers.ToDictionary(
                    x => x.Key,
                    // That there was one is known, not which.
                    x => x.Key == "Authorization" ? "" : x.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                Login = ReferenceEquals(token, State.Anonymous) ? null : token.Account.Login,
                Token = token,
                ReceivedAt = State.Now,
                IsEarly = State.Now < token.BlockedUntil,
            };
            _requests.Add(request);
            return request;
        }
    }

    private (Part Part, string Path) GetPart(int port, string path)
    {
        if (port == _storagePort)
            return (Part.Storage, path);

        if (path == new Uri(GraphQlUrl).AbsolutePath)
            return (Part.GraphQl, path);

        if (!options.IsEnterprise)
            return (Part.Rest, path);

        return path.StartsWith(EnterpriseBase + "/", StringComparison.Ordinal)
            ? (Part.Rest, path[EnterpriseBase.Length..])
            : (Part.Rest, "/outside-of-the-api" + path);
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlOpsBuild.GitHubDouble.Description;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;

namespace MlOpsBuild.GitHubDouble;

/// <summary>A server on free ports of this machine that behaves as GitHub does.</summary>
public sealed class GitHubServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly RequestHandler _handler;
    private readonly CancellationTokenSource _stopped = new();

    private GitHubServer(WebApplication application, RequestHandler handler)
    {
        _application = application;
        _handler = handler;
    }

    /// <summary>The base address of the REST API, as GITHUB_API_URL has it: without a slash at its end.</summary>
    public string ApiUrl => _handler.ApiUrl;

    /// <summary>The address of GraphQL, as GITHUB_GRAPHQL_URL has it.</summary>
    public string GraphQlUrl => _handler.GraphQlUrl;

    /// <summary>The address of the pages for people, as GITHUB_SERVER_URL has it; nothing answers there.</summary>
    public string SiteUrl => _handler.SiteUrl;

    /// <summary>Repositories and tokens.</summary>
    public GitHubState State => _handler.State;

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults => _handler.Faults;

    /// <summary>All requests so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _handler.Requests;

    /// <summary>What of requests and answers is not as GitHub describes it, each with the request.</summary>
    public IReadOnlyList<string> Violations => _handler.Violations;

    /// <summary>Why <see cref="Violations"/> knows nothing of GitHub's description; null if it does.</summary>
    public string? NotJudged { get; private init; }

    public static async Task<GitHubServer> StartAsync(GitHubOptions? options = null)
    {
        options ??= new GitHubOptions();
        var (judge, missing) = options.IsJudged ? await Judge.GetAsync() : (null, "not asked for");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(x =>
            {
                x.AddServerHeader = false;
                x.Limits.MaxRequestBodySize = null;
                x.Listen(IPAddress.Loopback, 0);
                x.Listen(IPAddress.Loopback, 0);
            });
        var application = builder.Build();
        var handler = new RequestHandler(options, judge);
        var server = new GitHubServer(application, handler) { NotJudged = missing };
        application.Run(x => server.HandleAsync(x));
        await application.StartAsync();
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(x => new Uri(x).Port)
            .ToArray();
        handler.SetPorts(addresses[0], addresses[1]);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever still waits at a gate is let go.
        await _stopped.CancelAsync();
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        _stopped.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted,
                _stopped.Token
            );
            await _handler.HandleAsync(context, source.Token);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
            context.Abort();
        }
        catch (Exception e)
        {
            // A fault of the double, which a client that repeats requests would hide.
            _handler.Report(context.Request.Method, context.Request.Path, e.ToString());
            throw;
        }
    }
}

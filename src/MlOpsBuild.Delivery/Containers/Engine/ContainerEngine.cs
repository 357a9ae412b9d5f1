using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>A container engine that answers.</summary>
public sealed class ContainerEngine : IDisposable
{
    private readonly DockerClientConfiguration _configuration;

    private ContainerEngine(
        EngineEndpoint endpoint,
        DockerClientConfiguration configuration,
        IDockerClient client,
        VersionResponse version
    )
    {
        Endpoint = endpoint;
        _configuration = configuration;
        Client = client;
        Version = version.Version ?? "";
        Architecture = version.Arch ?? "";
        OperatingSystem = version.Os ?? "";
    }

    /// <summary>Where it is.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>Talks to it.</summary>
    public IDockerClient Client { get; }

    /// <summary>Its version, e.g. <c>28.2.2</c>.</summary>
    public string Version { get; }

    /// <summary>The architecture of what it runs, as in images: <c>amd64</c>, <c>arm64</c>.</summary>
    public string Architecture { get; }

    /// <summary>The operating system of what it runs: <c>linux</c>, <c>windows</c>.</summary>
    public string OperatingSystem { get; }

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLocal => Endpoint.IsLocal;

    /// <summary>Finds the engine and asks it for its version.</summary>
    /// <param name="options">Which one. <value>The default value is the one that <c>docker</c> would use.</value></param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="UsageException">An address, a context or a certificate is none.</exception>
    /// <exception cref="EngineUnavailableException">None answers: says which was tried, why, and what to do.</exception>
    public static async Task<ContainerEngine> ConnectAsync(
        ContainerEngineOptions? options,
        CancellationToken cancellationToken
    )
    {
        options ??= new ContainerEngineOptions();
        var endpoint = EngineEndpointFinder.Find(options);
        var configuration = new DockerClientConfiguration(
            endpoint.Address,
            endpoint.Tls is { } tls ? new EngineTls(tls) : null,
            options.AnswerWithin
        );
        var client = configuration.CreateClient();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.ConnectWithin);
            var version = await client.System.GetVersionAsync(limit.Token);
            return new ContainerEngine(endpoint, configuration, client, version);
        }
        catch (Exception e)
            when ((EngineErrors.IsOfEngine(e) || e is OperationCanceledException)
                && !cancellationToken.IsCancellationRequested
            )
        {
            Dispose(client, configuration);
            throw EngineErrors.Unavailable(endpoint, options.ConnectWithin, e);
        }
        catch
        {
            Dispose(client, configuration);
            throw;
        }
    }

    /// <summary>Asks the engine for something, and tells in one line of what goes wrong.</summary>
    /// <param name="doing">For people, what is asked for, e.g. <c>start the container x</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EngineException">It refused, did not answer in time, or the connection broke.</exception>
    public async Task<T> DoAsync<T>(
        string doing,
        Func<IDockerClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await call(Client, cancellationToken);
        }
        catch (Exception e)
            when (EngineErrors.IsOfEngine(e) && !cancellationToken.IsCancellationRequested)
        {
            throw EngineErrors.During(doing, Endpoint, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The client's own limit for the beginning of an answer.
            throw EngineErrors.During(doing, Endpoint, new TimeoutException(e.Message, e));
        }
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public async Task DoAsync(
        string doing,
        Func<IDockerClient, CancellationToken, Task> call,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        await DoAsync(
            doing,
            async (client, token) =>
            {
                await call(client, token);
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>Gives an image another name.</summary>
    /// <param name="image">Its id or a name.</param>
    /// <param name="name">The new name, <c>repository:tag</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EngineException">There is no such image.</exception>
    public Task TagAsync(string image, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var colon = name.LastIndexOf(':');
        return DoAsync(
            $"name the image {name}",
            (client, token) =>
                client.Images.TagImageAsync(
                    image,
                    new ImageTagParameters
                    {
                        RepositoryName = name[..colon],
                        Tag = name[(colon + 1)..],
                        Force = true,
                    },
                    token
                ),
            cancellationToken
        );
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => Dispose(Client, _configuration);

    private static void Dispose(IDockerClient client, DockerClientConfiguration configuration)
    {
        client.Dispose();
        configuration.Dispose();
    }
}

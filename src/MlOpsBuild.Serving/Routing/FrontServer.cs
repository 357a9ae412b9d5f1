using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>A running front: its data port and its control socket.</summary>
internal sealed class FrontServer : IAsyncDisposable
{
    private readonly FrontHandler _handler;
    private readonly KestrelHost _data;
    private readonly KestrelHost _control;

    private FrontServer(Front front, FrontHandler handler, KestrelHost data, KestrelHost control)
    {
        Front = front;
        _handler = handler;
        _data = data;
        _control = control;
    }

    /// <summary>Its table and servers.</summary>
    public Front Front { get; }

    /// <summary>Where it takes requests: <c>http://127.0.0.1:8080</c>.</summary>
    public string Address => _data.Addresses[0];

    /// <summary>Starts a front.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Receives a line for people at a time.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="Common.MlOpsException">An address cannot be used.</exception>
    public static async Task<FrontServer> StartAsync(
        RouteOptions options,
        TimeProvider time,
        Action<string> log,
        CancellationToken cancellationToken
    )
    {
        var front = new Front(options, time, log);
        KestrelHost? control = null;
        try
        {
            control = await KestrelHost.StartAsync(
                new KestrelHostOptions
                {
                    Address = null,
                    UnixSocket = options.ControlPath,
                    MaxBodyBytes = ControlHandler.MaxBytes,
                    ShutdownLimit = options.ShutdownLimit,
                },
                new ControlHandler(front),
                cancellationToken
            );
            var handler = new FrontHandler(front, new Forwarder(front, options, time));
            var data = await KestrelHost.StartAsync(
                new KestrelHostOptions
                {
                    Address = options.Address,
                    Port = options.Port,
                    ShutdownLimit = options.ShutdownLimit,
                    IsProxy = true,
                },
                handler,
                cancellationToken
            );
            return new FrontServer(front, handler, data, control);
        }
        catch
        {
            if (control is not null)
            {
                await control.DisposeAsync();
            }

            await front.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finishes what is in flight, then ends; the control socket answers until then.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_handler.IsEnding)
        {
            return;
        }

        _handler.IsEnding = true;
        await _data.DisposeAsync();
        await _control.DisposeAsync();
        await Front.DisposeAsync();
    }
}

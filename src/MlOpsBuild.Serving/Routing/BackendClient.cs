namespace MlOpsBuild.Serving.Routing;

/// <summary>Sends whole requests of the front's own, or copies, to a backend; of the answer it keeps the status only.</summary>
internal sealed class BackendClient(Backend backend)
{
    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The answer's status.</returns>
    /// <exception cref="BackendException">There is no answer, or it broke off.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async ValueTask<int> SendAsync(
        ReadOnlyMemory<byte> request,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var connection =
                backend.Pool.TakeIdle() ?? await backend.Pool.ConnectAsync(cancellationToken);
            var isWhole = false;
            try
            {
                using (connection.BreakWith(cancellationToken))
                {
                    await connection.SendAsync(request);
                    await connection.ReadHeadAsync();
                    isWhole = await SkipBodyAsync(connection);
                    return connection.Head.Status;
                }
            }
            catch (BackendException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (
                    !connection.WasUsed
                    || connection.HasAnswer
                    || connection.Broken != BreakReason.None
                )
                {
                    throw;
                }

                // The backend had closed it; the next one is new.
                backend.Pool.DropIdle();
            }
            finally
            {
                if (isWhole && connection.Head.KeepAlive)
                {
                    backend.Pool.Return(connection);
                }
                else
                {
                    backend.Pool.Drop(connection);
                }
            }
        }
    }

    private static async ValueTask<bool> SkipBodyAsync(BackendConnection connection)
    {
        var body = new BodyReader(connection, isBodiless: false);
        while (!body.IsAtEnd)
        {
            var count = body.Next().Length;
            if (count > 0)
            {
                body.Take(count);
            }
            else if (!body.IsAtEnd && !await connection.FillAsync())
            {
                body.End();
            }
        }

        return body.IsReusable;
    }
}

using System.Buffers;
using System.Threading.Channels;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Traffic;

/// <summary>
/// Gives a shadow copies of requests, on a thread of its own: whoever brings one never waits, and where the shadow cannot keep
/// up the copy is dropped.
/// </summary>
internal sealed class ShadowQueue : IAsyncDisposable
{
    /// <summary>How many copies may wait.</summary>
    public const int MaxWaiting = 1024;

    /// <summary>How many bytes the waiting copies may have.</summary>
    public const long MaxWaitingBytes = 8L << 20;

    private readonly ServedArm _arm;
    private readonly PredictionObserver _observer;
    private readonly int _maxRows;
    private readonly Channel<Copy> _copies = Channel.CreateBounded<Copy>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true }
    );
    private readonly Task _worker;
    private long _waitingBytes;
    private long _dropped;
    private long _failed;

    /// <summary>Starts the thread.</summary>
    /// <param name="arm">The shadow.</param>
    /// <param name="observer">Is told what the shadow says.</param>
    /// <param name="maxRows">The most rows that a request may have.</param>
    public ShadowQueue(ServedArm arm, PredictionObserver observer, int maxRows)
    {
        _arm = arm;
        _observer = observer;
        _maxRows = maxRows;
        _worker = Task.Factory.StartNew(
            Work,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <summary>How many copies were dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Copies a request for the shadow, or drops it.</summary>
    public void Offer(BodyFormat format, ReadOnlySpan<byte> body)
    {
        if (Interlocked.Add(ref _waitingBytes, body.Length) <= MaxWaitingBytes)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(body.Length);
            body.CopyTo(bytes);
            if (_copies.Writer.TryWrite(new Copy(format, bytes, body.Length)))
            {
                return;
            }

            ArrayPool<byte>.Shared.Return(bytes);
        }

        Interlocked.Add(ref _waitingBytes, -body.Length);
        Interlocked.Increment(ref _dropped);
        _observer.OnShadowDropped(_arm.Model);
    }

    /// <summary>Works off what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _copies.Writer.TryComplete();
        await _worker;
    }

    private void Work()
    {
        while (_copies.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_copies.Reader.TryRead(out var copy))
            {
                Interlocked.Add(ref _waitingBytes, -copy.Length);
                Score(copy);
                ArrayPool<byte>.Shared.Return(copy.Bytes);
            }
        }
    }

    private void Score(Copy copy)
    {
        var workspace = Workspace.Take(_maxRows, deadline: 0);
        try
        {
            Predictor.Read(copy.Format, copy.Bytes.AsSpan(0, copy.Length), _arm, workspace);
            if (workspace.Problems.Count > 0)
            {
                // It may take other inputs than the model that answered.
                _observer.OnInvalid(_arm.Model, workspace.Problems.Count);
                return;
            }

            if (_arm.Remote is null)
            {
                Predictor.Score(_arm, workspace);
            }
            else
            {
                Predictor
                    .ScoreAsync(_arm, workspace, CancellationToken.None)
                    .GetAwaiter()
                    .GetResult();
            }

            _observer.OnScored(
                _arm.Model,
                workspace.Rows,
                workspace.Features(_arm.Plan.Features.Length),
                workspace.Outputs(_arm.Texts.Width)
            );
        }
        catch (RequestException e) when (e.Status < 500)
        {
            _observer.OnInvalid(_arm.Model, 1);
        }
        catch (Exception e)
        {
            // A shadow that fails must not take the server with it; its first failure is told.
            if (Interlocked.Increment(ref _failed) == 1)
            {
                Console.Error.WriteLine(
                    $"mlops-serve: the shadow '{_arm.Model.Name}' failed: {e.GetType()} at {e.StackTrace?.Trim()}"
                );
            }
        }
        finally
        {
            workspace.Return();
        }
    }

    private readonly record struct Copy(BodyFormat Format, byte[] Bytes, int Length);
}

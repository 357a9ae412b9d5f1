using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Sharing;

/// <summary>
/// A repository as the place where results of stages come from. It is asked only for as long as it answers: one failure
/// is one warning, and nothing more is asked. What is asked for and was not there is not asked for again.
/// </summary>
/// <remarks>
/// Each stage of a run gets all its outputs, also those that no later stage of this run reads: a later run then finds
/// them here, without a network too. Nothing comes for stages that a run does not need.
/// </remarks>
public sealed class StageRegistry : IStageRemote
{
    // A laptop without a network must not wait.
    private static readonly TimeSpan LookUpLimit = TimeSpan.FromSeconds(5);
    private readonly Func<RegistryOptions, RegistryClient> _connect;
    private readonly IStageObserver _observer;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private RegistryClient? _client;
    private bool _failed;

    /// <summary>Creates it; nothing is loaded or asked before the first look-up.</summary>
    /// <param name="connect">Makes the client, given how patient it should be; called once at most.</param>
    /// <param name="observer">Is told of progress and warnings.</param>
    /// <param name="time">The clock.</param>
    public StageRegistry(
        Func<RegistryOptions, RegistryClient> connect,
        IStageObserver observer,
        TimeProvider time
    )
    {
        _connect = connect;
        _observer = observer;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<StageLock?> FetchAsync(
        string stage,
        Digest key,
        Digest? manifest,
        OciLayout store,
        CancellationToken cancellationToken
    )
    {
        var tag = StageManifest.TagOf(stage, key);
        if (_failed || _absent.Contains(tag))
        {
            return null;
        }

        try
        {
            var client = _client ??= _connect(Hurried());
            var found = await FindAsync(client, stage, key, manifest, cancellationToken);
            if (found is not null)
            {
                _observer.OnTransferring(stage);
                await new StageRecords(client, p => Tell(stage, p)).FetchAsync(
                    [found],
                    store,
                    cancellationToken
                );
                return found;
            }
        }
        catch (StageRecordException e)
        {
            _observer.OnWarning(e.Message);
        }
        catch (RegistryException e)
            when (e is RegistryContentException or RegistryNotFoundException)
        {
            _observer.OnWarning($"The registry's result of {stage} cannot be used. {e.Message}");
        }
        catch (RegistryException e)
        {
            _failed = true;
            _observer.OnWarning($"{e.Message} This run goes on without the registry.");
        }

        _absent.Add(tag);
        return null;
    }

    private async Task<StageLock?> FindAsync(
        RegistryClient client,
        string stage,
        Digest key,
        Digest? manifest,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(LookUpLimit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            limit.Token
        );
        try
        {
            return await new StageRecords(client).FindAsync(stage, key, manifest, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryUnavailableException(
                new RegistryProblem(
                    client.Repository.Registry,
                    client.Repository.Repository,
                    $"look for results of {stage}",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"no answer came in {LookUpLimit.TotalSeconds:0} s"
                    ),
                    "Check that the registry is running and can be reached from here."
                ),
                e
            );
        }
    }

    private RegistryOptions Hurried() =>
        new()
        {
            Time = _time,
            MaxAttempts = 3,
            FirstDelay = TimeSpan.FromMilliseconds(250),
            MaxRetryTime = LookUpLimit,
            IdleTimeout = TimeSpan.FromSeconds(10),
        };

    private void Tell(string stage, TransferProgress progress) =>
        _observer.OnProgress(
            stage,
            progress.OfBytes == 0 ? 1 : (double)progress.Bytes / progress.OfBytes
        );
}

namespace MlOpsBuild.Training;

/// <summary>Spreads independent pieces of work over at most so many threads.</summary>
/// <param name="Threads">How many threads may work, 1 or more.</param>
/// <param name="CancellationToken">Asked before each piece.</param>
internal readonly record struct WorkSplitter(int Threads, CancellationToken CancellationToken)
{
    /// <summary>Does the pieces 0 to <paramref name="count"/> - 1, in any order.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void For(int count, Action<int> piece)
    {
        if (Threads <= 1 || count <= 1)
        {
            for (var i = 0; i < count; i++)
            {
                CancellationToken.ThrowIfCancellationRequested();
                piece(i);
            }

            return;
        }

        Parallel.For(
            0,
            count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Threads,
                CancellationToken = CancellationToken,
            },
            piece
        );
    }
}

using System.Runtime.CompilerServices;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Tests.Observability;

public sealed class ThreadCountersTests
{
    [Fact]
    public void NothingIsLostWhenManyThreadsCountAndAReaderReads()
    {
        var counters = new ThreadCounters(2, 1);
        var done = false;
        var reader = new Thread(() =>
        {
            long before = 0;
            while (!Volatile.Read(ref done))
            {
                var seen = Totals(counters)[0];
                seen.ShouldBeGreaterThanOrEqualTo(before);
                before = seen;
            }
        });
        reader.Start();
        var threads = Enumerable
            .Range(0, 8)
            .Select(t => new Thread(() =>
            {
                for (var i = 0; i < 100_000; i++)
                {
                    var cells = counters.Mine;
                    cells[0]++;
                    cells[1] -= t;
                    ThreadCounters.Add(ref cells[2], 0.5);
                }
            }))
            .ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Volatile.Write(ref done, true);
        reader.Join();

        var totals = Totals(counters);
        totals[0].ShouldBe(800_000);
        totals[1].ShouldBe(-28 * 100_000);
        BitConverter.Int64BitsToDouble(totals[2]).ShouldBe(400_000);
    }

    [Fact]
    public void CellsOfThreadsThatEndedGoOnWithNewOnes()
    {
        var counters = new ThreadCounters(1, 0);
        for (var i = 0; i < 200; i++)
        {
            CountOnAThread(counters);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Totals(counters)[0].ShouldBe(200);
        counters.Threads.ShouldBeLessThan(20);
    }

    [Fact]
    public void OneThreadMayCountForSeveral()
    {
        var (a, b) = (new ThreadCounters(1, 0), new ThreadCounters(2, 0));
        for (var i = 0; i < 5; i++)
        {
            a.Mine[0]++;
            b.Mine[1] += 2;
        }

        Totals(a)[0].ShouldBe(5);
        Totals(b).ShouldBe([0, 10]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CountOnAThread(ThreadCounters counters)
    {
        var thread = new Thread(() => counters.Mine[0]++);
        thread.Start();
        thread.Join();
    }

    private static long[] Totals(ThreadCounters counters)
    {
        var totals = new long[counters.Count];
        counters.Read(totals);
        return totals;
    }
}

using MlOpsBuild.Serving.Observability.Logging;

namespace MlOpsBuild.Serving.Tests.Observability.Logging;

public sealed class RecordRingTests
{
    [Fact]
    public void RecordsComeOutAsTheyWentInAroundTheEndOfTheRing()
    {
        var ring = new RecordRing(7);
        var record = new long[ring.MaxRecord];
        for (var i = 0; i < 1000; i++)
        {
            var first = Enumerable.Range(0, i % 7).Select(x => x + (i / 10.0)).ToArray();
            ring.TryWrite([i, -i], first, [double.NaN]).ShouldBeTrue();
            var length = ring.Read(record);
            length.ShouldBe(3 + first.Length);
            record[..2].ShouldBe([i, -i]);
            record[2..length]
                .Select(BitConverter.Int64BitsToDouble)
                .ShouldBe([.. first, double.NaN]);
        }

        ring.Read(record).ShouldBe(0);
        ring.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void WhatHasNoRoomIsNotTaken()
    {
        var ring = new RecordRing(5); // 32 cells, records of up to 4
        var record = new long[ring.MaxRecord];
        ring.TryWrite([1], [1, 2, 3], [4]).ShouldBeFalse();
        for (var i = 0; i < 8; i++)
        {
            ring.TryWrite([i], [1], [2]).ShouldBeTrue();
        }

        ring.TryWrite([8], [1], [2]).ShouldBeFalse();
        ring.Read(record).ShouldBe(3);
        ring.TryWrite([9], [1], [2]).ShouldBeTrue();
        var rest = new List<long>();
        while (ring.Read(record) > 0)
        {
            rest.Add(record[0]);
        }

        rest.ShouldBe([1, 2, 3, 4, 5, 6, 7, 9]);
    }

    [Fact]
    public async Task ManyThreadsWriteAndOneReads()
    {
        const int Writers = 4;
        const int Each = 20_000;
        var ring = new RecordRing(10);
        var next = new long[Writers];
        var refused = 0;
        var writers = Enumerable
            .Range(0, Writers)
            .Select(w =>
                Task.Factory.StartNew(
                    () =>
                    {
                        for (var i = 0; i < Each; i++)
                        {
                            double[] payload = [.. Enumerable.Repeat((double)i, i % 5)];
                            while (!ring.TryWrite([w, i], payload, [i + 0.5]))
                            {
                                Interlocked.Increment(ref refused);
                                Thread.Yield();
                            }
                        }
                    },
                    TaskCreationOptions.LongRunning
                )
            )
            .ToArray();
        var record = new long[ring.MaxRecord];
        for (var seen = 0; seen < Writers * Each; )
        {
            var length = ring.Read(record);
            if (length == 0)
            {
                Thread.Yield();
                continue;
            }

            // Each writer's records in its order, none torn.
            var (w, i) = (record[0], record[1]);
            i.ShouldBe(next[w]++);
            length.ShouldBe(3 + (int)(i % 5));
            for (var k = 2; k < length - 1; k++)
            {
                BitConverter.Int64BitsToDouble(record[k]).ShouldBe(i);
            }

            BitConverter.Int64BitsToDouble(record[length - 1]).ShouldBe(i + 0.5);
            seen++;
        }

        await Task.WhenAll(writers);
        ring.Read(record).ShouldBe(0);
    }
}

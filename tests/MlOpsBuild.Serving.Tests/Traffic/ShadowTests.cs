using System.Collections.Concurrent;
using System.Net;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Traffic;

namespace MlOpsBuild.Serving.Tests.Traffic;

public sealed class ShadowTests(SampleFolder samples)
{
    private static readonly ServedModelSettings[] WithShadow =
    [
        new() { Name = "champion", Path = "binary" },
        new()
        {
            Name = "shadow",
            Path = "multiclass",
            Shadow = true,
        },
    ];

    [Fact]
    public async Task A_shadow_scores_what_the_champion_answers()
    {
        var watch = new Watch();
        await using (var app = await TestApp.StartAsync(samples, WithShadow, observer: watch))
        {
            await app.PostAsync("/predict", SampleRequests.Row, HttpStatusCode.OK);
            await app.PostAsync("/v2/models/churn/infer", SampleRequests.Infer, HttpStatusCode.OK);
            using var csv = await app.PostAsync("/predict", SampleRequests.Csv, "text/csv");
            csv.StatusCode.ShouldBe(HttpStatusCode.OK);
            // Not copied: what is wrong, and what names a model.
            await app.PostAsync("/predict", "{}", HttpStatusCode.BadRequest);
            await app.PostAsync(
                "/v2/models/churn/versions/champion/infer",
                SampleRequests.Infer,
                HttpStatusCode.OK
            );
        }

        // The end of the server waits for the shadow.
        watch.Scored.Count(s => s.Model == "champion").ShouldBe(4);
        var shadow = watch.Scored.Where(s => s.Model == "shadow").ToArray();
        shadow.Length.ShouldBe(3);
        shadow.Select(s => s.Outputs).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        shadow[0].Outputs.Split(' ').Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_shadow_that_hangs_slows_nobody_and_copies_are_dropped()
    {
        var watch = new Watch();
        GatedScorer? gate = null;
        var app = await TestApp.StartAsync(
            samples,
            WithShadow,
            observer: watch,
            change: m => m.IsShadow ? m.With(gate = new GatedScorer(m.Scorer)) : m
        );
        await using (app)
        {
            const int Requests = ShadowQueue.MaxWaiting + 101;
            for (var i = 0; i < Requests; i++)
            {
                using var response = await app.PostAsync("/predict", SampleRequests.Row);
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                if (i == 0)
                {
                    await gate!.Asked.WaitAsync(TestContext.Current.CancellationToken);
                }
            }

            // One is worked on, a queue full waits.
            app.App.Shadows[0].Dropped.ShouldBe(100);
            watch.Dropped.ShouldBe(100);
            gate!.Gate.Release(Requests);
        }

        watch.Scored.Count(s => s.Model == "shadow").ShouldBe(ShadowQueue.MaxWaiting + 1);
    }

    [Fact]
    public async Task A_shadow_that_fails_harms_nobody()
    {
        await using var app = await TestApp.StartAsync(
            samples,
            WithShadow,
            change: m => m.IsShadow ? m.With(new BrokenScorer(m.Scorer.Signature)) : m
        );
        for (var i = 0; i < 20; i++)
        {
            await app.PostAsync("/predict", SampleRequests.Row, HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Large_requests_do_not_fill_the_memory_while_a_shadow_hangs()
    {
        GatedScorer? gate = null;
        var app = await TestApp.StartAsync(
            samples,
            WithShadow,
            change: m => m.IsShadow ? m.With(gate = new GatedScorer(m.Scorer)) : m
        );
        await using (app)
        {
            var padding = new string(' ', 1_000_000);
            for (var i = 0; i < 12; i++)
            {
                await app.PostAsync("/predict", SampleRequests.Row + padding, HttpStatusCode.OK);
                if (i == 0)
                {
                    await gate!.Asked.WaitAsync(TestContext.Current.CancellationToken);
                }
            }

            app.App.Shadows[0].Dropped.ShouldBe(11 - (ShadowQueue.MaxWaitingBytes / 1_000_133));
            gate!.Gate.Release(100);
        }
    }

    private sealed class Watch : PredictionObserver
    {
        private int _dropped;

        public ConcurrentQueue<(string Model, string Outputs)> Scored { get; } = [];

        public int Dropped => _dropped;

        public override void OnScored(
            ServedModel model,
            int rows,
            ReadOnlySpan<double> features,
            ReadOnlySpan<double> outputs
        ) =>
            Scored.Enqueue(
                (
                    model.Name,
                    string.Join(
                        ' ',
                        outputs.ToArray().Select(o => o.ToString("R", CultureInfo.InvariantCulture))
                    )
                )
            );

        public override void OnShadowDropped(ServedModel model) =>
            Interlocked.Increment(ref _dropped);
    }
}

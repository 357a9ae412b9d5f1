using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>Moves of an alias are a chain that tells of what is wrong with it.</summary>
public sealed class AliasMoverTests : IDisposable
{
    private readonly ModelSample _sample = new();
    private readonly StillClock _clock = new();

    private AliasMover Mover => new(_sample.Catalog, null, _clock);

    [Fact]
    public async Task A_move_is_a_referrer_of_the_model_and_names_the_one_before()
    {
        var first = await _sample.AddAsync(1);
        var second = await _sample.AddAsync(2);
        var one = await MoveAsync(first);
        var two = await MoveAsync(second);
        one.Previous.ShouldBeNull();
        two.Previous.ShouldBe(one.Manifest!.Digest);
        two.Number.ShouldBe(2);
        two.From!.Version.ShouldBe(first.Version);
        _sample.Layout.Resolve("telco-churn/production")!.Digest.ShouldBe(second.Digest);
        _sample.Layout.Resolve("telco-churn/production.2")!.Digest.ShouldBe(two.Manifest!.Digest);
        var referrers = await _sample.Layout.ReferrersAsync(second.Digest, ModelSample.Token);
        referrers.Single().Manifest.ArtifactType.ShouldBe(AliasMove.ArtifactType);
        GoldenFile.ShouldMatch(
            "alias-move.json",
            System.Text.Encoding.UTF8.GetString(
                await _sample.Layout.ReadAsync(
                    referrers.Single().Manifest.Config.Digest,
                    ModelSample.Token
                )
            ) + "\n"
        );
        AliasMove.Parse(two.ToBytes()).ToBytes().ShouldBe(two.ToBytes());
    }

    [Fact]
    public async Task Rollback_after_rollback_goes_further_back()
    {
        var models = await AddAsync(4);
        foreach (var model in models)
        {
            await MoveAsync(model);
        }

        await RollbackAsync();
        (await HistoryAsync()).Current.ShouldBe(models[2]);
        await RollbackAsync();
        (await HistoryAsync()).Current.ShouldBe(models[1]);
        await MoveAsync(models[3]);
        await RollbackAsync();
        (await HistoryAsync()).Current.ShouldBe(models[1]);
        await RollbackAsync();
        (await HistoryAsync()).Current.ShouldBe(models[0]);
        var history = await HistoryAsync();
        history.Earlier.ShouldBeEmpty();
        history.Problem.ShouldBeNull();
        history.Moves.Count.ShouldBe(9);
    }

    // The model: a list of models, the current one last, each once.
    [Fact]
    public void Any_sequence_does_what_the_simple_model_says() =>
        Always.Holds(
            Gen.Choose(1, 12).SelectMany(n => Gen.ArrayOf(n, Gen.Choose(-3, 4))),
            steps => RunAsync(steps).GetAwaiter().GetResult(),
            40
        );

    private async Task<bool> RunAsync(int[] steps)
    {
        using var sample = new ModelSample();
        var models = new List<ModelVersion>();
        for (var i = 0; i < 5; i++)
        {
            models.Add(await sample.AddAsync(i));
        }

        var expected = new List<int>();
        var mover = new AliasMover(sample.Catalog, null, _clock);
        foreach (var step in steps)
        {
            var history = await AliasHistory.ReadAsync(sample.Catalog, "production", default);
            if (step >= 0)
            {
                if (expected.LastOrDefault(-1) == step)
                {
                    continue;
                }

                expected.Remove(step);
                expected.Add(step);
                await mover.MoveAsync(history, MoveAction.Promote, models[step], "a", "", default);
            }
            else if (-step <= history.Earlier.Count)
            {
                expected.RemoveRange(expected.Count + step, -step);
                var to = sample.Catalog.Find(history.Earlier[-step - 1].Digest.ToString());
                await mover.MoveAsync(history, MoveAction.Rollback, to, "a", "", default);
            }
            else if (-step < expected.Count)
            {
                return false;
            }

            var then = await AliasHistory.ReadAsync(sample.Catalog, "production", default);
            int[] stack =
            [
                .. then.Earlier.Reverse().Select(m => models.FindIndex(v => v.Digest == m.Digest)),
                .. then.Current is null ? [] : new[] { models.IndexOf(then.Current) },
            ];
            if (then.Problem is not null || !stack.SequenceEqual(expected))
            {
                return false;
            }
        }

        return true;
    }

    [Fact]
    public async Task An_alias_that_was_moved_behind_our_back_is_told_and_can_be_recorded()
    {
        var models = await AddAsync(3);
        await MoveAsync(models[0]);
        await MoveAsync(models[1]);
        await TagAsync("production", models[2].Descriptor);
        var history = await HistoryAsync();
        history.Problem.ShouldBe(
            $"production points at {models[2].Display}; expected {models[1].Display}, where move 2 by Ada <ada@example.org> brought it"
        );
        history.IsUnfinished.ShouldBeFalse();

        var recorded = await Mover.RecordAsync(history, models[0], "Bob", "", ModelSample.Token);
        recorded.Problem.ShouldBeNull();
        recorded.Last!.Action.ShouldBe(MoveAction.Record);
        recorded.Last.Why.ShouldContain("expected v1.1.0");
        recorded.Earlier.Select(m => m.Digest).ShouldBe([models[1].Digest, models[0].Digest]);
    }

    [Fact]
    public async Task An_alias_without_moves_is_told_and_can_be_recorded()
    {
        var models = await AddAsync(1);
        await TagAsync("production", models[0].Descriptor);
        var history = await HistoryAsync();
        history.Problem!.ShouldContain("no move says how it came there");
        var recorded = await Mover.RecordAsync(history, models[0], "Bob", "", ModelSample.Token);
        recorded.Problem.ShouldBeNull();
        recorded.LastNumber.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_move_is_told_and_the_history_can_start_anew()
    {
        var models = await AddAsync(4);
        await MoveAsync(models[0]);
        await MoveAsync(models[1]);
        await MoveAsync(models[2]);
        await _sample.Layout.UntagAsync("telco-churn/production.2", ModelSample.Token);
        var history = await HistoryAsync();
        history.Problem.ShouldBe(
            "the history of production is damaged: move 2 is missing, there is 3"
        );

        var recorded = await Mover.RecordAsync(history, models[3], "Bob", "", ModelSample.Token);
        recorded.Problem.ShouldBeNull();
        recorded.LastNumber.ShouldBe(4);
        recorded.Current.ShouldBe(models[2]);
        recorded.Earlier.ShouldBeEmpty();
        await MoveAsync(models[3]);
        (await HistoryAsync()).Earlier.Single().Digest.ShouldBe(models[2].Digest);
        (await HistoryAsync()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_move_that_was_replaced_or_damaged_is_told()
    {
        var models = await AddAsync(3);
        var one = await MoveAsync(models[0]);
        await MoveAsync(models[1]);
        var other = ChainLinks.Store(
            _sample.Layout,
            one with
            {
                Why = "other",
            },
            models[0].Descriptor
        );
        await TagAsync("production.1", other.Manifest!);
        (await HistoryAsync()).Problem!.ShouldContain(
            $"move 2 follows {one.Manifest!.Digest.Short}, and move 1 is {other.Manifest!.Digest.Short}"
        );

        await TagAsync("production.1", models[0].Descriptor);
        (await HistoryAsync()).Problem!.ShouldContain("move 1 cannot be read");
        await TagAsync("production.1", one.Manifest);
        (await HistoryAsync()).Problem.ShouldBeNull();

        // A move that says another number than its tag.
        await TagAsync("production.3", one.Manifest);
        (await HistoryAsync()).Problem!.ShouldContain(
            "tag production.3 is on move 1 of production"
        );

        // One that says that it is about another model than its subject.
        var lie = ChainLinks.Store(_sample.Layout, one with { Number = 3 }, models[2].Descriptor);
        await TagAsync("production.3", lie.Manifest!);
        (await HistoryAsync()).Problem!.ShouldContain("its subject is not the model");
    }

    [Fact]
    public async Task What_a_crash_left_between_move_and_alias_can_be_finished()
    {
        var models = await AddAsync(2);
        await MoveAsync(models[0]);
        await MoveAsync(models[1]);
        await TagAsync("production", models[0].Descriptor);
        var history = await HistoryAsync();
        history.IsUnfinished.ShouldBeTrue();
        await Mover.FinishAsync(history, models[1], ModelSample.Token);
        (await HistoryAsync()).Problem.ShouldBeNull();
        (await HistoryAsync()).Current.ShouldBe(models[1]);
    }

    [Fact]
    public async Task Of_two_at_once_one_wins_and_the_other_is_told()
    {
        var models = await AddAsync(2);
        var history = await HistoryAsync();
        var results = await Task.WhenAll(
            models.Select(m =>
                Task.Run(async () =>
                {
                    try
                    {
                        await Mover.MoveAsync(
                            history,
                            MoveAction.Promote,
                            m,
                            "a",
                            "",
                            ModelSample.Token
                        );
                        return "";
                    }
                    catch (UsageException e)
                    {
                        return e.Message;
                    }
                })
            )
        );
        results.Count(r => r.Length == 0).ShouldBe(1);
        results.Single(r => r.Length > 0).ShouldContain("Somebody else moved production meanwhile");
        (await HistoryAsync()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Prune_keeps_models_moves_and_what_is_attached()
    {
        var models = await AddAsync(2);
        await MoveAsync(models[0]);
        await MoveAsync(models[1]);
        await new Approval("Bob", _clock.GetUtcNow(), "production", "").AttachAsync(
            _sample.Layout,
            models[0].Descriptor,
            ModelSample.Name,
            null,
            ModelSample.Token
        );
        var loose = await _sample.PackAsync(9);
        await _sample.Layout.ListAsync(loose, ModelSample.Token);
        var result = await _sample.Layout.PruneAsync(
            entry => entry.Annotations.ContainsKey(OciMediaTypes.RefName),
            false,
            ModelSample.Token
        );
        result.RemovedTags.ShouldBe([loose.Digest.ToString()]);
        (await HistoryAsync()).Problem.ShouldBeNull();
        var facts = await ModelFactsReader.OpenAsync(_sample.Layout, ModelSample.Token);
        (await facts.ReadAsync(models[0], ModelSample.Token)).Approvals.Count.ShouldBe(1);
        _sample.Catalog.Versions().ShouldBe([models[1], models[0]]);
    }

    private Task<AliasHistory> HistoryAsync() =>
        AliasHistory.ReadAsync(_sample.Catalog, "production", ModelSample.Token);

    private async Task<AliasMove> MoveAsync(ModelVersion to) =>
        await Mover.MoveAsync(
            await HistoryAsync(),
            MoveAction.Promote,
            to,
            "Ada <ada@example.org>",
            "better",
            ModelSample.Token
        );

    private async Task RollbackAsync()
    {
        var history = await HistoryAsync();
        await Mover.MoveAsync(
            history,
            MoveAction.Rollback,
            _sample.Catalog.Find(history.Earlier[0].Digest.ToString()),
            "Ada <ada@example.org>",
            "",
            ModelSample.Token
        );
    }

    private async Task<List<ModelVersion>> AddAsync(int count)
    {
        var models = new List<ModelVersion>();
        for (var i = 0; i < count; i++)
        {
            models.Add(await _sample.AddAsync(i));
        }

        return models;
    }

    private Task TagAsync(string tag, OciDescriptor descriptor) =>
        _sample.Layout.TagAsync("telco-churn/" + tag, descriptor, ModelSample.Token);

    public void Dispose() => _sample.Dispose();
}

using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Routing;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class RouteSnapshotTests
{
    private static RouteSnapshot Table(params (string Name, int Weight, bool IsReady)[] backends)
    {
        var table = new RouteTable
        {
            Generation = 1,
            Backends =
            [
                .. backends.Select(b => new RouteBackend
                {
                    Name = b.Name,
                    Url = "http://127.0.0.1:1",
                    ModelDigest = TestBackend.Digest(b.Name),
                    Weight = b.Weight,
                }),
            ],
        };
        return new RouteSnapshot(
            table,
            [
                .. table.Backends.Zip(
                    backends,
                    (route, b) =>
                    {
                        var backend = new Backend(route, new RouteOptions(), TimeProvider.System);
                        backend.Probed(b.IsReady);
                        return new RouteEntry(backend, b.Weight, null);
                    }
                ),
            ]
        );
    }

    private static string? Pick(RouteSnapshot snapshot, string digest = "", string? key = null)
    {
        var tried = 0UL;
        return snapshot.Pick(digest, key, ref tried)?.Backend.Name;
    }

    [Theory]
    [InlineData(95, 5)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(999_999, 1)]
    [InlineData(7, 0)]
    public void Among_as_many_picks_as_the_weights_sum_up_to_each_has_its_exact_share(int a, int b)
    {
        var snapshot = Table(("a", a, true), ("b", b, true));
        var picks = Enumerable.Range(0, 2 * (a + b)).Select(_ => Pick(snapshot)).ToArray();
        foreach (var window in new[] { picks[..(a + b)], picks[(a + b)..] })
        {
            window.Count(p => p == "a").ShouldBe(a);
            window.Count(p => p == "b").ShouldBe(b);
        }
    }

    [Fact]
    public void Picks_of_one_backend_lie_apart()
    {
        var snapshot = Table(("a", 5, true), ("b", 1, true), ("c", 1, true));
        string.Concat(Enumerable.Range(0, 14).Select(_ => Pick(snapshot)))
            .ShouldBe("aabacaaaabacaa");
    }

    [Fact]
    public async Task Many_threads_together_get_the_exact_shares()
    {
        var snapshot = Table(("a", 90, true), ("b", 10, true));
        var picks = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() => Enumerable.Range(0, 2500).Count(_ => Pick(snapshot) == "b"))
                )
        );
        picks.Sum().ShouldBe(1000);
    }

    [Fact]
    public void What_is_not_ready_gets_nothing_while_another_is()
    {
        var snapshot = Table(("a", 99, false), ("b", 1, true));
        Enumerable.Range(0, 100).ShouldAllBe(_ => Pick(snapshot) == "b");
        snapshot.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Where_none_is_ready_one_is_tried_all_the_same()
    {
        var snapshot = Table(("a", 1, false));
        Pick(snapshot).ShouldBe("a");
        snapshot.HasReady([], 0).ShouldBeFalse();
        snapshot.IsReady.ShouldBeFalse();
    }

    [Fact]
    public void What_failed_just_now_comes_after_the_others_and_before_what_is_not_ready()
    {
        var snapshot = Table(("a", 1, true), ("b", 1, true), ("c", 1, false));
        snapshot.Entries[0].Backend.Failed();
        var tried = 0UL;
        Enumerable
            .Range(0, 4)
            .Select(_ => snapshot.Pick([], null, ref tried)?.Backend.Name)
            .ShouldBe(["b", "a", "c", null]);
    }

    [Fact]
    public void An_answer_ends_the_pause()
    {
        var backend = Table(("a", 1, true)).Entries[0].Backend;
        backend.Failed();
        backend.IsPaused.ShouldBeTrue();
        backend.Answered();
        backend.IsPaused.ShouldBeFalse();
    }

    [Fact]
    public void Without_weight_a_backend_is_there_for_its_digest_only()
    {
        var snapshot = Table(("a", 1, true), ("b", 0, true));
        Enumerable.Range(0, 10).ShouldAllBe(_ => Pick(snapshot) == "a");
        Pick(snapshot, TestBackend.Digest("b")).ShouldBe("b");
        snapshot.Serves(TestBackend.Digest("b")).ShouldBeTrue();
        snapshot.Serves(TestBackend.Digest("c")).ShouldBeFalse();
        Pick(Table(("a", 0, true))).ShouldBeNull();
    }

    [Fact]
    public void A_key_stays_and_as_many_move_as_must_when_weights_change()
    {
        var keys = Enumerable.Range(0, 20_000).Select(i => $"customer-{i}").ToArray();
        string?[] Of(int a, int b) =>
            [.. keys.Select(k => Pick(Table(("a", a, true), ("b", b, true)), key: k))];
        var few = Of(95, 5);
        var more = Of(75, 25);
        Of(95, 5).ShouldBe(few);
        few.Count(p => p == "b").ShouldBeInRange(900, 1100);
        more.Count(p => p == "b").ShouldBeInRange(4800, 5200);
        // Nobody who had the new model goes back to the old one.
        few.Zip(more).Count(p => p is { First: "b", Second: "a" }).ShouldBe(0);
    }

    [Fact]
    public void A_key_whose_backend_is_gone_goes_to_another_and_comes_back()
    {
        var all = Table(("a", 1, true), ("b", 1, true), ("c", 1, true));
        var without = Table(("a", 1, true), ("b", 1, false), ("c", 1, true));
        for (var i = 0; i < 300; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"k{i}");
            var home = Pick(all, key: key);
            var away = Pick(without, key: key);
            (home == "b" ? away != "b" : away == home).ShouldBeTrue();
        }
    }
}

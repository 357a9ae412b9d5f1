using FsCheck;
using Nuke.Common.Execution;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>For random graphs the plan keeps every order, or names a cycle.</summary>
public sealed class ExecutionPlannerTests
{
    private const int Runs = 500;

    [Fact]
    public void Plan_respects_every_order_and_runs_each_target_once() =>
        Check(allowCycles: false, Graph_is_planned_rightly);

    [Fact]
    public void A_graph_with_a_cycle_is_refused_with_a_path_that_is_one() =>
        Check(allowCycles: true, Graph_is_planned_rightly);

    [Fact]
    public void Plan_is_the_same_however_names_are_written()
    {
        var targets = Create(3, (2, 1, 0), (1, 0, 0));
        ExecutionPlanner.GetPlan(targets, ["t-2"]).Select(x => x.Name).ShouldBe(["T0", "T1", "T2"]);
        Create(1)[0].Invoked.ShouldBeFalse();
    }

    private static void Check(bool allowCycles, Action<List<ExecutableTarget>, int[]> property)
    {
        var cases =
            from count in Gen.Choose(1, 25)
            from edges in Gen.ListOf(
                Gen.Three(Gen.Choose(0, 99)).Select(x => ToEdge(x, count, allowCycles))
            )
            from invoked in Gen.NonEmptyListOf(Gen.Choose(0, count - 1))
            select (Count: count, Edges: edges.ToArray(), Invoked: invoked.ToArray());
        var cyclic = 0;
        Prop.ForAll(
                Arb.From(cases),
                x =>
                {
                    var targets = Create(x.Count, x.Edges);
                    var invoked = x.Invoked.Distinct().ToArray();
                    if (!HasCycle(targets))
                    {
                        property(targets, invoked);
                        return;
                    }

                    cyclic++;
                    Path_of_the_cycle_is_one(targets, invoked);
                }
            )
            .Check(
                new Configuration
                {
                    MaxNbOfTest = Runs,
                    QuietOnSuccess = true,
                    Replay = FsCheck.Random.StdGen.NewStdGen(20_26, 11_21),
                    Runner = Config.QuickThrowOnFailure.Runner,
                }
            );
        cyclic.ShouldBe(allowCycles ? cyclic : 0);
        if (allowCycles)
            cyclic.ShouldBeInRange(Runs / 10, Runs - 1);
    }

    private static (int From, int To, int Kind) ToEdge(
        Tuple<int, int, int> random,
        int count,
        bool allowCycles
    )
    {
        var (one, other, kind) = (random.Item1 % count, random.Item2 % count, random.Item3 % 3);
        if (allowCycles)
            return (one, other, kind);

        return one == other ? (-1, -1, -1) : (Math.Max(one, other), Math.Min(one, other), kind);
    }

    private static void Graph_is_planned_rightly(List<ExecutableTarget> targets, int[] invoked)
    {
        var plan = ExecutionPlanner.GetPlan(targets, [.. invoked.Select(x => $"T{x}")]);
        plan.ShouldBeUnique();
        var position = plan.Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i);
        foreach (var target in plan)
        {
            // Hard orders: what a target needs is there, and earlier; what it triggers is there, and later.
            foreach (var dependency in target.ExecutionDependencies)
                position[dependency].ShouldBeLessThan(position[target]);
            foreach (var triggered in target.Triggers)
                position[triggered].ShouldBeGreaterThan(position[target]);
            // Soft orders: only among those that are there.
            foreach (var earlier in target.OrderDependencies.Where(position.ContainsKey))
                position[earlier].ShouldBeLessThan(position[target]);
        }

        // Nothing else is there.
        var reachable = new HashSet<ExecutableTarget>();
        void Reach(ExecutableTarget target)
        {
            if (!reachable.Add(target))
                return;

            target.ExecutionDependencies.ForEach(Reach);
            target.Triggers.ForEach(Reach);
        }

        foreach (var index in invoked)
            Reach(targets[index]);

        plan.ShouldBe(reachable, ignoreOrder: true);
        plan.Where(x => x.Invoked).ShouldBe(invoked.Select(x => targets[x]), ignoreOrder: true);
    }

    private static void Path_of_the_cycle_is_one(List<ExecutableTarget> targets, int[] invoked)
    {
        var message = Should
            .Throw<InvalidOperationException>(() =>
                ExecutionPlanner.GetPlan(targets, [.. invoked.Select(x => $"T{x}")])
            )
            .Message;
        const string Prefix = "Circular dependencies between targets:\n  - ";
        message.ShouldStartWith(Prefix);
        var path = message[Prefix.Length..]
            .Split(" -> ")
            .Select(x => targets.Single(y => y.Name == x))
            .ToList();
        path.Count.ShouldBeGreaterThan(1);
        path[0].ShouldBe(path[^1]);
        path.Skip(1).ShouldBeUnique();
        for (var i = 0; i + 1 < path.Count; i++)
            path[i].AllDependencies.ShouldContain(path[i + 1]);
    }

    /// <summary>Edges by kind: 0 needs, 1 comes after, 2 is triggered by.</summary>
    private static List<ExecutableTarget> Create(
        int count,
        params (int From, int To, int Kind)[] edges
    )
    {
        var targets = Enumerable
            .Range(0, count)
            .Select(x => new ExecutableTarget { Name = $"T{x}" })
            .ToList();
        foreach (var (from, to, kind) in edges)
        {
            if (from < 0)
                continue;

            switch (kind)
            {
                case 0:
                    targets[from].ExecutionDependencies.Add(targets[to]);
                    break;
                case 1:
                    targets[from].OrderDependencies.Add(targets[to]);
                    break;
                default:
                    targets[from].TriggerDependencies.Add(targets[to]);
                    targets[to].Triggers.Add(targets[from]);
                    break;
            }
        }

        return targets;
    }

    /// <summary>By taking away what depends on nothing, again and again.</summary>
    private static bool HasCycle(List<ExecutableTarget> targets)
    {
        var left = targets.ToHashSet();
        while (left.RemoveWhere(x => !x.AllDependencies.Any(left.Contains)) > 0) { }

        return left.Count > 0;
    }
}

using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>Orders targets: from the last one, always taking the first-declared on which no remaining one depends.</summary>
internal static class ExecutionPlanner
{
    /// <summary>The invoked targets with everything that they need and trigger, in the order of execution.</summary>
    /// <param name="targets">All targets, in the order of their declaration.</param>
    /// <param name="invokedNames">Names, whatever their case and dashes.</param>
    /// <param name="strict">Fails where the definitions leave the order open (<c>--strict</c>).</param>
    public static List<ExecutableTarget> GetPlan(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyList<string> invokedNames,
        bool strict = false
    )
    {
        var invoked = invokedNames.Select(x => Find(targets, x)).ToHashSet();
        foreach (var target in invoked)
            target.Invoked = true;

        return GetPlanned(targets, invoked, strict);
    }

    /// <summary>The same for targets that are not invoked now.</summary>
    public static List<ExecutableTarget> GetPlanned(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyList<string> names
    ) => GetPlanned(targets, names.Select(x => Find(targets, x)));

    private static List<ExecutableTarget> GetPlanned(
        IReadOnlyList<ExecutableTarget> targets,
        IEnumerable<ExecutableTarget> last,
        bool strict = false
    )
    {
        var needed = GetNeeded(last);
        var order = GetOrder(targets, strict);
        order.RemoveAll(x => !needed.Contains(x));
        return order;
    }

    /// <summary>The target of a name, whatever its case and dashes, or null.</summary>
    public static ExecutableTarget TryFind(IReadOnlyList<ExecutableTarget> targets, string name)
    {
        var plain = name.Replace("-", "", StringComparison.Ordinal);
        foreach (var target in targets)
        {
            if (target.Name.Equals(plain, StringComparison.OrdinalIgnoreCase))
                return target;
        }

        return null;
    }

    public static string GetUnknownTargetMessage(
        IReadOnlyList<ExecutableTarget> targets,
        string name,
        bool list = true
    )
    {
        var names = targets.Select(x => x.Name).Order(StringComparer.Ordinal).ToList();
        var message = $"Target with name '{name}' does not exist.";
        if (list)
            message += " Available targets are:\n  - " + string.Join("\n  - ", names);

        var closest = Similarity.FindClosest(
            name.Replace("-", "", StringComparison.Ordinal),
            names
        );
        return closest is null
            ? message
            : message + (list ? "\n" : " ") + $"Did you mean '{closest}'?";
    }

    private static ExecutableTarget Find(IReadOnlyList<ExecutableTarget> targets, string name) =>
        TryFind(targets, name)
        ?? throw new InvalidOperationException(GetUnknownTargetMessage(targets, name));

    private static HashSet<ExecutableTarget> GetNeeded(IEnumerable<ExecutableTarget> invoked)
    {
        var needed = new HashSet<ExecutableTarget>();
        var pending = new Stack<ExecutableTarget>(invoked);
        while (pending.TryPop(out var target))
        {
            if (!needed.Add(target))
                continue;

            target.ExecutionDependencies.ForEach(pending.Push);
            target.Triggers.ForEach(pending.Push);
        }

        return needed;
    }

    private static List<ExecutableTarget> GetOrder(
        IReadOnlyList<ExecutableTarget> targets,
        bool strict
    )
    {
        var dependencies = new Dictionary<ExecutableTarget, IReadOnlyCollection<ExecutableTarget>>(
            targets.Count
        );
        var dependents = new Dictionary<ExecutableTarget, int>(targets.Count);
        foreach (var target in targets)
        {
            dependencies[target] = target.AllDependencies;
            dependents.TryAdd(target, 0);
            foreach (var dependency in dependencies[target])
            {
                dependents.TryAdd(dependency, 0);
                dependents[dependency]++;
            }
        }

        var remaining = new List<ExecutableTarget>(targets);
        var order = new List<ExecutableTarget>(remaining.Count);
        while (remaining.Count > 0)
        {
            var index = remaining.FindIndex(x => dependents[x] == 0);
            if (index < 0)
                throw new InvalidOperationException(
                    "Circular dependencies between targets:\n  - " + FindCycle(remaining)
                );

            if (strict && remaining.FindLastIndex(x => dependents[x] == 0) != index)
                throw new InvalidOperationException(
                    "Incomplete target definition order:\n  - "
                        + string.Join(
                            "\n  - ",
                            remaining.Where(x => dependents[x] == 0).Select(x => x.Name)
                        )
                );

            var target = remaining[index];
            remaining.RemoveAt(index);
            order.Add(target);
            foreach (var dependency in dependencies[target])
                dependents[dependency]--;
        }

        order.Reverse();
        return order;
    }

    /// <summary>One cycle, as <c>A -> B -> A</c>. Each remaining target has a remaining dependent.</summary>
    private static string FindCycle(List<ExecutableTarget> remaining)
    {
        var path = new List<ExecutableTarget> { remaining[0] };
        while (true)
        {
            var next = remaining.First(x => x.AllDependencies.Contains(path[^1]));
            var start = path.IndexOf(next);
            path.Add(next);
            if (start >= 0)
                return string.Join(" -> ", path.Skip(start).Reverse().Select(x => x.Name));
        }
    }
}

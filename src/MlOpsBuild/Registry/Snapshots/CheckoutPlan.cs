using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What Checkout is going to do with a path. Making it changes nothing.</summary>
internal sealed record CheckoutPlan
{
    private const int NamesInErrors = 5;

    /// <summary>Whether nothing is at the path, so that it can be written whole.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>What has to be written.</summary>
    public required IReadOnlyList<TreeFile> Write { get; init; }

    /// <summary>What has to go.</summary>
    public IReadOnlyList<DiskFile> Delete { get; private init; } = [];

    /// <summary>What is in no snapshot and not in the way.</summary>
    public IReadOnlyList<string> Left { get; private init; } = [];

    /// <summary>What is there already.</summary>
    public IReadOnlyList<DiskFile> Disk { get; private init; } = [];

    public static async Task<CheckoutPlan> MakeAsync(
        OciLayout layout,
        DataPointerFile file,
        DataPointer pointer,
        Snapshot snapshot,
        Scan? scan,
        DataIndex? index,
        bool force,
        CancellationToken cancellationToken
    )
    {
        if (scan is null)
        {
            return new CheckoutPlan { IsWhole = true, Write = snapshot.Files };
        }

        var disk = scan.ToFiles(index);
        var isSameKind = scan.IsFile == (pointer.Kind == DataKind.File);
        var compared = DataComparison.Run(
            scan,
            disk,
            isSameKind ? snapshot.Files : [],
            cancellationToken
        );
        var (left, conflicts) = await ConflictsAsync(
            layout,
            scan,
            index,
            snapshot,
            compared,
            cancellationToken
        );
        if (!isSameKind || !force)
        {
            conflicts.AddRange(isSameKind ? [] : left);
            Refuse(file, conflicts);
        }

        var stays = left.Except(conflicts).ToHashSet();
        return new CheckoutPlan
        {
            IsWhole = !isSameKind,
            Write = isSameKind ? [.. compared.Removed, .. compared.Differing] : snapshot.Files,
            Delete = [.. compared.Added.Where(f => !stays.Contains(f))],
            Left = [.. compared.Added.Where(stays.Contains).Select(f => f.Path)],
            Disk = disk,
        };
    }

    /// <summary>The same with a snapshot whose packs may be others.</summary>
    public CheckoutPlan With(Snapshot snapshot)
    {
        var wanted = Write.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return this with { Write = [.. snapshot.Files.Where(f => wanted.Contains(f.Path))] };
    }

    // Content that no snapshot has: at a path that is to be written or was tracked it is a conflict, elsewhere it stays.
    private static async Task<(List<DiskFile> Left, List<DiskFile> Conflicts)> ConflictsAsync(
        OciLayout layout,
        Scan scan,
        DataIndex? index,
        Snapshot snapshot,
        DataComparison compared,
        CancellationToken cancellationToken
    )
    {
        List<DiskFile> touched = [.. compared.Added, .. compared.Modified];
        if (touched.Count == 0)
        {
            return ([], []);
        }

        FileReading.HashAll(scan.FullPath, touched, scan.Began, cancellationToken);
        var known = new KnownContent(layout);
        if (index is not null)
        {
            await known.AddAsync(index.Base, cancellationToken);
        }

        var missing = await known.MissingAsync(touched, cancellationToken);
        if (missing.Count == 0)
        {
            return ([], []);
        }

        var tracked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in index?.ToTree() ?? [])
        {
            tracked.Add(file.Path);
        }

        var added = compared.Added.ToHashSet();
        var inTheWay = new InTheWay(snapshot.Files);
        var left = missing.FindAll(f =>
            added.Contains(f) && !tracked.Contains(f.Path) && !inTheWay.Blocks(f.Path)
        );
        return (left, [.. missing.Except(left)]);
    }

    private static void Refuse(DataPointerFile file, List<DiskFile> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        var names = conflicts
            .Take(NamesInErrors)
            .Select(f => f.Path.Length == 0 ? file.TargetPath : $"{file.TargetPath}/{f.Path}");
        var more =
            conflicts.Count > NamesInErrors
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" and {conflicts.Count - NamesInErrors} more"
                )
                : "";
        throw new UsageException(
            $"Content that is in no snapshot would be lost: {string.Join(", ", names)}{more}. Nothing was changed. Keep it with Track, or move it away, or let it go with --force."
        );
    }
}

using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Carries out a plan: all content is written beside the path and verified first, then files are deleted and renamed.
/// </summary>
internal static class CheckoutWriter
{
    public static async Task<CheckoutResult> RunAsync(
        DataStore store,
        DataPointerFile file,
        DataPointer pointer,
        Snapshot snapshot,
        CheckoutPlan plan,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var target = file.FullTargetPath;
            if (plan.Write.Count > 0)
            {
                using var staging = StagingFolder.Create(target);
                var meter = store.MeterOf(file, plan.Write.Sum(f => f.Size));
                var reader = new SnapshotReader(store.Layout, snapshot, meter, cancellationToken);
                if (plan.IsWhole && pointer.Kind == DataKind.Folder)
                {
                    CreateFolders(staging.Path, plan.Write);
                    await reader.WriteAsync(plan.Write, f => $"{staging.Path}/{f.Path}");
                    Delete(target, plan);
                    Directory.Move(staging.Path, target);
                }
                else
                {
                    var names = Names(staging.Path, plan.Write);
                    await reader.WriteAsync(plan.Write, f => names[f.Path]);
                    Delete(target, plan);
                    Rename(target, plan.Write, names);
                }
            }
            else
            {
                Delete(target, plan);
            }

            Remember(store, file, pointer, snapshot, plan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot write {file.TargetPath}: {e.Message} Files are whole, old or new; run Checkout again when that is settled.",
                inner: e
            );
        }

        return new CheckoutResult(
            file.TargetPath,
            pointer,
            plan.Write.Count,
            plan.Write.Sum(f => f.Size),
            plan.Delete.Count,
            plan.Left
        );
    }

    private static Dictionary<string, string> Names(string folder, IReadOnlyList<TreeFile> files)
    {
        var names = new Dictionary<string, string>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            names[file.Path] = string.Create(
                CultureInfo.InvariantCulture,
                $"{folder}/{names.Count}"
            );
        }

        return names;
    }

    private static void Rename(
        string target,
        IReadOnlyList<TreeFile> files,
        Dictionary<string, string> names
    )
    {
        CreateFolders(target, files);
        foreach (var file in files)
        {
            var path = file.Path.Length == 0 ? target : $"{target}/{file.Path}";
            DeleteEmptyFolders(path);
            File.Move(names[file.Path], path, overwrite: true);
        }
    }

    private static void CreateFolders(string target, IReadOnlyList<TreeFile> files)
    {
        var created = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var slash = file.Path.LastIndexOf('/');
            if (slash > 0 && created.Add(file.Path[..slash]))
            {
                Directory.CreateDirectory($"{target}/{file.Path[..slash]}");
            }
        }
    }

    private static void Delete(string target, CheckoutPlan plan)
    {
        var stat = new FileStat();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in plan.Delete)
        {
            var path = FileReading.FullPathOf(target, file);
            stat.Look(path);
            if (!file.Fits(stat))
            {
                throw FileReading.Changed(path);
            }

            File.Delete(path);
            folders.UnionWith(InTheWay.FoldersOf(file.Path));
        }

        // Inner folders first: they have the longer paths.
        foreach (var folder in folders.OrderByDescending(f => f.Length))
        {
            DeleteIfEmpty($"{target}/{folder}");
        }

        if (plan.IsWhole)
        {
            DeleteEmptyFolders(target);
        }
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    // Where a file goes, a folder without a file in it may be, as it is in no tree. One with a file in it stays.
    private static void DeleteEmptyFolders(string path)
    {
        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
        {
            foreach (var inner in Directory.GetDirectories(path))
            {
                DeleteEmptyFolders(inner);
            }

            DeleteIfEmpty(path);
        }
    }

    // Files that stay are known; those that were written are ours until now, so their times can be believed.
    private static void Remember(
        DataStore store,
        DataPointerFile file,
        DataPointer pointer,
        Snapshot snapshot,
        CheckoutPlan plan
    )
    {
        var kept = new Dictionary<string, DiskFile>(StringComparer.Ordinal);
        foreach (var there in plan.IsWhole ? [] : plan.Disk)
        {
            kept[there.Path] = there;
        }

        foreach (var written in plan.Write)
        {
            kept.Remove(written.Path);
        }

        var stat = new FileStat();
        var folder = file.FullTargetPath + (pointer.Kind == DataKind.Folder ? "/" : "");
        var files = new List<DiskFile>(snapshot.Files.Count);
        Memory.Trim(plan.Write.Count);
        foreach (var wanted in snapshot.Files)
        {
            if (!kept.TryGetValue(wanted.Path, out var known))
            {
                known = new DiskFile(wanted.Path) { Hash = wanted.Hash, IsHashed = true };
                stat.Look(folder, wanted.Path);
                known.Note(stat);
                known.IsSettled = stat.Kind == FileStatKind.File && stat.Size == wanted.Size;
            }

            files.Add(known);
        }

        DataIndex.Save(store.IndexPathOf(file), store.Temporary, pointer.Digest, files);
    }
}

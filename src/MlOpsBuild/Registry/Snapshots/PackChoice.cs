namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Which packs of the snapshot before a new one goes on using.</summary>
internal static class PackChoice
{
    private const long SmallPack = 4 << 20;
    private const int MostSmallPacks = 16;

    /// <summary>
    /// All, but: when more than half of the bytes in packs are not needed any more, not those packs of which that is
    /// true; and when there are more than 16 packs below 4 MiB, not those. What is in them is packed anew.
    /// </summary>
    /// <returns>By the number of the pack.</returns>
    public static bool[] Keep(IReadOnlyList<DiskFile> files, Snapshot before)
    {
        var needed = NeededBytes(files, before);
        var wasteful = needed.Sum() * 2 < before.Packs.Sum(p => p.Size);
        var crowded = before.Packs.Count(p => p.Size < SmallPack) > MostSmallPacks;
        var keep = new bool[before.Packs.Count];
        for (var i = 0; i < keep.Length; i++)
        {
            var size = before.Packs[i].Size;
            keep[i] = !(wasteful && needed[i] * 2 < size) && !(crowded && size < SmallPack);
        }

        return keep;
    }

    // A file that is not hashed yet has a new path or another size; what it needs is seen when it is read.
    private static long[] NeededBytes(IReadOnlyList<DiskFile> files, Snapshot before)
    {
        var hashes = new HashTable();
        foreach (var file in files)
        {
            if (file.IsHashed)
            {
                hashes.Add(new TreeFile(file.Path, file.Size, file.Hash));
            }
        }

        var counted = new HashTable();
        var needed = new long[before.Packs.Count];
        foreach (var file in before.Files)
        {
            if (
                file.Pack != TreeFile.OwnBlob
                && hashes.Find(file.Hash) is not null
                && counted.Find(file.Hash) is null
            )
            {
                counted.Add(file);
                needed[file.Pack] += file.Size;
            }
        }

        return needed;
    }
}

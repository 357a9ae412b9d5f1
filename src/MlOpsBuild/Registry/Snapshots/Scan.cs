using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What is at a tracked path now, by the file system's word alone: no file is read.</summary>
internal sealed class Scan
{
    private ScanFolder? _root;
    private readonly byte[] _utf8 = new byte[1 << 16];

    private Scan(ScanFolder root, string fullPath, bool isFile, int files, long began)
    {
        _root = root;
        FullPath = fullPath;
        IsFile = isFile;
        Files = files;
        Began = began;
    }

    /// <summary>What was looked at.</summary>
    public string FullPath { get; }

    public bool IsFile { get; }

    public int Files { get; }

    /// <summary>When it began, in ticks (UTC).</summary>
    public long Began { get; }

    /// <summary>After <see cref="Match(DataIndex?)"/>: the bytes of all files together.</summary>
    public long Bytes { get; private set; }

    /// <summary>After <see cref="Match(DataIndex?)"/>: whether all is as the index says.</summary>
    public bool IsUnchanged { get; private set; }

    /// <summary>Looks at a file or at a folder with all below it; <see langword="null"/> if nothing is there.</summary>
    /// <exception cref="MlOpsException">There is a link, a special file, or a name that not every platform can hold.</exception>
    public static Scan? Of(string fullPath, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow().UtcTicks;
        var stat = new FileStat();
        switch (stat.Look(fullPath))
        {
            case FileStatKind.Missing:
                return null;
            case FileStatKind.File:
                var single = new ScanFolder("", [""], [null]);
                ScanStats.Note(single, 0, stat);
                return new Scan(single, fullPath, isFile: true, 1, began);
            case FileStatKind.Folder:
                var folders = new List<ScanFolder>();
                var root = ScanListing.Run(fullPath, folders, cancellationToken);
                var files = ScanStats.Run(fullPath, folders, cancellationToken);
                return new Scan(root, fullPath, isFile: false, files, began);
            case var kind:
                throw ScanListing.Refused(fullPath, kind);
        }
    }

    /// <summary>Finds which files fit the index.</summary>
    public void Match(DataIndex? index)
    {
        var entry = index?.First ?? 0;
        IsUnchanged = index is not null && index.Count == Files;
        Match(_root!, index, ref entry);
        IsUnchanged &= index is not null && !index.IsEntry(entry);
    }

    /// <summary>
    /// After <see cref="Match(DataIndex?)"/>: whether all is as the index says, and that is all that a pointer says. One
    /// that was edited by hand may have the digest and contradict it.
    /// </summary>
    public bool IsAs(DataPointer pointer, DataIndex? index) =>
        IsUnchanged
        && index!.Base == pointer.Digest
        && Files == pointer.Files
        && Bytes == pointer.Size
        && IsFile == (pointer.Kind == DataKind.File);

    /// <summary>The files in order, with the hashes of those that fit the index; to be called once.</summary>
    public List<DiskFile> ToFiles(DataIndex? index)
    {
        var files = new List<DiskFile>(Files);
        Collect(_root!, index, files);
        _root = null; // as large as what was made of it
        return files;
    }

    private void Match(ScanFolder folder, DataIndex? index, ref int entry)
    {
        for (var i = 0; i < folder.Names.Length; i++)
        {
            if (folder.Folders[i] is { } inner)
            {
                Match(inner, index, ref entry);
                continue;
            }

            Bytes += folder.Sizes[i];
            var length = Encoding.UTF8.GetBytes(folder.Prefix, _utf8);
            length += Encoding.UTF8.GetBytes(folder.Names[i], _utf8.AsSpan(length));
            var path = _utf8.AsSpan(0, length);
            var order = 1;
            while (
                index is not null
                && index.IsEntry(entry)
                && (
                    order = index.PathOf(entry).SequenceEqual(path)
                        ? 0
                        : TreePath.Compare(index.PathOf(entry), path)
                ) < 0
            )
            {
                entry = index.Next(entry);
                IsUnchanged = false;
            }

            if (index is null || !index.IsEntry(entry) || order != 0)
            {
                IsUnchanged = false;
                continue;
            }

            var fits = index.Fits(
                entry,
                folder.Sizes[i],
                folder.Modified[i],
                folder.Changed[i],
                folder.Inodes[i]
            );
            folder.Known[i] = fits ? entry : 0;
            IsUnchanged &= fits;
            entry = index.Next(entry);
        }
    }

    private static void Collect(ScanFolder folder, DataIndex? index, List<DiskFile> files)
    {
        for (var i = 0; i < folder.Names.Length; i++)
        {
            if (folder.Folders[i] is { } inner)
            {
                Collect(inner, index, files);
                continue;
            }

            var known = folder.Known[i];
            files.Add(
                new DiskFile(folder.Prefix + folder.Names[i])
                {
                    Size = folder.Sizes[i],
                    Modified = folder.Modified[i],
                    Changed = folder.Changed[i],
                    Inode = folder.Inodes[i],
                    IsHashed = known != 0,
                    IsSettled = known != 0,
                    Hash = known != 0 ? index!.HashOf(known) : default,
                }
            );
        }
    }
}

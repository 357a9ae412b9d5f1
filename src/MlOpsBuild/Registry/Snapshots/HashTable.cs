namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Files by their hash, the first of each; a table of our own, as a dictionary of a structure would have to be compiled at each start.</summary>
internal sealed class HashTable
{
    private TreeFile?[] _slots = new TreeFile?[1024];
    private int _count;

    public TreeFile? Find(Hash256 hash) => _slots[SlotOf(hash)];

    /// <summary>Adds a file unless there is one of its hash.</summary>
    public void Add(TreeFile file)
    {
        if (2 * _count >= _slots.Length)
        {
            var old = _slots;
            _slots = new TreeFile?[4 * old.Length];
            foreach (var kept in old)
            {
                if (kept is not null)
                {
                    _slots[SlotOf(kept.Hash)] = kept;
                }
            }
        }

        var slot = SlotOf(file.Hash);
        if (_slots[slot] is null)
        {
            _slots[slot] = file;
            _count++;
        }
    }

    private int SlotOf(Hash256 hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(hash.Bucket & (uint)mask);
        while (_slots[slot] is { } other && !other.Hash.Equals(hash))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}

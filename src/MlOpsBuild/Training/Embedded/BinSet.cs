using System.Runtime.CompilerServices;

namespace MlOpsBuild.Training.Embedded;

/// <summary>A set of bins, 0 to 255.</summary>
[InlineArray(4)]
internal struct BinSet
{
    private ulong _first;

    public void Add(int bin) => this[bin >> 6] |= 1UL << (bin & 63);

    public readonly bool Contains(int bin) => (this[bin >> 6] >> (bin & 63) & 1) != 0;
}

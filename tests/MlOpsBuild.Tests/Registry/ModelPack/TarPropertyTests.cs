using FsCheck;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Registry.ModelPack;

public sealed class TarPropertyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _run;

    // Parts that cannot clash by case; lengths around the limits of ustar and around whole blocks.
    private static readonly Gen<string> Part = Gen.Elements(
        "a",
        "b",
        "x.bin",
        "größe",
        "重み",
        "with space",
        "a=b",
        "%s",
        new string('l', 99),
        new string('m', 100),
        new string('n', 101),
        new string('o', 156)
    );

    private static readonly Gen<string> PathOf = Gen.Choose(1, 5)
        .SelectMany(n => Gen.ArrayOf(n, Part))
        .Select(parts => string.Join('/', parts));

    private static readonly Gen<(string Path, int Size, bool Executable)> File =
        from path in PathOf
        from size in Gen.Elements(0, 1, 511, 512, 513, 1024, 200_000)
        from executable in Arb.Generate<bool>()
        select (path, size, executable);

    [Fact]
    public void AnyTreeComesBackAndOrderDoesNotMatter() =>
        Always.Holds(
            Gen.Choose(0, 8).SelectMany(n => Gen.ArrayOf(n, File)).Select(WithoutClashes),
            tree => RoundTripAsync(tree).GetAwaiter().GetResult(),
            60
        );

    private async Task<bool> RoundTripAsync((string Path, int Size, bool Executable)[] tree)
    {
        var run = $"run{_run++.ToString(CultureInfo.InvariantCulture)}";
        TarFile[] files =
        [
            .. tree.Select(
                (f, i) =>
                    new TarFile(
                        f.Path,
                        _folder.Write(
                            $"{run}/in/{i.ToString(CultureInfo.InvariantCulture)}",
                            Content(i, f.Size)
                        ),
                        f.Executable
                    )
            ),
        ];
        using var archive = new MemoryStream();
        await DeterministicTar.WriteAsync(files, archive, default);
        using var reversed = new MemoryStream();
        await DeterministicTar.WriteAsync(files.Reverse(), reversed, default);
        archive.ToArray().AsSpan().SequenceEqual(reversed.ToArray()).ShouldBeTrue();

        archive.Position = 0;
        var entries = await DeterministicTar.ExtractAsync(
            archive,
            _folder.At($"{run}/out"),
            null,
            default
        );

        entries
            .Select(e => (e.Path, (int)e.Size, e.Executable))
            .ShouldBe(tree.OrderBy(f => f.Path, StringComparer.Ordinal));
        var read = TemporaryFolder.Read(_folder.At($"{run}/out"));
        read.Count.ShouldBe(tree.Length);
        for (var i = 0; i < tree.Length; i++)
        {
            read[tree[i].Path].AsSpan().SequenceEqual(Content(i, tree[i].Size)).ShouldBeTrue();
        }

        return true;
    }

    private static byte[] Content(int seed, int size) =>
        [.. Enumerable.Range(seed, size).Select(i => (byte)(i * 31))];

    // A path is left out when it is there, or is a folder or below a file.
    private static (string Path, int Size, bool Executable)[] WithoutClashes(
        (string Path, int Size, bool Executable)[] files
    )
    {
        var kept = new List<(string Path, int Size, bool Executable)>();
        foreach (var file in files)
        {
            if (
                !kept.Any(k =>
                    $"{k.Path}/".StartsWith($"{file.Path}/", StringComparison.Ordinal)
                    || $"{file.Path}/".StartsWith($"{k.Path}/", StringComparison.Ordinal)
                )
            )
            {
                kept.Add(file);
            }
        }

        return [.. kept];
    }

    public void Dispose() => _folder.Dispose();
}

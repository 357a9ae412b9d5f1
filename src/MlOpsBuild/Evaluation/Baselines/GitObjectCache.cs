using MlOpsBuild.Common;

namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// Keeps small answers about commits, which never change, so that the next run needs no native library (loading it takes
/// longer than all the rest of a run in which nothing changed). A file is the SHA-256 of what follows, then that; a broken
/// one is as good as none.
/// </summary>
internal sealed class GitObjectCache(string directory)
{
    private const int MaxFiles = 256;
    private const int MaxSize = 1 << 20;

    /// <summary>The answer kept under <paramref name="question"/>, or <see langword="null"/>.</summary>
    public byte[]? Find(string question)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(question));
            return
                bytes.Length >= 32
                && Digest.Of(bytes.AsSpan(32)) == Digest.FromHash(bytes.AsSpan(0, 32))
                ? bytes[32..]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer, if it is small; a folder that cannot be written to is no error.</summary>
    public void Keep(string question, ReadOnlySpan<byte> answer)
    {
        if (answer.Length > MaxSize)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(directory);
            var files = new DirectoryInfo(directory).GetFiles();
            if (files.Length >= MaxFiles)
            {
                foreach (var old in files.OrderBy(f => f.LastWriteTimeUtc).Take(MaxFiles / 2))
                {
                    old.Delete();
                }
            }

            AtomicFile.Write(
                PathOf(question),
                [.. Convert.FromHexString(Digest.Of(answer).Hex), .. answer]
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The answer is found again next time.
        }
    }

    private string PathOf(string question) => Path.Combine(directory, Digest.Of(question).Hex);
}

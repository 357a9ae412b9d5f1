namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// Finds and loads the native library of LibGit2Sharp, once per process and only when Git objects are read. It is looked
/// for in the folder that <c>MLOPS_GIT2_PATH</c> names, else in <c>.mlops/native</c>; where neither has it, LibGit2Sharp
/// looks in its own places (its full package brings it along).
/// </summary>
internal sealed class GitNativeLibrary
{
    /// <summary>The file that LibGit2Sharp 0.29.0 wants on Linux.</summary>
    public const string LinuxFileName = "git2-a2bde63.so";

    /// <summary>The environment variable that names the folder.</summary>
    public const string PathVariable = "MLOPS_GIT2_PATH";

    private static readonly Lock Gate = new();
    private static bool s_loaded;
    private static Exception? s_failure;

    private readonly IReadOnlyList<string> _folders;
    private readonly Action<string?> _load;

    /// <param name="folders">Where to look, in order.</param>
    /// <param name="load">Sets the folder, if any has the file, and loads; throws when it cannot.</param>
    public GitNativeLibrary(IReadOnlyList<string> folders, Action<string?>? load = null)
    {
        _folders = folders;
        _load = load ?? LoadOnce;
    }

    /// <summary>The library for a project, by environment or state folder.</summary>
    public static GitNativeLibrary For(params IEnumerable<string> stateDirectories) =>
        new(
            Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
                ? [named]
                : [.. stateDirectories.Select(d => Path.Combine(d, "native"))]
        );

    /// <summary>Loads it if that has not happened.</summary>
    /// <exception cref="GitUnavailableException">It cannot be loaded.</exception>
    public void EnsureLoaded()
    {
        try
        {
            _load(_folders.FirstOrDefault(HasLibrary));
        }
        catch (Exception e)
            when (e
                    is DllNotFoundException
                        or TypeInitializationException
                        or BadImageFormatException
                        or EntryPointNotFoundException
                        or FileNotFoundException
                        or LibGit2Sharp.LibGit2SharpException
            )
        {
            throw new GitUnavailableException(
                $"Git history cannot be read: the library libgit2 is not in {string.Join(" or ", _folders.Distinct(StringComparer.Ordinal))}. Get it with ./build.sh, or with 'apt-get install libgit2-1.7' (or libgit2-1.5) and a link to it named {LinuxFileName} in that folder.",
                e
            );
        }
    }

    private static bool HasLibrary(string folder) =>
        OperatingSystem.IsLinux()
            ? File.Exists(Path.Combine(folder, LinuxFileName))
            : Directory.Exists(folder);

    private static void LoadOnce(string? folder)
    {
        lock (Gate)
        {
            if (s_failure is not null)
            {
                throw new DllNotFoundException(s_failure.Message, s_failure);
            }

            if (s_loaded)
            {
                return;
            }

            try
            {
                GitObjects.LoadLibrary(folder);
                s_loaded = true;
            }
            catch (Exception e)
            {
                s_failure = e;
                throw;
            }
        }
    }
}

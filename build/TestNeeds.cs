using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;

/// <summary>Programs that tests use as independent judges, from Debian's or Ubuntu's packages.</summary>
static class TestNeeds
{
    static readonly (string Program, string Package, string For)[] Needs =
    [
        ("skopeo", "skopeo", "reading the store as an OCI image layout"),
        ("docker-registry", "docker-registry", "pushing and pulling"),
        ("dockerd", "docker.io", "pulling and running images"),
        ("busybox", "busybox-static", "images without a network"),
        ("hyperfine", "hyperfine", "timing whole processes"),
        ("wrk", "wrk", "load on servers"),
        ("git", "git", "real repositories"),
        ("unzip", "unzip", "archives, as others read them"),
        ("zip", "zip", "archives, as others write them"),
        ("bzip2", "bzip2", "archives, as others write them"),
        ("python3", "python3", "files, as others read them"),
        ("/usr/lib/python3/dist-packages/sklearn", "python3-sklearn", "models of other libraries"),
        ("tar", "tar", "archives, as others read them"),
        ("sha256sum", "coreutils", "digests, as others compute them"),
        ("openssl", "openssl", "signatures, as others verify them"),
        ("promtool", "prometheus", "metrics, as Prometheus reads them"),
        ("chromium", "chromium", "the page for people"),
        ("node", "nodejs", "GitHub's own description of its API"),
        ("kubectl", "kubernetes-client", "calls of kubectl"),
        ("npm", "npm", "GitHub's own description of its API"),
        ("setpriv", "util-linux", "what may not be read"),
        ("script", "bsdutils", "prompts on a terminal"),
        ("kill", "procps", "interruptions"),
    ];

    /// <summary>Installs what is missing, as root; otherwise says what will be skipped and why.</summary>
    public static void Install(AbsolutePath root)
    {
        var missing = Needs.Where(n => !OnPath(n.Program)).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        if (!OnPath("apt-get") || Root(root) is not { } asRoot)
        {
            foreach (var (program, package, use) in missing)
            {
                Log.Warning(
                    "{Program} is missing: tests for {Use} are skipped. As root: apt-get install {Package}",
                    program,
                    use,
                    package
                );
            }

            return;
        }

        var packages = string.Join(' ', missing.Select(n => n.Package));
        Apt("-qq update");
        Apt($"-qq install -y --no-install-recommends {packages}");

        void Apt(string arguments)
        {
            var command = $"{asRoot}apt-get {arguments}".Split(' ', 2);
            ProcessTasks
                .StartProcess(command[0], command[1], root, logOutput: false)
                .AssertZeroExitCode();
        }
    }

    /// <summary>What makes a command run as root: nothing, or sudo where it asks for no password; else null.</summary>
    static string? Root(AbsolutePath root)
    {
        if (Environment.IsPrivilegedProcess)
        {
            return "";
        }

        return
            OnPath("sudo")
            && ProcessTasks
                .StartProcess("sudo", "-n true", root, logInvocation: false, logOutput: false)
                .AssertWaitForExit()
                .ExitCode == 0
            ? "sudo -n "
            : null;
    }

    static bool OnPath(string program) =>
        Directory.Exists(program)
        || (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(d => File.Exists(Path.Combine(d, program)));
}

using System.ComponentModel;
using System.Diagnostics;

namespace MlOpsBuild;

/// <summary>Who runs a build, as far as it says; nothing proves it.</summary>
/// <param name="Name">A name; never empty.</param>
/// <param name="Email">An address; may be empty.</param>
internal sealed record Actor(string Name, string Email)
{
    /// <summary>
    /// In GitHub Actions who started the run (<c>GITHUB_ACTOR</c>); else <c>user.name</c> and <c>user.email</c> of Git; else
    /// the user of the operating system.
    /// </summary>
    /// <param name="directory">Where Git is asked: a repository may have a user of its own.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Actor> FindAsync(
        string directory,
        Func<string, string?> variable,
        CancellationToken cancellationToken
    )
    {
        if (
            variable("GITHUB_ACTIONS") is "true"
            && Clean(variable("GITHUB_ACTOR")) is { Length: > 0 } login
        )
        {
            return new Actor(login, "");
        }

        var name = await GitAsync(directory, "user.name", cancellationToken);
        var email = await GitAsync(directory, "user.email", cancellationToken);
        return name.Length > 0 ? new Actor(name, email)
            : email.Length > 0 ? new Actor(email, email)
            : new Actor(Clean(Environment.UserName) is { Length: > 0 } user ? user : "unknown", "");
    }

    /// <summary>What stands for an address in a Git tag, which must have one.</summary>
    public string TagEmail => Email.Length > 0 ? Email : Name.Replace(' ', '-');

    /// <summary><c>Ada Lovelace &lt;ada@example.org&gt;</c>, or the name alone.</summary>
    public override string ToString() => Email.Length == 0 ? Name : $"{Name} <{Email}>";

    /// <summary>What makes two texts of this form the same person: the address, else the name; letter case is free.</summary>
    public static string KeyOf(string who)
    {
        var open = who.LastIndexOf('<');
        var key = open >= 0 && who.EndsWith('>') ? who[(open + 1)..^1] : who;
        return key.Trim().ToLowerInvariant();
    }

    // Angle brackets and line ends would end the name in a tag.
    private static string Clean(string? text) =>
        string.Concat((text ?? "").Where(c => c is not ('<' or '>') && !char.IsControl(c))).Trim();

    private static async Task<string> GitAsync(
        string directory,
        string key,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("git", ["config", "--get", key])
                {
                    WorkingDirectory = directory,
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? Clean(output) : "";
        }
        catch (Win32Exception)
        {
            return ""; // no git on this machine
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Asks <c>docker-credential-NAME get</c>: the registry on stdin, JSON with Username and Secret on stdout.
/// </summary>
internal static class CredentialHelper
{
    // The user name that says that the secret is an identity token.
    private const string TokenUser = "<token>";

    /// <exception cref="UsageException">The helper cannot be started, or failed.</exception>
    public static async Task<RegistryCredential?> GetAsync(
        string name,
        string registry,
        string? path,
        CancellationToken cancellationToken
    )
    {
        var program = "docker-credential-" + name;
        if (name.AsSpan().ContainsAny('/', '\\'))
        {
            throw new UsageException(
                $"The credential helper '{name}' is no name: expected that of a program docker-credential-NAME on the PATH."
            );
        }

        using var process = Start(Find(program, path), program, registry);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            try
            {
                await process.StandardInput.WriteAsync(registry.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading: its exit code says more.
            }

            var text = await output;
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? Read(text, program, registry)
                : text.Contains("credentials not found", StringComparison.OrdinalIgnoreCase) ? null
                : throw new UsageException(
                    $"{program} has no credentials for {registry} to give: it ended with exit code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}. Run it by hand, or log in again."
                );
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string file, string program, string registry)
    {
        var start = new ProcessStartInfo(file, ["get"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new UsageException(
                $"{program}, which is to know the credentials for {registry}, cannot be started: {e.Message}. Install it, or remove it from Docker's config.json.",
                inner: e
            );
        }
    }

    private static string Find(string program, string? path) =>
        (path ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder =>
                new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") }
            )
            .FirstOrDefault(File.Exists)
        ?? program;

    private static RegistryCredential? Read(string text, string program, string registry)
    {
        try
        {
            var json = OciJson.Parse(System.Text.Encoding.UTF8.GetBytes(text));
            var user = OciJson.Text(json, "Username") ?? "";
            var secret = OciJson.Text(json, "Secret") ?? "";
            return secret.Length == 0 ? null
                : user == TokenUser ? new RegistryCredential("", secret, IsIdentityToken: true)
                : new RegistryCredential(user, secret);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"{program} did not answer with JSON when asked for {registry}."
            );
        }
    }
}

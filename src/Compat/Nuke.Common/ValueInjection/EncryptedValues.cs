using System.Security.Cryptography;
using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// Secrets in parameter files, as <c>nuke :secrets</c> writes them: <c>v1:</c> and, in base 64, AES-256-CBC with a key from PBKDF2.
/// </summary>
internal static class EncryptedValues
{
    private const string Prefix = "v1:";
    private const int Iterations = 10_000;
    private const int KeyLength = 32;
    private const int VectorLength = 16;

    private static readonly Dictionary<string, string> s_passwords = new(StringComparer.Ordinal);

    public static bool IsEncrypted(string value) =>
        value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Decrypts a value of a file; the password is a parameter or, on a terminal, asked for once.</summary>
    public static string Decrypt(string value, string name, ParameterFile file)
    {
        var password = GetPassword(file);
        try
        {
            var cipher = Convert.FromBase64String(value[Prefix.Length..]);
            using var aes = Aes.Create();
            var derived = Rfc2898DeriveBytes.Pbkdf2(
                Encoding.UTF8.GetBytes(password),
                "Ivan Medvedev"u8,
                Iterations,
                HashAlgorithmName.SHA256,
                KeyLength + VectorLength
            );
            aes.Key = derived[..KeyLength];
            return Encoding.UTF8.GetString(aes.DecryptCbc(cipher, derived[KeyLength..]));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            s_passwords.Remove(file.Name);
            throw new InvalidOperationException(
                $"Could not decrypt '{name}' with provided password",
                exception
            );
        }
    }

    private static string GetPassword(ParameterFile file)
    {
        if (s_passwords.TryGetValue(file.Name, out var password))
            return password;

        var name = file.Profile is null
            ? "PARAMS_KEY"
            : $"PARAMS_{file.Profile.Replace('.', '_').ToUpperInvariant()}_KEY";
        foreach (var given in ParameterService.GetGivenValues(name))
            password = given;

        if (password is null && NukeBuild.Host is not Terminal)
            throw new InvalidOperationException(
                $"'{file.Name}' holds encrypted values: pass their password by the environment variable {name}"
            );

        password ??= SecretPrompt.Ask($"Enter password for {file.Name}:");
        Secrets.Add(password);
        return s_passwords[file.Name] = password;
    }
}

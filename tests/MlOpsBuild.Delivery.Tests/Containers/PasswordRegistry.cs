using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>A registry that knows one user.</summary>
internal static class PasswordRegistry
{
    public const string User = "me";
    public const string Password = "s3cret-pass";

    // bcrypt of the password above, at its lowest cost
    private const string Users =
        "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy\n";

    public static IRegistryCredentials Credentials =>
        new FixedCredentials(new RegistryCredential(User, Password));

    public static async Task<DockerRegistry> StartAsync()
    {
        var registry = new DockerRegistry();
        var users = Path.Combine(registry.Folder, "users");
        await File.WriteAllTextAsync(users, Users, TestContext.Current.CancellationToken);
        registry.Auth = $$"""auth: { htpasswd: { realm: test, path: "{{users}}" } }""";
        await registry.InitializeAsync();
        return registry;
    }
}

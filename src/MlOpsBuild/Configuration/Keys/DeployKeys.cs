namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>deploy:</c> section.</summary>
internal static class DeployKeys
{
    /// <summary><see cref="DeployConfig.Environments"/>.</summary>
    public static readonly ConfigKey Environments = new(
        "environments",
        new FreelyNamedSectionsType("environment", TextTypes.EnvironmentName, EnvironmentKeys.Type),
        "The environments by their names, e.g. staging and production."
    );

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Environments]);

    /// <summary>The record.</summary>
    public static DeployConfig Bind(Section deploy)
    {
        var environments = new Dictionary<string, EnvironmentConfig>(StringComparer.Ordinal);
        foreach (var named in deploy.Value(Environments) as List<NamedSection> ?? [])
        {
            environments.Add(named.Name.Text, EnvironmentKeys.BindTo(named));
        }

        return new DeployConfig { Environments = environments };
    }
}

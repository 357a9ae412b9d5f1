using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// The tags of a model: <c>v1.2.0</c> (a version), <c>production</c> (an alias), <c>production.3</c> (the third move of
/// that alias), <c>deploy.staging.4</c> (the fourth deployment to that environment). In a registry they are so; in the store,
/// which holds several models, <c>&lt;model&gt;/</c> goes before.
/// </summary>
public static partial class ModelTags
{
    /// <summary>What may be an alias, for messages.</summary>
    public const string AliasRule =
        "lower-case letters, digits and single dashes between them, first a letter, at most 63 characters";

    private const string DeploymentPrefix = "deploy.";

    /// <summary>The tag of a version.</summary>
    /// <exception cref="UsageException">It cannot be a tag.</exception>
    public static string Of(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var tag = version.ToString();
        return OciLayout.IsTag(tag) && RegistryReference.IsTag(tag)
            ? tag
            : throw new UsageException(
                $"The version {tag} cannot be a tag: write its part after the dash with letters and digits, separated by single dots or dashes, at most 128 characters in all."
            );
    }

    /// <summary>The tag of a record in a chain: of a move in that of an alias, of a deployment in that of an environment.</summary>
    public static string OfLink(string chain, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{chain}.{number}");

    /// <summary>The chain of the deployments to an environment.</summary>
    /// <exception cref="UsageException">It cannot be the name of an environment.</exception>
    public static string OfDeployments(string environment) =>
        AliasPattern().IsMatch("e" + environment)
            ? DeploymentPrefix + environment
            : throw new UsageException(
                $"'{environment}' cannot be an environment: expected lower-case letters, digits and single dashes between them, at most 62 characters."
            );

    /// <summary>Whether a text may be an alias: <see cref="AliasRule"/>. No version and no move looks like one.</summary>
    public static bool IsAlias(string text) => AliasPattern().IsMatch(text);

    /// <summary>The text, if it may be an alias.</summary>
    /// <exception cref="UsageException">It may not.</exception>
    public static string CheckAlias(string text) =>
        IsAlias(text)
            ? text
            : throw new UsageException($"'{text}' cannot be an alias: expected {AliasRule}.");

    /// <summary>Reads the tag of a move.</summary>
    public static bool TryParseMove(string tag, out string alias, out int number) =>
        TryParseLink(tag, out alias, out number) && IsAlias(alias);

    /// <summary>Reads the tag of a deployment.</summary>
    public static bool TryParseDeployment(string tag, out string environment, out int number)
    {
        environment = "";
        if (
            !TryParseLink(tag, out var chain, out number)
            || !chain.StartsWith(DeploymentPrefix, StringComparison.Ordinal)
        )
        {
            return false;
        }

        environment = chain[DeploymentPrefix.Length..];
        return AliasPattern().IsMatch("e" + environment);
    }

    /// <summary>Reads the tag of a record in a chain, whatever its name.</summary>
    internal static bool TryParseLink(string tag, out string chain, out int number)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var dot = tag.LastIndexOf('.');
        chain = dot < 0 ? "" : tag[..dot];
        number = 0;
        return dot > 0
            && tag.Length > dot + 1
            && tag[dot + 1] is >= '1' and <= '9'
            && int.TryParse(
                tag.AsSpan(dot + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out number
            );
    }

    [GeneratedRegex(
        @"\A(?=.{1,63}\z)[a-z][a-z0-9]*(-[a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AliasPattern();
}

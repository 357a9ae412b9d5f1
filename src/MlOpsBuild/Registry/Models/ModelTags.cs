using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// The tags of a model: <c>v1.2.0</c> (a version), <c>production</c> (an alias), <c>production.3</c> (the third move of
/// that alias). In a registry they are so; in the store, which holds several models, <c>&lt;model&gt;/</c> goes before.
/// </summary>
public static partial class ModelTags
{
    /// <summary>What may be an alias, for messages.</summary>
    public const string AliasRule =
        "lower-case letters, digits and single dashes between them, first a letter, at most 63 characters";

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

    /// <summary>The tag of a move.</summary>
    public static string OfMove(string alias, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{alias}.{number}");

    /// <summary>Whether a text may be an alias: <see cref="AliasRule"/>. No version and no move looks like one.</summary>
    public static bool IsAlias(string text) => AliasPattern().IsMatch(text);

    /// <summary>The text, if it may be an alias.</summary>
    /// <exception cref="UsageException">It may not.</exception>
    public static string CheckAlias(string text) =>
        IsAlias(text)
            ? text
            : throw new UsageException($"'{text}' cannot be an alias: expected {AliasRule}.");

    /// <summary>Reads the tag of a move.</summary>
    public static bool TryParseMove(string tag, out string alias, out int number)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var dot = tag.LastIndexOf('.');
        alias = dot < 0 ? "" : tag[..dot];
        number = 0;
        return dot > 0
            && tag.Length > dot + 1
            && tag[dot + 1] is >= '1' and <= '9'
            && int.TryParse(
                tag.AsSpan(dot + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out number
            )
            && IsAlias(alias);
    }

    [GeneratedRegex(
        @"\A(?=.{1,63}\z)[a-z][a-z0-9]*(-[a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AliasPattern();
}

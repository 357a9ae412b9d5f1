namespace Octokit.Internal;

internal static class StringEnumText
{
    /// <summary>The field of <see cref="StringEnum{TEnum}"/> that holds its text.</summary>
    public const string FieldName = "_stringValue";
}

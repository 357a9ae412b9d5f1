namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>What a <see cref="Token"/> is.</summary>
internal enum TokenKind
{
    /// <summary>None that is read here.</summary>
    None,

    /// <summary>A number without an exponent.</summary>
    Number,

    /// <summary>A text without escapes, with its quotes.</summary>
    Text,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,
}

using System.Text;

namespace Nuke.Common.IO;

/// <summary>A pattern, directory by directory.</summary>
internal sealed class GlobPattern
{
    private const string Escapable = @"*?[]{}!, \()";

    private readonly List<Segment> _segments = [];
    private readonly StringComparison _comparison;

    private GlobPattern(bool ignoreCase) =>
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The number of its parts. A state of a search is the number of those that are matched.</summary>
    public int Length => _segments.Count;

    public static GlobPattern Parse(string pattern, bool ignoreCase)
    {
        var result = new GlobPattern(ignoreCase);
        var tokens = new List<Token>();
        var text = new StringBuilder();
        var index = 0;
        while (index < pattern.Length)
        {
            var c = pattern[index++];
            if (
                c == '\\'
                && index < pattern.Length
                && Escapable.Contains(pattern[index], StringComparison.Ordinal)
            )
            {
                text.Append(pattern[index++]);
                continue;
            }

            if (c is '/' or '\\')
            {
                EndSegment();
                continue;
            }

            if (c is not ('*' or '?' or '[' or '{'))
            {
                text.Append(c);
                continue;
            }

            EndText();
            switch (c)
            {
                case '*':
                    var isDouble = index < pattern.Length && pattern[index] == '*';
                    index += isDouble ? 1 : 0;
                    tokens.Add(new Token(isDouble ? TokenKind.Directories : TokenKind.Text));
                    break;
                case '?':
                    tokens.Add(new Token(TokenKind.Character));
                    break;
                case '[':
                    tokens.Add(new Token(TokenKind.Set, [ReadUntil(']')]));
                    break;
                default:
                    tokens.Add(new Token(TokenKind.Literal, ReadUntil('}').Split(',')));
                    break;
            }
        }

        EndSegment();
        return result;

        void EndText()
        {
            if (text.Length > 0)
                tokens.Add(new Token(TokenKind.Literal, [text.ToString()]));

            text.Clear();
        }

        void EndSegment()
        {
            EndText();
            // "./a" is "a"; a separator at the start stays, as a part that no name matches.
            if (tokens is [{ Kind: TokenKind.Literal, Values: ["."] }])
                tokens.Clear();
            else if (tokens.Count > 0 || (result.Length == 0 && index < pattern.Length))
                result._segments.Add(new Segment([.. tokens]));

            tokens.Clear();
        }

        string ReadUntil(char close)
        {
            var content = new StringBuilder();
            while (index < pattern.Length)
            {
                var c = pattern[index++];
                if (c == close)
                    return content.ToString();

                Assert.True(
                    c is not ('*' or '?' or '/'),
                    $"Pattern '{pattern}' has a '{c}' before the closing '{close}'"
                );
                content.Append(c == '\\' && index < pattern.Length ? pattern[index++] : c);
            }

            throw new ArgumentException($"Pattern '{pattern}' lacks a closing '{close}'");
        }
    }

    /// <summary>Adds the states that are reached without a name, since <c>**</c> may stand for nothing.</summary>
    public void Close(SortedSet<int> states)
    {
        foreach (var state in states.ToArray())
        {
            for (var i = state; i < Length && _segments[i].IsDirectories; i++)
                states.Add(i + 1);
        }
    }

    /// <summary>The states after a directory.</summary>
    public SortedSet<int> Enter(SortedSet<int> states, string name)
    {
        var next = new SortedSet<int>();
        foreach (var state in states)
        {
            if (state == Length)
                continue;

            if (_segments[state].IsDirectories)
                next.Add(state);
            else if (Matches(_segments[state].Tokens, name))
                next.Add(state + 1);
        }

        Close(next);
        return next;
    }

    /// <summary>Whether a file of that name ends the pattern.</summary>
    public bool MatchesFile(SortedSet<int> states, string name) =>
        states.Contains(Length - 1)
        && (_segments[^1].IsDirectories || Matches(_segments[^1].Tokens, name));

    private bool Matches(ReadOnlySpan<Token> tokens, ReadOnlySpan<char> name)
    {
        if (tokens.IsEmpty)
            return name.IsEmpty;

        var rest = tokens[1..];
        switch (tokens[0].Kind)
        {
            case TokenKind.Literal:
                foreach (var value in tokens[0].Values)
                {
                    if (name.StartsWith(value, _comparison) && Matches(rest, name[value.Length..]))
                        return true;
                }

                return false;
            case TokenKind.Character:
                return !name.IsEmpty && Matches(rest, name[1..]);
            case TokenKind.Set:
                return !name.IsEmpty
                    && IsInSet(tokens[0].Values[0], name[0])
                    && Matches(rest, name[1..]);
            default:
                if (rest.IsEmpty)
                    return true;

                for (var i = 0; i <= name.Length; i++)
                {
                    if (Matches(rest, name[i..]))
                        return true;
                }

                return false;
        }
    }

    private bool IsInSet(string set, char c)
    {
        var inverted = set.StartsWith('!');
        if (_comparison == StringComparison.Ordinal)
            return inverted != HasCharacter(set, c);

        return inverted
            != (
                HasCharacter(set, char.ToLowerInvariant(c))
                || HasCharacter(set, char.ToUpperInvariant(c))
            );

        bool HasCharacter(string x, char character)
        {
            for (var i = inverted ? 1 : 0; i < x.Length; i++)
            {
                var isRange = i + 2 < x.Length && x[i + 1] == '-';
                if (character >= x[i] && character <= (isRange ? x[i + 2] : x[i]))
                    return true;

                i += isRange ? 2 : 0;
            }

            return false;
        }
    }

    private enum TokenKind
    {
        Literal,
        Character,
        Set,
        Text,
        Directories,
    }

    private sealed record Token(TokenKind Kind, string[] Values = null);

    private sealed record Segment(Token[] Tokens)
    {
        /// <summary>Two stars are more than one only where they stand alone.</summary>
        public bool IsDirectories => Tokens is [{ Kind: TokenKind.Directories }];
    }
}

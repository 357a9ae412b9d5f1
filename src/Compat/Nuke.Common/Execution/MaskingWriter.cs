using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>
/// Writes through without secrets. What may be the beginning of one is held back until the next characters tell.
/// </summary>
internal sealed class MaskingWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly StringBuilder _pending = new();

    public MaskingWriter(TextWriter inner)
        : base(inner.FormatProvider)
    {
        _inner = inner;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Release();
    }

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) =>
        Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_pending)
        {
            _pending.Append(buffer);
            var text = Secrets.Mask(_pending.ToString());
            var held = GetHeldLength(text);
            _pending.Clear().Append(text, text.Length - held, held);
            _inner.Write(text.AsSpan(0, text.Length - held));
            _inner.Flush();
        }
    }

    public override void Flush() => _inner.Flush();

    /// <summary>Writes what is held back: no more characters come.</summary>
    private void Release()
    {
        lock (_pending)
        {
            _inner.Write(_pending);
            _inner.Flush();
            _pending.Clear();
        }
    }

    /// <summary>The length of the longest end of the text with which a secret begins.</summary>
    private static int GetHeldLength(string text)
    {
        var held = 0;
        foreach (var secret in Secrets.Values)
        {
            for (var length = Math.Min(secret.Length - 1, text.Length); length > held; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(secret.AsSpan(0, length)))
                    held = length;
            }
        }

        return held;
    }
}

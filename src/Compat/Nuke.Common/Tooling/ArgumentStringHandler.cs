using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>
/// The arguments of a tool as interpolated text: a value is one argument and quoted as that needs, with format <c>nq</c> it is written as it is,
/// with format <c>r</c> it is hidden in logs. A value in quotes already stays as it is; an empty one is no argument.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    private const string Redacted = "r";
    private readonly StringBuilder _builder;
    private readonly bool _isSingleValue;
    private List<string> _secrets;

    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        _builder = new StringBuilder(literalLength + (formattedCount * 16));
        _isSingleValue = literalLength == 0 && formattedCount == 1;
        handlerIsValid = true;
    }

    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value?.Length ?? 0, 0, out _);
        handler.AppendLiteral(value);
        return handler;
    }

    public void AppendLiteral(string value) => _builder.Append(value);

    public void AppendFormatted(object obj, int alignment = 0, string format = null)
    {
        var text = obj is IAbsolutePathHolder holder
            ? FormatPath(holder, format)
            : FormatValue(obj, format);
        _builder.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    public void AppendFormatted(
        IEnumerable<IAbsolutePathHolder> paths,
        int alignment = 0,
        string format = null
    )
    {
        var text = string.Join(' ', (paths ?? []).Select(x => FormatPath(x, format)));
        _builder.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    public string ToStringAndClear()
    {
        var text = _builder.ToString();
        _builder.Clear();
        return text;
    }

    /// <summary>Replaces the hidden values in a text.</summary>
    public Func<string, string> GetFilter() => CommandLineText.Redact(_secrets ?? []);

    private static string FormatPath(IAbsolutePathHolder holder, string format) =>
        holder.Path.ToString(format ?? AbsolutePath.DoubleQuoteIfNeeded);

    private string FormatValue(object obj, string format)
    {
        var text =
            obj is IFormattable formattable
            && format is not (null or Redacted or AbsolutePath.NoQuotes)
                ? formattable.ToString(format, System.Globalization.CultureInfo.InvariantCulture)
                : CommandLineText.Format(obj);
        if (format == Redacted)
            (_secrets ??= []).Add(text);

        // A single value is a whole argument line.
        return _isSingleValue || format == AbsolutePath.NoQuotes
            ? text
            : CommandLineText.QuoteIfNeeded(text);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>
/// The arguments of a tool as interpolated text: values with spaces are quoted, values with format <c>r</c> are hidden in logs.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
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
        var text = obj switch
        {
            null => "",
            IFormattable formattable and not AbsolutePath => formattable.ToString(
                null,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            _ => obj.ToString() ?? "",
        };
        if (format == "r" && text.Length > 0)
            (_secrets ??= []).Add(text);

        // A single value is a whole argument line.
        if (!_isSingleValue && format != AbsolutePath.NoQuotes)
            text = text.DoubleQuoteIfNeeded();

        _builder.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    public void AppendFormatted(
        IEnumerable<IAbsolutePathHolder> paths,
        int alignment = 0,
        string format = null
    ) =>
        _builder.AppendJoin(
            ' ',
            paths.Select(x => x.Path.ToString(AbsolutePath.DoubleQuoteIfNeeded))
        );

    public string ToStringAndClear()
    {
        var text = _builder.ToString();
        _builder.Clear();
        return text;
    }

    /// <summary>Replaces the hidden values in a text.</summary>
    public Func<string, string> GetFilter()
    {
        var secrets = _secrets;
        return secrets is null
            ? x => x
            : x =>
                secrets.Aggregate(
                    x,
                    (text, secret) => text.Replace(secret, "[REDACTED]", StringComparison.Ordinal)
                );
    }
}

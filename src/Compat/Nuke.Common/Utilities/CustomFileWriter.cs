namespace Nuke.Common.Utilities;

/// <summary>Writes indented lines and comments: what configuration files are made of.</summary>
public class CustomFileWriter
{
    private readonly StreamWriter _streamWriter;
    private readonly int _indentationFactor;
    private readonly string _commentPrefix;
    private int _indentation;

    public CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
    {
        _streamWriter = streamWriter;
        _indentationFactor = indentationFactor;
        _commentPrefix = commentPrefix;
    }

    /// <summary>Writes a line at the current indentation, or an empty one.</summary>
    public void WriteLine(string text = null)
    {
        if (text is not null)
        {
            for (var i = _indentation * _indentationFactor; i > 0; i--)
                _streamWriter.Write(' ');

            _streamWriter.Write(text);
        }

        _streamWriter.WriteLine();
    }

    public void WriteComment(string text = null) => WriteLine($"{_commentPrefix} {text}".TrimEnd());

    public void Write(Action<CustomFileWriter> writer) => writer(this);

    /// <summary>Indents all lines until the result is disposed.</summary>
    public IDisposable Indent() => new Indentation(this);

    private sealed class Indentation : IDisposable
    {
        private readonly CustomFileWriter _writer;

        public Indentation(CustomFileWriter writer)
        {
            _writer = writer;
            _writer._indentation++;
        }

        public void Dispose() => _writer._indentation--;
    }
}

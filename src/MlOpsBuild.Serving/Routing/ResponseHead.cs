using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// The status line and headers of an answer (RFC 9112, sections 4 to 6), read strictly: what two readers could understand in two
/// ways is refused. One for each connection: a line that is as in the answer before gives the same strings again.
/// </summary>
internal sealed class ResponseHead
{
    private const int MaxHeaders = 128;

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8
    );

    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create([
        .. Enumerable.Range(0, 32).Where(b => b != '\t').Select(b => (byte)b),
        127,
    ]);

    private readonly List<Line> _lines = [];

    /// <summary>The status, 100 to 999.</summary>
    public int Status { get; private set; }

    /// <summary>How many headers to pass on there are.</summary>
    public int Count { get; private set; }

    /// <summary>The body's length; -1 when it is not given.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Whether the connection may be used again.</summary>
    public bool KeepAlive { get; private set; }

    /// <summary>One of the headers to pass on; its name is empty when it belongs to the connection only.</summary>
    public (string Name, string Value) this[int index] => (_lines[index].Name, _lines[index].Value);

    /// <summary>Reads a head.</summary>
    /// <param name="head">The bytes up to the empty line, that not included, the last header's line end included.</param>
    /// <exception cref="BackendException">It is none.</exception>
    public void Read(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf("\r\n"u8);
        ReadStatus(end < 0 ? head : head[..end]);
        ContentLength = -1;
        IsChunked = false;
        Count = 0;
        head = end < 0 ? [] : head[(end + 2)..];
        while (!head.IsEmpty)
        {
            end = head.IndexOf("\r\n"u8);
            ReadLine(head[..end]);
            head = head[(end + 2)..];
        }

        if (IsChunked && ContentLength >= 0)
        {
            throw new BackendException("it answered with both a length and chunks.");
        }
    }

    private void ReadStatus(ReadOnlySpan<byte> line)
    {
        // HTTP/1.1 200 OK; the reason is not passed on.
        if (
            line.Length < 12
            || !line.StartsWith("HTTP/1."u8)
            || line[7] is not ((byte)'0' or (byte)'1')
            || line[8] != ' '
            || (line.Length > 12 && line[12] != ' ')
            || !Utf8Parser.TryParse(line.Slice(9, 3), out int status, out var used)
            || used != 3
            || status < 100
        )
        {
            throw new BackendException("it did not answer with HTTP/1.1.");
        }

        Status = status;
        KeepAlive = line[7] == '1';
    }

    private void ReadLine(ReadOnlySpan<byte> raw)
    {
        if (Count == MaxHeaders)
        {
            throw new BackendException("it answered with more than 128 headers.");
        }

        if (Count == _lines.Count)
        {
            _lines.Add(new Line());
        }

        var line = _lines[Count++];
        if (!raw.SequenceEqual(line.Raw))
        {
            line.Read(raw);
        }

        switch (line.Role)
        {
            case Role.ContentLength:
                if (ContentLength >= 0 && ContentLength != line.Number)
                {
                    throw new BackendException("it answered with two lengths.");
                }

                ContentLength = line.Number;
                break;
            case Role.Chunked:
                if (IsChunked)
                {
                    throw new BackendException("it answered with chunks twice.");
                }

                IsChunked = true;
                break;
            case Role.Close:
                KeepAlive = false;
                break;
        }
    }

    private enum Role
    {
        None,
        ContentLength,
        Chunked,
        Close,
    }

    private sealed class Line
    {
        public byte[] Raw { get; private set; } = [];

        public string Name { get; private set; } = "";

        public string Value { get; private set; } = "";

        public Role Role { get; private set; }

        public long Number { get; private set; }

        public void Read(ReadOnlySpan<byte> raw)
        {
            var colon = raw.IndexOf((byte)':');
            if (colon <= 0 || !IsToken(raw[..colon]))
            {
                throw new BackendException("it answered with a header that has no valid name.");
            }

            var value = raw[(colon + 1)..].Trim(" \t"u8);
            if (value.IndexOfAny(ControlBytes) >= 0)
            {
                throw new BackendException("it answered with a header that has no valid value.");
            }

            Raw = []; // what follows may throw
            Role = Role.None;
            Name = Encoding.ASCII.GetString(raw[..colon]);
            Value = Encoding.Latin1.GetString(value);
            switch (Name.Length)
            {
                case 14 when Is("Content-Length"):
                    Number =
                        Utf8Parser.TryParse(value, out long number, out var used)
                        && used == value.Length
                        && value[0] is >= (byte)'0' and <= (byte)'9'
                            ? number
                            : throw new BackendException("it answered with a length that is none.");
                    Role = Role.ContentLength;
                    break;
                case 17 when Is("Transfer-Encoding"):
                    Role = Value.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                        ? Role.Chunked
                        : throw new BackendException(
                            "it answered with a transfer encoding other than chunked."
                        );
                    break;
                case 10 when Is("Connection") && HopHeaders.Lists(Value, "close"):
                    Role = Role.Close;
                    break;
            }

            if (Role == Role.ContentLength || HopHeaders.Contains(Name))
            {
                Name = "";
            }

            Raw = raw.ToArray();
        }

        private bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

        // RFC 9110, section 5.6.2
        private static bool IsToken(ReadOnlySpan<byte> name) =>
            name.IndexOfAnyExcept(TokenBytes) < 0;
    }
}

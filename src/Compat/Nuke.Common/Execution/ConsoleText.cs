using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Lines on the standard output, in colour where somebody sees it.</summary>
internal static class ConsoleText
{
    public const string Plain = "39";
    public const string Strong = "39;1";
    public const string Accent = "38;5;45;1";
    public const string Faint = "38;5;247";
    public const string Good = "32;1";
    public const string Warning = "38;5;214;1";
    public const string Error = "38;5;196;1";

    /// <summary>A character without width: servers drop lines that are empty.</summary>
    private const string EmptyLine = "\u200b";

    private static readonly Lock s_lock = new();
    private static TextWriter s_writer;
    private static DefaultOutput[] s_disabled = [];

    public static bool Colors { get; private set; }

    public static void Initialize(Host host)
    {
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var terminal =
            !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        Colors = !noColor && (host.SupportsColors || terminal);
    }

    /// <summary>Takes note of what the build's attributes leave out.</summary>
    public static void Disable(INukeBuild build)
    {
        if (!build.GetType().IsDefined(typeof(DisableDefaultOutputAttribute), inherit: true))
            return;

        s_disabled =
        [
            .. build
                .GetType()
                .GetCustomAttributes(typeof(DisableDefaultOutputAttribute), inherit: true)
                .Cast<DisableDefaultOutputAttribute>()
                .Where(x => x.IsApplicable(build))
                .SelectMany(x => x.DisabledOutputs),
        ];
    }

    public static bool Shows(DefaultOutput output) => !s_disabled.Contains(output);

    public static void WriteEmpty() => WriteRaw(EmptyLine);

    public static void WriteLine(string text, string style) => WriteRaw(Style(text, style));

    public static void WriteRaw(string text)
    {
        text = Secrets.Mask(text);
        lock (s_lock)
        {
            s_writer ??= CreateWriter();
            s_writer.Write(text);
            s_writer.Write('\n');
            s_writer.Flush();
        }
    }

    public static void Append(StringBuilder builder, string text, string style, bool colors)
    {
        if (colors)
            builder.Append("\u001b[").Append(style).Append('m').Append(text).Append("\u001b[0m");
        else
            builder.Append(text);
    }

    /// <summary>The heading of a block on a terminal.</summary>
    public static void WriteHeader(string text)
    {
        WriteEmpty();
        WriteLine("╬" + new string('═', text.Length + 5), Accent);
        WriteLine("║ " + text, Accent);
        WriteLine("╬" + new string('═', Math.Max(2, text.Length - 4)), Accent);
        WriteEmpty();
    }

    private static string Style(string text, string style) =>
        Colors ? $"\u001b[{style}m{text}\u001b[0m" : text;

    private static TextWriter CreateWriter()
    {
        // Straight to the stream: Console.Out would first set up the terminal, which costs more than a whole build here.
        if (!OperatingSystem.IsWindows())
            return new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1024)
            {
                AutoFlush = false,
            };

        Console.OutputEncoding = Encoding.UTF8;
        return Console.Out;
    }
}

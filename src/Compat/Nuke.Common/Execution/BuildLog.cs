using System.Globalization;
using System.Text;
using Nuke.Common.ValueInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Nuke.Common.Execution;

/// <summary>The log of the build: console, <c>.nuke/temp/build.log</c> and the problems for the summary.</summary>
internal sealed class BuildLog : ILogEventSink
{
    private const int FlushLength = 64 * 1024;
    private readonly StringBuilder _file = new();
    private readonly string _path;
    private bool _created;

    private BuildLog(string path) => _path = path;

    public static BuildLog Current { get; private set; }

    /// <summary>The target that is running; problems are shown with its name.</summary>
    public string Target { get; set; }

    public List<(LogEvent Event, string Target)> Problems { get; } = [];

    public static void Initialize()
    {
        Current = new BuildLog(
            NukeBuild.Host is Terminal ? NukeBuild.TemporaryDirectory / "build.log" : null
        );
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Sink(Current)
            .CreateLogger();
    }

    public void Emit(LogEvent logEvent)
    {
        lock (Problems)
        {
            if (NukeBuild.Host is not Terminal && NukeBuild.Host.FilterMessage(GetText(logEvent)))
                return;

            if (logEvent.Level >= LogEventLevel.Warning)
            {
                Problems.Add((logEvent, Target));
                var message = logEvent.RenderMessage(CultureInfo.InvariantCulture);
                if (logEvent.Level == LogEventLevel.Warning)
                    NukeBuild.Host.ReportWarning(message);
                else
                    NukeBuild.Host.ReportError(message);
            }

            if (logEvent.Level >= GetMinimum(NukeBuild.Verbosity))
                ConsoleText.WriteRaw(Format(logEvent, ConsoleText.Colors));

            if (_path is null)
                return;

            _file.Append(Secrets.Mask(Format(logEvent, colors: false))).Append('\n');
            if (_file.Length > FlushLength)
                Flush();
        }
    }

    /// <summary>Writes the file.</summary>
    public void Flush()
    {
        lock (Problems)
        {
            if (_path is null || (_file.Length == 0 && _created))
                return;

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                using var stream = new FileStream(
                    _path,
                    _created ? FileMode.Append : FileMode.Create,
                    FileAccess.Write
                );
                stream.Write(Encoding.UTF8.GetBytes(_file.ToString()));
                _created = true;
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                // A build in a read-only checkout is still a build.
            }

            _file.Clear();
        }
    }

    /// <summary><c>[WRN] Target: message</c>, as the summary shows it.</summary>
    public static string FormatProblem(LogEvent logEvent, string target)
    {
        var colors = ConsoleText.Colors;
        var builder = new StringBuilder();
        ConsoleText.Append(builder, "[", ConsoleText.Faint, colors);
        AppendLevel(builder, logEvent.Level, colors);
        ConsoleText.Append(builder, "] ", ConsoleText.Faint, colors);
        if (target is not null)
            ConsoleText.Append(builder, target, ConsoleText.Faint, colors);

        ConsoleText.Append(builder, ": ", ConsoleText.Faint, colors);
        AppendMessage(builder, logEvent, colors);
        return builder.ToString();
    }

    private static string GetText(LogEvent logEvent)
    {
        var builder = new StringBuilder();
        AppendMessage(builder, logEvent, colors: false);
        return builder.ToString();
    }

    private static LogEventLevel GetMinimum(Verbosity verbosity) =>
        verbosity switch
        {
            Verbosity.Verbose => LogEventLevel.Verbose,
            Verbosity.Minimal => LogEventLevel.Warning,
            Verbosity.Quiet => LogEventLevel.Error,
            _ => LogEventLevel.Debug,
        };

    private static string Format(LogEvent logEvent, bool colors)
    {
        var builder = new StringBuilder();
        var bracket = "[";
        if (ConsoleText.Shows(DefaultOutput.Timestamps))
        {
            var time = logEvent.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            ConsoleText.Append(builder, time, ConsoleText.Faint, colors);
            bracket = " [";
        }

        ConsoleText.Append(builder, bracket, ConsoleText.Faint, colors);
        AppendLevel(builder, logEvent.Level, colors);
        ConsoleText.Append(builder, "] ", ConsoleText.Faint, colors);
        AppendMessage(builder, logEvent, colors);
        if (logEvent.Exception is not null)
            AppendException(builder, logEvent.Exception.ToString(), colors);

        return builder.ToString();
    }

    private static void AppendLevel(StringBuilder builder, LogEventLevel level, bool colors)
    {
        var (text, style) = level switch
        {
            LogEventLevel.Verbose => ("VRB", ConsoleText.Faint),
            LogEventLevel.Debug => ("DBG", ConsoleText.Strong),
            LogEventLevel.Information => ("INF", ConsoleText.Accent),
            LogEventLevel.Warning => ("WRN", ConsoleText.Warning),
            LogEventLevel.Error => ("ERR", ConsoleText.Error),
            _ => ("FTL", ConsoleText.Error),
        };
        ConsoleText.Append(builder, text, style, colors);
    }

    private static void AppendMessage(StringBuilder builder, LogEvent logEvent, bool colors)
    {
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (
                token is PropertyToken property
                && logEvent.Properties.TryGetValue(property.PropertyName, out var value)
            )
                ConsoleText.Append(builder, Render(value, property), ConsoleText.Accent, colors);
            else
                ConsoleText.Append(
                    builder,
                    token is TextToken text ? text.Text : token.ToString(),
                    ConsoleText.Plain,
                    colors
                );
        }
    }

    private static string Render(LogEventPropertyValue value, PropertyToken property)
    {
        if (value is ScalarValue { Value: string text } && property.Alignment is null)
            return text;

        // Padding applies to the text without quotes.
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        value.Render(
            writer,
            value is ScalarValue { Value: string } ? "l" : property.Format,
            CultureInfo.InvariantCulture
        );
        var rendered = writer.ToString();
        return property.Alignment switch
        {
            { Direction: AlignmentDirection.Left } alignment => rendered.PadRight(alignment.Width),
            { } alignment => rendered.PadLeft(alignment.Width),
            null => rendered,
        };
    }

    private static void AppendException(StringBuilder builder, string text, bool colors)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            builder.Append('\n');
            var style = line.StartsWith("   at ", StringComparison.Ordinal)
                ? ConsoleText.Faint
                : ConsoleText.Plain;
            ConsoleText.Append(builder, line.TrimEnd('\r'), style, colors);
        }
    }
}

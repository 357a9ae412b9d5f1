using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// What an engine reports while it builds, pulls or pushes. A failure is one of its messages, no exception.
/// </summary>
/// <param name="progress">Told each line that is worth one; <see langword="null"/>: nobody is.</param>
internal sealed class EngineMessages(Action<string>? progress) : IProgress<JSONMessage>
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>What went wrong; <see langword="null"/> as long as nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>The step of a build that it is at, e.g. <c>Step 9/11 : ADD app.tar /</c>; empty before the first.</summary>
    public string Step { get; private set; } = "";

    /// <summary>The last status that names a digest, as the end of a push does; empty before it.</summary>
    public string DigestStatus { get; private set; } = "";

    /// <summary>Whether a build came to its end.</summary>
    public bool IsBuilt { get; private set; }

    public void Report(JSONMessage value)
    {
        if (value.Error is { Message.Length: > 0 } error)
        {
            Error ??= error.Message;
        }
        else if (value.ErrorMessage is { Length: > 0 } message)
        {
            Error ??= message;
        }

        OnStream(value.Stream?.Trim() ?? "");
        OnStatus(value);
    }

    private void OnStream(string line)
    {
        if (line.StartsWith("Step ", StringComparison.Ordinal))
        {
            Step = EngineErrors.Line(line);
            progress?.Invoke(Step);
        }

        IsBuilt |= line.StartsWith("Successfully built", StringComparison.Ordinal);
    }

    // Each layer reports many times how far it is: its states are enough.
    private void OnStatus(JSONMessage value)
    {
        if (value.Status is not { Length: > 0 } status)
        {
            return;
        }

        if (status.Contains("digest: ", StringComparison.OrdinalIgnoreCase))
        {
            DigestStatus = status;
        }

        var line = value.ID is { Length: > 0 } id ? $"{id}: {status}" : status;
        if (value.Progress is null && _said.Add(line))
        {
            progress?.Invoke(LogText.WithoutCommands(EngineErrors.Line(line)));
        }
    }
}

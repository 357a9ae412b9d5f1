using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>What reading a file carries along.</summary>
/// <param name="problems">Where problems go.</param>
/// <param name="vocabulary">The names that plug-ins add.</param>
internal sealed class ReadContext(Problems problems, ConfigVocabulary vocabulary)
{
    /// <summary>Where problems go.</summary>
    public Problems Problems { get; } = problems;

    /// <summary>The whole file's keys, to tell where a misplaced key belongs.</summary>
    public SectionType? Root { get; init; }

    /// <summary>The names that plug-ins add.</summary>
    public ConfigVocabulary Vocabulary { get; } = vocabulary;

    /// <summary>The task, as soon as it is known.</summary>
    public ModelTask? Task { get; set; }

    /// <summary>The trainer's name; <see langword="null"/> where it is wrong.</summary>
    public string? Trainer { get; set; }
}

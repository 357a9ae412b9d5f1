namespace MlOpsBuild.Training.Command;

/// <summary>A process of this machine.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">The number of the process that started it, or took it over.</param>
/// <param name="Session">The number of its session.</param>
/// <param name="Started">When it started, in ticks since the machine did: with <paramref name="Id"/> it names one process.</param>
/// <param name="Name">Its program's name, at most 15 characters.</param>
internal readonly record struct ProcessEntry(
    int Id,
    int Parent,
    int Session,
    ulong Started,
    string Name
);

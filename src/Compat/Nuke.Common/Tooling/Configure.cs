namespace Nuke.Common.Tooling;

/// <summary>Gives options their values and returns them.</summary>
public delegate T Configure<T>(T options);

/// <summary>Gives options their values for one value of several, and returns them.</summary>
public delegate TOptions Configure<TOptions, in TValue>(TOptions options, TValue value)
    where TOptions : new();

/// <summary>Makes several options of one.</summary>
public delegate IEnumerable<T> CombinatorialConfigure<T>(T options)
    where T : new();

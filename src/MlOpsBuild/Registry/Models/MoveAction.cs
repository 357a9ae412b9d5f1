namespace MlOpsBuild.Registry.Models;

/// <summary>Why an alias moved.</summary>
public enum MoveAction
{
    /// <summary>A model was promoted.</summary>
    Promote,

    /// <summary>An earlier model came back.</summary>
    Rollback,

    /// <summary>
    /// Nobody's wish: the alias was found somewhere else than its last move had left it, or its history damaged, and that was
    /// recorded. One without <see cref="AliasMove.Previous"/> starts the history anew.
    /// </summary>
    Record,
}

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What was done with a comment or check run.</summary>
public enum PostAction
{
    /// <summary>Nothing: there is no place for it; a note said why.</summary>
    None,

    /// <summary>It is new.</summary>
    Created,

    /// <summary>It was there and says something else now.</summary>
    Updated,

    /// <summary>It was there and says this already.</summary>
    Unchanged,

    /// <summary>Nothing of this report is shown: there is one of a newer run, or the pull request has moved on.</summary>
    Superseded,
}

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What becomes of the comment that an earlier run posted.</summary>
public enum CommentMode
{
    /// <summary>It is edited, which notifies nobody.</summary>
    Update,

    /// <summary>It is deleted, and a new one is posted at the end of the conversation.</summary>
    Recreate,

    /// <summary>It stays, folded as outdated, and a new one is posted at the end of the conversation.</summary>
    MinimizeOld,
}

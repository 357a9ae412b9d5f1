namespace Nuke.Common.Execution;

/// <summary>A condition of a target has thrown; the log has it already.</summary>
internal sealed class TargetConditionException(Exception exception)
    : Exception(exception.Message, exception);

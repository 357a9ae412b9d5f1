namespace MlOpsBuild.Nuke;

/// <summary>Every component: <c>class Build : NukeBuild, IMlOpsPipeline</c>.</summary>
public interface IMlOpsPipeline
    : IInferSchema,
        IReport,
        IExplain,
        IPrune,
        ITrack,
        IStatus,
        ICheckout;

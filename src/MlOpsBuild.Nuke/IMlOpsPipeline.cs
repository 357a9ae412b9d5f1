namespace MlOpsBuild.Nuke;

/// <summary>Every component: <c>class Build : NukeBuild, IMlOpsPipeline</c>.</summary>
public interface IMlOpsPipeline
    : IInferSchema,
        ICommentPullRequest,
        IPostReport,
        IExplain,
        IPrune,
        ITrack,
        IStatus,
        ICheckout,
        IPush,
        IPull,
        IRegister,
        IVerify,
        ILineage,
        IReproduce,
        IModels,
        IPromote,
        IRollback,
        IApprove,
        IServe,
        IContainerize,
        IDeploy,
        IDeployments;

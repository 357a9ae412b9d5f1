using Microsoft.Extensions.Primitives;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Protocols.Learning;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Models;

/// <summary>A served model with all that can be prepared before a request comes.</summary>
internal sealed class ServedArm
{
    /// <summary>Prepares a model.</summary>
    /// <param name="served">The name under which the models answer.</param>
    /// <param name="model">The model.</param>
    public ServedArm(string served, ServedModel model)
    {
        Model = model;
        Plan = new InputPlan(model.Contract, model.Scorer.Signature);
        Texts = new AnswerTexts(served, model);
        DigestHeader = model.Digest;
    }

    /// <summary>The model.</summary>
    public ServedModel Model { get; }

    /// <summary>How its inputs are read.</summary>
    public InputPlan Plan { get; }

    /// <summary>Forms of requests for <c>/predict</c> that are known.</summary>
    public LearnedForms RowForms { get; } = new();

    /// <summary>Forms of requests of the Open Inference Protocol that are known.</summary>
    public LearnedForms TensorForms { get; } = new();

    /// <summary>How its answers are written.</summary>
    public AnswerTexts Texts { get; }

    /// <summary>The model, where another process computes its outputs.</summary>
    public ProcessScorer? Remote => Model.Scorer as ProcessScorer;

    /// <summary>Whether it can answer now.</summary>
    public bool IsReady => Remote?.IsReady ?? true;

    /// <summary>Its digest, as the header that each of its answers has.</summary>
    public StringValues DigestHeader { get; }
}

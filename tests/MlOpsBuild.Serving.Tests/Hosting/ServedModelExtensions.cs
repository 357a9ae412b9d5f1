using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Tests.Hosting;

internal static class ServedModelExtensions
{
    /// <summary>The model with another scorer.</summary>
    public static ServedModel With(this ServedModel model, IScorer scorer) =>
        new()
        {
            Name = model.Name,
            Digest = model.Digest,
            Manifest = model.Manifest,
            Contract = model.Contract,
            Scorer = scorer,
            Weight = model.Weight,
            IsShadow = model.IsShadow,
            Card = model.Card,
        };
}

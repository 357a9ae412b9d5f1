using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What must be true of a model and its image before anything of an environment is touched.</summary>
public static class DeployRules
{
    /// <summary>Sees that a model may be deployed: registered, passed by its gates, and in an image that was proven.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="facts">What is known of the registered model.</param>
    /// <param name="registered">What its package holds.</param>
    /// <param name="image">What is known of the image.</param>
    /// <param name="allowInconclusive">Whether gates that could not decide are enough (<c>promote.inconclusive</c>).</param>
    /// <exception cref="RejectedException">Gates, proof or measurements do not allow it, or the image is another model's.</exception>
    /// <exception cref="UsageException">The model is not registered.</exception>
    public static void Check(
        string model,
        string environment,
        ModelFacts facts,
        RegisteredModel registered,
        ImageRecord image,
        bool allowInconclusive
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(registered);
        ArgumentNullException.ThrowIfNull(image);
        var name = $"{model} {facts.Model.Display}";
        var refusal = $"{name} is not deployed to {environment}";
        if (facts.Model.Version is null)
        {
            throw new UsageException(
                $"{refusal}: it is not registered. './build.sh Register' gives it a version."
            );
        }

        if (registered.Model.Digest != facts.Model.Digest)
        {
            throw new ArgumentException("It is another model's package.", nameof(registered));
        }

        if (!registered.IsProvable)
        {
            throw new RejectedException(
                $"{refusal}: its package has no golden rows or no serving contract, by which a server is proven; a version before this one registered it. './build.sh Register' registers it anew."
            );
        }

        VerdictRules.Check(facts.Verdict, allowInconclusive, refusal, null);
        if (!string.Equals(image.Model, model, StringComparison.Ordinal))
        {
            throw new RejectedException(
                $"{refusal}: the image {image.Tag} serves {PlainText.Of(image.Model)}. './build.sh Containerize' builds one of {model}."
            );
        }

        if (image.ModelDigest != registered.ModelDigest)
        {
            throw new RejectedException(
                $"{refusal}: the image {image.Tag} serves the model {image.ModelDigest.Short}, and the registered one is {registered.ModelDigest.Short}. './build.sh Containerize' builds an image of the registered one."
            );
        }

        if (!image.IsAccepted)
        {
            throw new RejectedException(
                $"{refusal}: its image {image.Tag} was not accepted: {string.Join("; ", image.Failures.Select(PlainText.Of))}. './build.sh Containerize' builds, proves and measures it anew."
            );
        }
    }

    /// <summary>Sees that an image of an engine is the one that was recorded.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="expected">The image as it was recorded.</param>
    /// <param name="modelDigest">The SHA-256 of the model's <c>model.json</c>.</param>
    /// <param name="id">The id that the engine gives it.</param>
    /// <param name="digests">The names by digest that the engine knows it by.</param>
    /// <param name="labels">Its labels.</param>
    /// <exception cref="RejectedException">It is another one.</exception>
    public static void CheckImage(
        string model,
        string environment,
        DeployedImage expected,
        Digest modelDigest,
        string id,
        IEnumerable<string> digests,
        IReadOnlyDictionary<string, string> labels
    )
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(digests);
        ArgumentNullException.ThrowIfNull(labels);
        var refusal = $"{model} is not deployed to {environment}: the image {expected.Tag}";
        const string advice = "'./build.sh Containerize' builds and records one.";

        // Engines that keep images as registries do give them the manifest's digest as id.
        if (
            id != expected.Id.ToString()
            && (
                expected.Reference is not { } reference
                || !digests.Contains(reference, StringComparer.Ordinal)
            )
        )
        {
            throw new RejectedException(
                $"{refusal} is {PlainText.Of(id)} in the engine, and {expected.Id} was recorded: it was changed since. {advice}"
            );
        }

        if (
            !labels.TryGetValue(ImageLabels.ModelName, out var name)
            || !labels.TryGetValue(ImageLabels.ModelDigest, out var digest)
        )
        {
            throw new RejectedException(
                $"{refusal} has no labels {ImageLabels.ModelName} and {ImageLabels.ModelDigest}: it was not made by this build. {advice}"
            );
        }

        if (name != model || digest != modelDigest.ToString())
        {
            throw new RejectedException(
                $"{refusal} says that it serves {PlainText.Of(name)} {PlainText.Of(digest)}, expected {model} {modelDigest}. {advice}"
            );
        }
    }
}

using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Writes answers with the outputs of scored rows. Doubles are the shortest notation that gives the same bits.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes the answer to <c>/predict</c> as JSON.</summary>
    public static void WritePredict(AnswerTexts texts, Workspace workspace)
    {
        var answer = workspace.Answer;
        var outputs = workspace.Outputs(texts.Width);
        answer.Append(texts.PredictStart);
        for (var row = 0; row < workspace.Rows; row++)
        {
            if (row > 0)
            {
                answer.Append((byte)',');
            }

            var values = outputs.Slice(row * texts.Width, texts.Width);
            answer.Append(texts.RowStarts[Math.Max(0, PredictedClass.Of(texts.Task, values))]);
            if (texts.Task == ModelTask.Multiclass)
            {
                for (var k = 0; k < values.Length; k++)
                {
                    if (k > 0)
                    {
                        answer.Append((byte)',');
                    }

                    answer.Append(texts.Classes[k]);
                    answer.Append((byte)':');
                    answer.Append(values[k]);
                }
            }
            else
            {
                answer.Append(values[0]);
            }

            answer.Append(texts.RowEnd);
        }

        answer.Append("]}"u8);
    }

    /// <summary>Writes the answer to <c>/predict</c> as comma-separated values.</summary>
    public static void WriteCsv(AnswerTexts texts, Workspace workspace)
    {
        var answer = workspace.Answer;
        var outputs = workspace.Outputs(texts.Width);
        answer.Append(texts.CsvHeader);
        for (var row = 0; row < workspace.Rows; row++)
        {
            var values = outputs.Slice(row * texts.Width, texts.Width);
            if (texts.Task != ModelTask.Regression)
            {
                answer.Append(texts.CsvClasses[PredictedClass.Of(texts.Task, values)]);
                answer.Append((byte)',');
            }

            AppendList(answer, values);
            answer.Append((byte)'\n');
        }
    }

    /// <summary>Writes the answer to an inference request ("Inference Response JSON Object").</summary>
    /// <param name="texts">The model's.</param>
    /// <param name="workspace">The scored rows.</param>
    /// <param name="body">The request, whose id goes back.</param>
    public static void WriteInfer(AnswerTexts texts, Workspace workspace, ReadOnlySpan<byte> body)
    {
        var answer = workspace.Answer;
        answer.Append(texts.InferStart);
        if (!workspace.Id.Equals(default))
        {
            answer.Append(",\"id\":"u8);
            answer.Append(body[workspace.Id]);
        }

        answer.Append(",\"outputs\":["u8);
        var outputs = workspace.Outputs(texts.Width);
        var hasScores = (workspace.Wanted & WantedOutputs.Scores) == WantedOutputs.Scores;
        if (hasScores)
        {
            answer.Append(texts.ScoresStart);
            answer.Append(workspace.Rows);
            if (texts.Task == ModelTask.Multiclass)
            {
                answer.Append((byte)',');
                answer.Append(texts.Width);
            }

            answer.Append("],\"data\":["u8);
            AppendList(answer, outputs);
            answer.Append("]}"u8);
        }

        if (
            (workspace.Wanted & WantedOutputs.Classes) == WantedOutputs.Classes
            && texts.Classes.Length > 0
        )
        {
            if (hasScores)
            {
                answer.Append((byte)',');
            }

            answer.Append("{\"name\":\"prediction\",\"datatype\":\"BYTES\",\"shape\":["u8);
            answer.Append(workspace.Rows);
            answer.Append("],\"data\":["u8);
            for (var row = 0; row < workspace.Rows; row++)
            {
                if (row > 0)
                {
                    answer.Append((byte)',');
                }

                var values = outputs.Slice(row * texts.Width, texts.Width);
                answer.Append(texts.Classes[PredictedClass.Of(texts.Task, values)]);
            }

            answer.Append("]}"u8);
        }

        answer.Append("]}"u8);
    }

    /// <summary>Writes an error and, where the input is to blame, what is wrong with it.</summary>
    public static void WriteError(TextBuffer answer, string message, InputProblems? problems)
    {
        answer.Append("{\"error\":"u8);
        answer.AppendJson(message);
        if (problems is { Count: > 0 })
        {
            answer.Append(",\"problems\":["u8);
            for (var i = 0; i < problems.Listed.Count; i++)
            {
                var problem = problems.Listed[i];
                answer.Append(i > 0 ? ",{"u8 : "{"u8);
                if (problem.Row >= 0)
                {
                    answer.Append("\"row\":"u8);
                    answer.Append(problem.Row);
                    answer.Append((byte)',');
                }

                if (problem.Feature is { } feature)
                {
                    answer.Append("\"feature\":"u8);
                    answer.AppendJson(feature);
                    answer.Append((byte)',');
                }

                answer.Append("\"problem\":"u8);
                answer.AppendJson(problem.Problem);
                answer.Append((byte)'}');
            }

            answer.Append((byte)']');
        }

        answer.Append((byte)'}');
    }

    private static void AppendList(TextBuffer answer, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                answer.Append((byte)',');
            }

            answer.Append(values[i]);
        }
    }
}

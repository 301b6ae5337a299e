using XaDienTu.Cases.Process.Files;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Cases.Process.Steps;

/// <param name="Stance">Null where a program answers in words alone.</param>
/// <param name="FileHash">Of a file the same officer uploaded before; null without one.</param>
internal sealed record ConsultationAnswer(Stance? Stance, string? FileHash, string? FileName);

/// <summary>What an agency that was asked answers: agreed, not agreed or something else, in words and perhaps with a paper of its
/// own.</summary>
internal sealed class AnswerConsultation(CasesDb db, OwnFiles files)
{
    private static readonly Error StanceMissing = Error.Field(
        "cases.stance-missing", "stance",
        "Chọn Đồng ý, Không đồng ý hoặc Ý kiến khác. Đồng ý thì không cần ghi thêm, hai câu kia thì ghi rõ ý kiến.");

    private static readonly Error OpinionMissing = Error.Field("cases.opinion-missing", "note", "Ghi ý kiến trả lời.");

    public static string Word(Stance stance) => stance switch
    {
        Stance.Agree => "Đồng ý",
        Stance.Disagree => "Không đồng ý",
        Stance.Other => "Ý kiến khác",
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, null),
    };

    public async Task<Error?> TakeAsync(CaseStep step, ConsultationAnswer answer, Actor actor, CancellationToken cancellation)
    {
        step.Stance = answer.Stance;
        if (answer.FileHash is not { } hash)
        {
            return null;
        }

        if (await files.TakeAsync(db, actor, [new FiledDocument("", "", 0, 0, hash, answer.FileName)], cancellation) is not [var taken])
        {
            return CaseErrors.UnknownFile;
        }

        (step.AnswerHash, step.AnswerFileName) = (hash, taken.FileName);
        return null;
    }

    /// <summary>Agreement needs no words, everything else does.</summary>
    /// <param name="offersStances">Asked on a page, where the three answers stand to be chosen; a program answers in words.</param>
    public Error? Note(Case filed, CaseStep step, bool offersStances, Actor actor, DateTimeOffset at)
    {
        if (step.Note is null && step.Stance is not Stance.Agree)
        {
            return step.Stance is null && offersStances ? StanceMissing : OpinionMissing;
        }

        var answer = step.Stance is { } stance ? $"đã trả lời: {Word(stance).ToLowerInvariant()}" : "đã trả lời ý kiến";
        db.Note(filed, actor, at, "consultation-answered", $"{step.Name}: {answer}", step.Note, organizationId: step.OrganizationId);
        return null;
    }
}

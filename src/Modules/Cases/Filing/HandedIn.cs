using XaDienTu.Cases.Lifecycle;

namespace XaDienTu.Cases.Filing;

/// <summary>Papers handed in with a filing or a supplement, as <see cref="OwnFiles"/> took them.</summary>
internal static class HandedIn
{
    public static void HandIn(this Case filed, IReadOnlyList<FiledDocument> documents, DateTimeOffset at, Guid? supplementRequestId = null)
    {
        foreach (var document in documents)
        {
            filed.Documents.Add(new CaseDocument
            {
                CaseId = filed.Id,
                Ordinal = filed.Documents.Count + 1,
                Key = document.Key,
                Name = document.Name,
                Originals = document.Originals,
                Copies = document.Copies,
                FileHash = document.FileHash,
                FileName = document.FileName,
                AddedAt = at,
                SupplementRequestId = supplementRequestId,
            });
        }
    }
}

namespace XaDienTu.Cases.Process.Files;

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

    /// <summary>
    /// What is wrong with the pieces, by place. What comes over the net is files: papers that nobody took must stand on no receipt. At the
    /// counter a paper is pieces, a file or both.
    /// </summary>
    public static Dictionary<string, string> FaultsOf(IReadOnlyList<FiledDocument> documents, bool isOnline)
    {
        var faults = new Dictionary<string, string>();
        for (var place = 0; place < documents.Count; place++)
        {
            var document = documents[place];
            var hasPieces = document.Originals + document.Copies > 0;
            var fault = isOnline && hasPieces
                ? $"Nộp trực tuyến chỉ nhận tệp. Để số bản chính và bản sao là 0, gửi tệp của “{document.Name}”."
                : isOnline && document.FileHash is null ? $"“{document.Name}” chưa có tệp. Gửi tệp rồi nộp."
                : document.FileHash is null && !hasPieces ? $"Ghi số bản chính, bản sao của “{document.Name}”, hoặc gửi tệp."
                : null;
            if (fault is not null)
            {
                faults[$"documents[{place}]"] = fault;
            }
        }

        return faults;
    }
}

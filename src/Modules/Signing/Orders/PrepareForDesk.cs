using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Results;
using XaDienTu.Signing.Authority;

namespace XaDienTu.Signing.Orders;

/// <summary>Prepares papers for a key at the officer's desk: the browser takes the hashes to the token and brings the values
/// back.</summary>
internal sealed class PrepareForDesk(PreparePaper prepare, FileStore files, Work work)
{
    public async Task<Result<SigningOrder>> RunAsync(SigningOrder order, CertificateRecord record, CancellationToken cancellation)
    {
        foreach (var item in order.Items)
        {
            var paper = await prepare.RunAsync(order, record, item, cancellation);
            if (!paper.Ok)
            {
                return paper.Error;
            }

            using var content = new MemoryStream(paper.Value.Bytes);
            var stored = await files.SaveAsync(content, item.FileName, cancellation);
            if (!stored.Ok)
            {
                return stored.Error;
            }

            item.PreparedHash = stored.Value.Hash;
            item.GapStart = paper.Value.GapStart;
            item.GapLength = paper.Value.GapLength;
        }

        await work.SaveAsync(cancellation);
        return order;
    }
}

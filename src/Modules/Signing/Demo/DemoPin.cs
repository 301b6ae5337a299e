using XaDienTu.Kernel.Demo;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Signing.Demo;

internal sealed class DemoPin : IDemoGuide
{
    public Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([$"Mã PIN ký số của lãnh đạo và cán bộ một cửa: {DemoSigning.Pin}"]);
}

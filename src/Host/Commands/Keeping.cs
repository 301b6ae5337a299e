using System.Globalization;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Host.Commands;

/// <summary>What the commands that look after the data share: Ctrl+C stops them, and a refusal is a sentence, not a stack.</summary>
internal static class Keeping
{
    public static async Task<int> TryAsync(Func<CancellationToken, Task<bool>> work)
    {
        CultureInfo.CurrentCulture = VietnamTime.Culture;
        using var stop = new CancellationTokenSource();
        void OnCancel(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += OnCancel;
        try
        {
            return await work(stop.Token) ? 0 : Usage.Failed;
        }
        catch (Exception failure)
            when (failure is KeepingException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Console.Error.WriteLine(failure.Message);
            return Usage.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Đã dừng theo yêu cầu.");
            return Usage.Failed;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }
}

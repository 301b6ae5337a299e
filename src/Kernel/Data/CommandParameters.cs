using System.Data.Common;

namespace XaDienTu.Kernel.Data;

internal static class CommandParameters
{
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

namespace XaDienTu.Kernel.Data;

/// <summary>A row people edit: a save based on an older version fails instead of overwriting.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

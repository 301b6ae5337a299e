namespace XaDienTu.Kernel.Backups;

/// <summary>A small file outside the database without which part of the data is worth nothing (a key that seals others).</summary>
/// <param name="Name">Its name in a copy.</param>
/// <param name="Path">Where this node keeps it.</param>
public sealed record KeptSecret(string Name, string Path);

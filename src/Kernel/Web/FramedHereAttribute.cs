namespace XaDienTu.Kernel.Web;

/// <summary>A page that our own pages may hold in a frame, such as a paper that prints from where the clerk works. All others are held by
/// nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramedHereAttribute : Attribute;

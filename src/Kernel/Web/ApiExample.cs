namespace XaDienTu.Kernel.Web;

/// <summary>A body as a program would send it, for the description of the API. Metadata of a route.</summary>
public sealed record ApiExample(object Body);

/// <summary>The body is a file's bytes and nothing else. Metadata of a route, since its handler reads the body by itself.</summary>
public sealed record RawBody(string Description);

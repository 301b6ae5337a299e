using Microsoft.AspNetCore.Http.Metadata;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// Bounds of a form that differ from <see cref="FormLimits"/>, which holds for everything left open here. They stand on the endpoint and
/// hold whoever reads the form first: a filter would come too late for a form that was read on the way.
/// </summary>
public abstract class FormBoundsAttribute(long mostBytes, int mostValues) : Attribute, IFormOptionsMetadata, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => mostBytes;

    public long? MultipartBodyLengthLimit => mostBytes;

    public int? ValueCountLimit => mostValues;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}

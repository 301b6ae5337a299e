using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace XaDienTu.Kernel.Inputs;

/// <summary>A page that takes files, so many bytes in one form; every other request is bounded by <see cref="FormLimits"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesUploadsAttribute : RequestFormLimitsAttribute, IRequestSizeLimitMetadata
{
    public TakesUploadsAttribute(long mostBytes)
    {
        MostBytes = mostBytes;
        MultipartBodyLengthLimit = mostBytes;
        // The attribute replaces the platform's form limits by the framework's unless it repeats them.
        ValueCountLimit = FormLimits.MostValues;
        ValueLengthLimit = FormLimits.MostBytesOfValue;
        KeyLengthLimit = FormLimits.MostLettersOfName;
    }

    public long MostBytes { get; }

    public long? MaxRequestBodySize => MostBytes;
}

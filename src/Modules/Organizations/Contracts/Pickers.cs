namespace XaDienTu.Organizations.Contracts;

/// <summary>Addresses for <c>suggest=</c> of a field that takes a code: typed by name, it gets the code.</summary>
public static class Pickers
{
    public const string Agencies = "/can-bo/chon/co-quan";
    public const string Officers = "/can-bo/chon/can-bo";
}

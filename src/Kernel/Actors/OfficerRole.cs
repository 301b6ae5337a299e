namespace XaDienTu.Kernel.Actors;

/// <summary>What a post lets its holder do in its organization. System administrators read no case (spec: separation of duties).</summary>
public enum OfficerRole
{
    OneStopClerk,
    AppraisingOfficer,
    HeadOfUnit,
    Leader,
    RecordsClerk,
    AgencyAdministrator,
    BusinessAdministrator,
    SystemAdministrator,
    Auditor,
}

namespace XaDienTu.Procedures.Contracts;

public enum Audience { Citizen, Business, Agency }

public enum Channel { Counter, Online, Post }

/// <summary>What a supplement does to the term.</summary>
public enum SupplementPolicy
{
    /// <summary>The full term runs anew when the papers are complete (Decree 61/2018).</summary>
    Restart,

    /// <summary>The wait is subtracted (index of Decision 766/QĐ-TTg).</summary>
    Pause,
}

public enum FeePer { Case, Page, Copy, Item }

public enum StepKind
{
    Receive, HandOver, Assign, Appraise, Consult, SiteVisit, Review, Approve, NumberAndSeal, Return,

    /// <summary>The counter's answer to an applicant who wants the case back; stands in no process, a case comes to it on the
    /// way.</summary>
    Withdraw,
}

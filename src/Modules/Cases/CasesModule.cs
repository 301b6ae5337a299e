using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Cases.Demo;
using XaDienTu.Cases.Figures;
using XaDienTu.Cases.Filing;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Filing.Wizard;
using XaDienTu.Cases.Finding;
using XaDienTu.Cases.Forms;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Cases.Processing;
using XaDienTu.Cases.Reception;
using XaDienTu.Cases.Returning;
using XaDienTu.Cases.Tracking;
using XaDienTu.Cases.Worklists;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Demo;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Signing.Contracts;

namespace XaDienTu.Cases;

/// <summary>The one-stop case: filing, reception, process, supplement, result, return, tracking.</summary>
public sealed class CasesModule : IModule
{
    /// <summary>Setting <c>TrackingPerMinute</c>: trackings a minute from one address.</summary>
    private const int TrackingPerMinute = 30;

    /// <summary>Setting <c>TrackingPerCodeAndAddress</c>: trackings a minute of one code from one address.</summary>
    private const int TrackingPerCodeAndAddress = 10;

    /// <summary>Setting <c>TrackingPerCode</c>: trackings a minute of one code in the long run, from wherever they come.</summary>
    private const int TrackingPerCode = 30;

    private static readonly OfficerRole[] Handlers =
        [OfficerRole.OneStopClerk, OfficerRole.AppraisingOfficer, OfficerRole.HeadOfUnit, OfficerRole.Leader, OfficerRole.RecordsClerk];

    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("Việc của tôi", CaseLinks.Worklist, "Một cửa", Handlers),
        new("Chờ ký", CaseLinks.ToSign, "Một cửa", [OfficerRole.Leader, OfficerRole.RecordsClerk, OfficerRole.OneStopClerk]),
        new("Tiếp nhận hồ sơ", "/can-bo/tiep-nhan", "Một cửa", [OfficerRole.OneStopClerk]),
        new("Tra cứu hồ sơ", CaseLinks.Search, "Một cửa", [.. Handlers, OfficerRole.Auditor], TakesWords: true),
    ];

    public IReadOnlyList<PublicEntry> PublicMenu { get; } =
    [
        new("Tra cứu hồ sơ", "/tra-cuu", Audience.OthersThanCitizens),
        new("Hồ sơ của tôi", CaseLinks.OwnCases, Audience.Citizens),
    ];

    public IReadOnlyList<HomePart> HomeParts { get; } = [new(HomePlace.Side, "/Tracking/HomeTracking.cshtml")];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<CasesDb>().AddScoped<IDemoData, DemoCases>();
        services.AddAuditWords(AuditNames.All);
        services.AddScoped<IFileGate, CaseFileGate>();
        services.AddFileReference<CasesDb, CaseDocument>(document => document.FileHash)
            .AddFileReference<CasesDb, CaseDocument>(document => document.SignedHash);
        services.AddFileReference<CasesDb, CaseResult>(result => result.FileHash)
            .AddFileReference<CasesDb, CaseResult>(result => result.SignedHash);
        services.AddFileReference<CasesDb, CaseResult>(result => result.IssuedHash)
            .AddFileReference<CasesDb, FileUpload>(upload => upload.Hash);
        services.AddFileReference<CasesDb, CaseStep>(step => step.AnswerHash);
        services.AddFileReferences<CasesDb, CaseDraft, List<DraftFile>>(draft => draft.Files, files => files.Select(file => file.Hash));
        services.AddScoped<Procedures.Contracts.ICheckVersion, ProcessCheck>();
        services.AddScoped<CaseCodes>().AddScoped<CaseFlow>().AddScoped<CaseAccess>().AddScoped<PersonRegister>()
            .AddScoped<PersonSubject>();
        services.AddSingleton(configuration.GetSection("Cases").Get<CaseQuotas>() ?? new CaseQuotas());
        services.AddScoped<QuotaCheck>().AddJob<ForgetUploads>(
            "cases.forget-uploads", "Quên tệp gửi lên mà hai ngày không đính vào hồ sơ",
            JobSchedule.Daily(new TimeOnly(2, 20), new TimeOnly(12, 20)));
        services.AddSingleton<OwnFiles>();
        services.AddScoped<KnownPerson>();
        services.AddScoped<IDeskSection, CountWork>();
        services.AddScoped<AnswerConsultation>().AddScoped<CaseHolder>();
        services.AddScoped<ReceptionDesk>();
        services.AddScoped<PeopleOnFile>();
        services.AddSingleton<WorklistQueries>().AddScoped<WorklistQuery>().AddScoped<NewestCases>();
        services.AddScoped<DigitalApproval>();
        services.AddScoped<ResultsToSign>().AddScoped<SignedSentence>();
        services.AddHandler<SigningEnded, TakeWhenSigned>();
        services.AddScoped<Withdrawal>().AddSingleton<TrackingQueries>();
        services.AddSingleton(new TrackingBrake(
            configuration.GetValue(nameof(TrackingPerCodeAndAddress), TrackingPerCodeAndAddress),
            configuration.GetValue(nameof(TrackingPerCode), TrackingPerCode)));
        var trackings = configuration.GetValue(nameof(TrackingPerMinute), TrackingPerMinute);
        services.AddSingleton(new Brake(TrackingBrake.Limit, trackings, "Từ mạng này tra cứu hồ sơ quá nhiều lần trong một phút"));
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Hồ sơ");
        FileCaseApi.Map(api);
        ReadCaseApi.Map(api);
        WorklistApi.Map(api);
        CompleteStepApi.Map(api);
        SupplementApi.Map(api);
        ReturningApi.Map(api);
        TrackCaseApi.Map(api);
        MakeReceipt.Map(routes);
        CaseSlips.Map(routes);
    }
}

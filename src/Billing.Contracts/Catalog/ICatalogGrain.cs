using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>The catalog; the one key is <see cref="Key"/>. Every silo sees a change within a second.</summary>
[Alias("billing.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "catalog";

    /// <summary>Creates a credit type, or makes a new version of it where the content differs.</summary>
    [Alias("PutCreditType")]
    Task<CreditTypeReply> PutCreditType(CreditTypeRequest request);

    /// <summary>Changes some fields of a credit type; null leaves one as it is.</summary>
    [Alias("PatchCreditType")]
    Task<CreditTypeReply> PatchCreditType(CreditTypePatch request);

    /// <summary>Archives a credit type (no new grants) or takes it back.</summary>
    [Alias("ArchiveCreditType")]
    Task<CreditTypeReply> ArchiveCreditType(string code, bool archived);

    /// <summary>One credit type.</summary>
    [Alias("GetCreditType")]
    Task<CreditTypeReply> GetCreditType(string code);

    /// <summary>Credit types in order of their code, after <paramref name="afterCode"/>.</summary>
    [Alias("ListCreditTypes")]
    Task<CreditTypePageReply> ListCreditTypes(string? afterCode, int limit);

    /// <summary>Creates a meter, or makes a new version of it where the content differs.</summary>
    [Alias("PutMeter")]
    Task<MeterReply> PutMeter(MeterRequest request);

    /// <summary>One meter.</summary>
    [Alias("GetMeter")]
    Task<MeterReply> GetMeter(string code);

    /// <summary>Meters in order of their code, after <paramref name="afterCode"/>.</summary>
    [Alias("ListMeters")]
    Task<MeterPageReply> ListMeters(string? afterCode, int limit);

    /// <summary>Creates a plan, or makes a new version of it where the content differs.</summary>
    [Alias("PutPlan")]
    Task<PlanReply> PutPlan(PlanRequest request);

    /// <summary>Changes some fields of a plan; null leaves one as it is.</summary>
    [Alias("PatchPlan")]
    Task<PlanReply> PatchPlan(PlanPatch request);

    /// <summary>Archives a plan (nobody new can choose it) or takes it back.</summary>
    [Alias("ArchivePlan")]
    Task<PlanReply> ArchivePlan(string slug, bool archived);

    /// <summary>One plan.</summary>
    /// <param name="slug">Its slug.</param>
    /// <param name="offeredOnly">Whether one that is private or archived is as if it did not exist.</param>
    [Alias("GetPlan")]
    Task<PlanReply> GetPlan(string slug, bool offeredOnly);

    /// <summary>Plans in order of their slug, after <paramref name="afterSlug"/>.</summary>
    [Alias("ListPlans")]
    Task<PlanPageReply> ListPlans(string? afterSlug, int limit, bool offeredOnly);

    /// <summary>Creates a package, or makes a new version of it where the content differs.</summary>
    [Alias("PutPackage")]
    Task<PackageReply> PutPackage(PackageRequest request);

    /// <summary>Changes some fields of a package; null leaves one as it is.</summary>
    [Alias("PatchPackage")]
    Task<PackageReply> PatchPackage(PackagePatch request);

    /// <summary>Archives a package (it is not sold any more) or takes it back.</summary>
    [Alias("ArchivePackage")]
    Task<PackageReply> ArchivePackage(string id, bool archived);

    /// <summary>One package.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="offeredOnly">Whether one that is archived is as if it did not exist.</param>
    [Alias("GetPackage")]
    Task<PackageReply> GetPackage(string id, bool offeredOnly);

    /// <summary>Packages in order of their id, after <paramref name="afterId"/>.</summary>
    [Alias("ListPackages")]
    Task<PackagePageReply> ListPackages(string? afterId, int limit, bool offeredOnly);

    /// <summary>What the catalog says as a whole.</summary>
    [Alias("GetSettings")]
    Task<SettingsReply> GetSettings();

    /// <summary>Puts other settings in the place of all that there are.</summary>
    [Alias("PutSettings")]
    Task<SettingsReply> PutSettings(CatalogSettings settings);

    /// <summary>
    /// Brings objects in together or not at all; what they do not name stays as it is. Null, or what is wrong: its field is
    /// a path from the top, such as <c>plans[0].meters[1].cost.amount</c>.
    /// </summary>
    [Alias("Import"), ResponseTimeout("00:02:30")]
    Task<ErrorReply?> Import(CatalogObjects objects);
}

using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using System.Text.Json.Serialization.Metadata;

namespace Billing.Api.Catalog;

/// <summary>What the endpoints of the catalog say about themselves.</summary>
internal static class CatalogOperations
{
    private const string Versions = "Again with the same content answers 200 and changes nothing; other content is a new version.";

    private static readonly Schema PlanCredits = new Schema.ListOf(new Schema.Input(
        new BodyShape(PlanCreditBody.Fields, ["credit_type", "amount"]).With(
            "rollover",
            BodyShape.Nested(PlanCreditBody.RolloverFields, "percent", "max_count", "window")
                .Saying("What becomes of units that are left."))))
        .Saying("Credits of each period.");

    private static readonly Schema PlanMeters = new Schema.ListOf(BodyShape.Nested(PlanMeterBody.Fields, "meter"))
        .Saying("What the plan counts, limits and charges for.");

    private static readonly Schema PlanPrice = BodyShape.Nested(PriceBody.PlanFields, "amount_minor", "currency", "interval")
        .Saying("What a period costs; without it the plan is free.");

    private static readonly Schema PackagePrice = BodyShape.Nested(PriceBody.PackageFields, "amount_minor", "currency")
        .Saying("What it costs.");

    public static readonly Operation PostCreditType = Makes("createCreditType", "credit type", ApiJson.Default.CreditTypeAnswer)
        .Takes(CreditTypeBody.Read, CreditTypeBody.PostFields, "code")
        .Refuses(ErrorCodes.PrecisionImmutable);

    public static readonly Operation ListCreditTypes = Lists("listCreditTypes", "credit types", ApiJson.Default.PageCreditTypeAnswer);

    public static readonly Operation GetCreditType = Reads("getCreditType", "Read a credit type", ApiJson.Default.CreditTypeAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation PatchCreditType = Reads("updateCreditType", "Change a credit type", ApiJson.Default.CreditTypeAnswer)
        .Takes(CreditTypeBody.ReadPatch, CreditTypeBody.PatchFields)
        .Refuses(ErrorCodes.CreditTypeNotFound, ErrorCodes.PrecisionImmutable);

    public static readonly Operation ArchiveCreditType = Archives("archiveCreditType", "Archive a credit type", ApiJson.Default.CreditTypeAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation UnarchiveCreditType = Archives("unarchiveCreditType", "Bring a credit type back", ApiJson.Default.CreditTypeAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation PostMeter = Makes("createMeter", "meter", ApiJson.Default.MeterAnswer)
        .Takes(MeterBody.Read, MeterBody.Fields, "code")
        .Refuses(ErrorCodes.CreditTypeNotFound, ErrorCodes.PrecisionImmutable);

    public static readonly Operation ListMeters = Lists("listMeters", "meters", ApiJson.Default.PageMeterAnswer);

    public static readonly Operation GetMeter = Reads("getMeter", "Read a meter", ApiJson.Default.MeterAnswer)
        .Refuses(ErrorCodes.MeterNotFound);

    public static readonly Operation PostPlan = Makes("createPlan", "plan", ApiJson.Default.PlanAnswer)
        .Takes(PlanBody.Read, Plan(PlanBody.PostFields, "slug", "name"))
        .Refuses(ErrorCodes.CreditTypeNotFound, ErrorCodes.MeterNotFound);

    public static readonly Operation ListPlans = Lists("listPlans", "plans", ApiJson.Default.PagePlanAnswer)
        .Saying("An account's key sees those that are offered.");

    public static readonly Operation GetPlan = Reads("getPlan", "Read a plan", ApiJson.Default.PlanAnswer)
        .Refuses(ErrorCodes.PlanNotFound);

    public static readonly Operation PatchPlan = Reads("updatePlan", "Change a plan", ApiJson.Default.PlanAnswer)
        .Saying("Accounts keep the version that they are on until they renew.")
        .Takes(PlanBody.ReadPatch, Plan(PlanBody.PatchFields))
        .Refuses(ErrorCodes.PlanNotFound, ErrorCodes.CreditTypeNotFound, ErrorCodes.MeterNotFound);

    public static readonly Operation ArchivePlan = Archives("archivePlan", "Archive a plan", ApiJson.Default.PlanAnswer)
        .Refuses(ErrorCodes.PlanNotFound);

    public static readonly Operation UnarchivePlan = Archives("unarchivePlan", "Bring a plan back", ApiJson.Default.PlanAnswer)
        .Refuses(ErrorCodes.PlanNotFound);

    public static readonly Operation PostPackage = Makes("createPackage", "package", ApiJson.Default.PackageAnswer)
        .Takes(PackageBody.Read, Package(PackageBody.PostFields, "id", "price", "credit_type", "amount"))
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation ListPackages = Lists("listPackages", "packages", ApiJson.Default.PagePackageAnswer)
        .Saying("An account's key sees those that are sold.");

    public static readonly Operation GetPackage = Reads("getPackage", "Read a package", ApiJson.Default.PackageAnswer)
        .Refuses(ErrorCodes.PackageNotFound);

    public static readonly Operation PatchPackage = Reads("updatePackage", "Change a package", ApiJson.Default.PackageAnswer)
        .Takes(PackageBody.ReadPatch, Package(PackageBody.PatchFields))
        .Refuses(ErrorCodes.PackageNotFound, ErrorCodes.CreditTypeNotFound);

    public static readonly Operation ArchivePackage = Archives("archivePackage", "Archive a package", ApiJson.Default.PackageAnswer)
        .Refuses(ErrorCodes.PackageNotFound);

    public static readonly Operation UnarchivePackage = Archives("unarchivePackage", "Bring a package back", ApiJson.Default.PackageAnswer)
        .Refuses(ErrorCodes.PackageNotFound);

    public static readonly Operation GetSettings = Reads("getCatalogSettings", "Read the catalog's settings", ApiJson.Default.SettingsAnswer);

    public static readonly Operation PutSettings = Reads("setCatalogSettings", "Set the catalog's settings", ApiJson.Default.SettingsAnswer)
        .Saying("What it does not name is not set any more.")
        .Takes(SettingsBody.Read, SettingsBody.Fields)
        .Refuses(ErrorCodes.PlanNotFound, ErrorCodes.MeterNotFound, ErrorCodes.CreditTypeNotFound);

    private static BodyShape Plan(FieldSet fields, params string[] required) => new BodyShape(fields, [.. required])
        .With("credits", PlanCredits).With("meters", PlanMeters).With("price", PlanPrice);

    private static BodyShape Package(FieldSet fields, params string[] required) => new BodyShape(fields, [.. required])
        .With("price", PackagePrice);

    private static Operation Makes(string id, string what, JsonTypeInfo type) =>
        new Operation(Groups.Catalog, id, $"Make a {what}")
            .Saying(Versions)
            .Gives(StatusCodes.Status201Created, type)
            .Gives(StatusCodes.Status200OK, type);

    private static Operation Lists(string id, string what, JsonTypeInfo page) =>
        new Operation(Groups.Catalog, id, $"List {what}").Pages(page);

    private static Operation Reads(string id, string summary, JsonTypeInfo type) =>
        new Operation(Groups.Catalog, id, summary).Gives(StatusCodes.Status200OK, type);

    private static Operation Archives(string id, string summary, JsonTypeInfo type) =>
        Reads(id, summary, type).MayTake(EmptyBody.Read, EmptyBody.Fields);
}

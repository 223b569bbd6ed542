using System.Text.Json.Serialization.Metadata;
using Billing.Api.Catalog;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.Compat.Dodo;

/// <summary>What the endpoints of credit entitlements say about themselves.</summary>
internal static class EntitlementOperations
{
    private static readonly Schema OfThePlan =
        new Schema.Flag().Saying("Only false: a plan says it where it grants the credits.");
    private static readonly Schema Later = new Schema.Nothing().Saying("Not supported by this version.");

    public static readonly Operation Post = Of("createEntitlement", "Make a credit type")
        .Takes(EntitlementBody.Read, Shape(EntitlementBody.PostFields, "name", "unit", "precision"))
        .Gives(StatusCodes.Status201Created, SnakeJson.Default.EntitlementAnswer)
        .Refuses(ErrorCodes.PrecisionImmutable);

    public static readonly Operation List = new Operation(Groups.Seeds, "listEntitlements", "List credit types")
        .Asks("page_number", "page_size", "deleted")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.ItemsEntitlementAnswer);

    public static readonly Operation Get = Of("getEntitlement", "Read a credit type").Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Patch = Of("updateEntitlement", "Change a credit type")
        .Takes(EntitlementBody.ReadPatch, Shape(EntitlementBody.PatchFields))
        .Refuses(ErrorCodes.CreditTypeNotFound, ErrorCodes.PrecisionImmutable);

    public static readonly Operation Delete = Of("deleteEntitlement", "Archive a credit type")
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Undelete = Of("undeleteEntitlement", "Bring a credit type back")
        .MayTake(EmptyBody.Read, EmptyBody.Fields)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    private static Operation Of(string id, string summary) => new Operation(Groups.Seeds, id, summary)
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.EntitlementAnswer);

    private static BodyShape Shape(FieldSet fields, params string[] required)
    {
        var shape = new BodyShape(fields, [.. required])
            .With("expires_after_days", new Schema.Whole(1).Saying("How many days units live; for ever unless given."))
            .With("overage_enabled", OfThePlan)
            .With("rollover_enabled", OfThePlan);
        return EntitlementBody.Unsupported.Aggregate(shape, (one, field) => one.With(field, Later));
    }
}

using System.Text.Json.Serialization;
using Billing.Api.Compat.BillingPaths;
using Billing.Api.Compat.Dodo;
using Billing.Api.Compat.Organizations;

namespace Billing.Api.Compat;

/// <summary>How answers to clients of other services are written whose own fields are in camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckoutPageAnswer))]
[JsonSerializable(typeof(PortalPageAnswer))]
[JsonSerializable(typeof(PackageListAnswer))]
[JsonSerializable(typeof(SubscriptionUnion))]
[JsonSerializable(typeof(UsageUnion))]
[JsonSerializable(typeof(PaymentMethodsAnswer))]
[JsonSerializable(typeof(SetupIntentAnswer))]
[JsonSerializable(typeof(AttachedAnswer))]
internal sealed partial class CamelJson : JsonSerializerContext;

/// <summary>The same in snake_case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CurrentInvoiceAnswer))]
[JsonSerializable(typeof(InvoicesAnswer))]
[JsonSerializable(typeof(EntitlementAnswer))]
[JsonSerializable(typeof(Items<EntitlementAnswer>))]
[JsonSerializable(typeof(CustomerBalance))]
[JsonSerializable(typeof(Items<CustomerBalance>))]
[JsonSerializable(typeof(Items<EntitlementGrant>))]
[JsonSerializable(typeof(Items<EntitlementEntry>))]
[JsonSerializable(typeof(LedgerEntryAnswer))]
[JsonSerializable(typeof(CreditsAnswer))]
[JsonSerializable(typeof(CreditUsageAnswer))]
[JsonSerializable(typeof(CheckoutSessionAnswer))]
internal sealed partial class SnakeJson : JsonSerializerContext;

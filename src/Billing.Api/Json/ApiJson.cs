using System.Text.Json.Serialization;
using Billing.Api.AccountPlans;
using Billing.Api.Accounts;
using Billing.Api.ApiKeys;
using Billing.Api.BillingPage;
using Billing.Api.Catalog;
using Billing.Api.DriftChecks;
using Billing.Api.Health;
using Billing.Api.Lists;
using Billing.Api.MeterExports;
using Billing.Api.Payments;
using Billing.Api.Reports;
using Billing.Api.Reservations;
using Billing.Api.TestClocks;
using Billing.Api.WebhookEndpoints;
using Billing.Api.Webhooks;

namespace Billing.Api.Json;

/// <summary>How answers are written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(BalancesAnswer))]
[JsonSerializable(typeof(OneBalanceAnswer))]
[JsonSerializable(typeof(GrantAnswer))]
[JsonSerializable(typeof(AdjustmentAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
[JsonSerializable(typeof(ReversalAnswer))]
[JsonSerializable(typeof(VoidAnswer))]
[JsonSerializable(typeof(AlertAnswer))]
[JsonSerializable(typeof(ReservationAnswer))]
[JsonSerializable(typeof(Page<ReservationAnswer>))]
[JsonSerializable(typeof(PlanChangeAnswer))]
[JsonSerializable(typeof(PlanPreviewAnswer))]
[JsonSerializable(typeof(PeriodsAnswer))]
[JsonSerializable(typeof(UsageReportAnswer))]
[JsonSerializable(typeof(BalancesAtAnswer))]
[JsonSerializable(typeof(ForecastAnswer))]
[JsonSerializable(typeof(Page<GrantLine>))]
[JsonSerializable(typeof(Page<LedgerLine>))]
[JsonSerializable(typeof(LedgerLine))]
[JsonSerializable(typeof(CreditTypeAnswer))]
[JsonSerializable(typeof(Page<CreditTypeAnswer>))]
[JsonSerializable(typeof(MeterAnswer))]
[JsonSerializable(typeof(Page<MeterAnswer>))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(Page<PlanAnswer>))]
[JsonSerializable(typeof(PackageAnswer))]
[JsonSerializable(typeof(Page<PackageAnswer>))]
[JsonSerializable(typeof(SettingsAnswer))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(StripeEventAnswer))]
[JsonSerializable(typeof(Page<StripeEventAnswer>))]
[JsonSerializable(typeof(ApiKeyAnswer))]
[JsonSerializable(typeof(NewApiKeyAnswer))]
[JsonSerializable(typeof(Page<ApiKeyAnswer>))]
[JsonSerializable(typeof(TestClockAnswer))]
[JsonSerializable(typeof(WebhookEndpointAnswer))]
[JsonSerializable(typeof(NewWebhookEndpointAnswer))]
[JsonSerializable(typeof(Page<WebhookEndpointAnswer>))]
[JsonSerializable(typeof(WebhookSecretAnswer))]
[JsonSerializable(typeof(WebhookDeliveryAnswer))]
[JsonSerializable(typeof(Page<WebhookDeliveryAnswer>))]
[JsonSerializable(typeof(MeterExportAnswer))]
[JsonSerializable(typeof(DriftCheckAnswer))]
[JsonSerializable(typeof(Page<MeterExportAnswer>))]
[JsonSerializable(typeof(CheckoutAnswer))]
[JsonSerializable(typeof(PortalAnswer))]
[JsonSerializable(typeof(BillingLinkAnswer))]
[JsonSerializable(typeof(SubscriptionAnswer))]
[JsonSerializable(typeof(RechargeAnswer))]
[JsonSerializable(typeof(Page<PaymentLine>))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

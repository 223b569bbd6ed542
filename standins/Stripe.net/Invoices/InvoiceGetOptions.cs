namespace Stripe;

/// <summary>The parameters of <c>GET /v1/invoices/{id}</c>.</summary>
public class InvoiceGetOptions : BaseOptions;

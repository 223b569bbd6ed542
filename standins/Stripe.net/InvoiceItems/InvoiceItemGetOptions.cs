namespace Stripe;

/// <summary>The parameters of <c>GET /v1/invoiceitems/{id}</c>.</summary>
public class InvoiceItemGetOptions : BaseOptions;

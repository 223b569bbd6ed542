namespace Stripe;

/// <summary>The parameters of <c>DELETE /v1/invoiceitems/{id}</c>.</summary>
public class InvoiceItemDeleteOptions : BaseOptions;

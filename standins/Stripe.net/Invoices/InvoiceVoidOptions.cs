namespace Stripe;

/// <summary>The parameters of <c>POST /v1/invoices/{id}/void</c>.</summary>
public class InvoiceVoidOptions : BaseOptions;

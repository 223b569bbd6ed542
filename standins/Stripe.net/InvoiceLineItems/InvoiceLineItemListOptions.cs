namespace Stripe;

/// <summary>The parameters of <c>GET /v1/invoices/{parentId}/lines</c>.</summary>
public class InvoiceLineItemListOptions : ListOptions;

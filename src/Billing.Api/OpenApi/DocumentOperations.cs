namespace Billing.Api.OpenApi;

/// <summary>What the endpoints of the API's description say about themselves.</summary>
internal static class DocumentOperations
{
    public static readonly Operation Document = Cached("getOpenApi", "Read this document")
        .Gives(StatusCodes.Status200OK, new Schema.AnyObject());

    public static readonly Operation Page = Cached("getDocs", "Browse this document")
        .GivesText(StatusCodes.Status200OK, "text/html");

    public static readonly Operation Script = Cached("getDocsScript", "Read the page's script")
        .GivesText(StatusCodes.Status200OK, "text/javascript");

    public static readonly Operation Style = Cached("getDocsStyle", "Read the page's style")
        .GivesText(StatusCodes.Status200OK, "text/css");

    private static Operation Cached(string id, string summary) => new Operation(Groups.Operations, id, summary)
        .Saying("With If-None-Match, an unchanged one is 304.")
        .GivesNothing(StatusCodes.Status304NotModified);
}

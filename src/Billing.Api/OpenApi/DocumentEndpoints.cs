using Billing.Api.Auth;

namespace Billing.Api.OpenApi;

/// <summary>The API's own description: docs/openapi.json as it was checked in, and a page to browse it.</summary>
internal static class DocumentEndpoints
{
    /// <summary>Where the document is.</summary>
    public const string Path = "/openapi/v1.json";

    // Read and compressed when somebody first asks.
    private static readonly Lazy<EmbeddedPage> Document = Embedded("openapi.json", "application/json");
    private static readonly Lazy<EmbeddedPage> Page = Embedded("docs.html", "text/html; charset=utf-8");
    private static readonly Lazy<EmbeddedPage> Script = Embedded("docs.js", "text/javascript; charset=utf-8");
    private static readonly Lazy<EmbeddedPage> Style = Embedded("docs.css", "text/css; charset=utf-8");

    public static void MapDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Send(Document)).Allow(Access.Public).Describe(DocumentOperations.Document);
        routes.MapGet("/docs", Send(Page)).Allow(Access.Public).Describe(DocumentOperations.Page);
        routes.MapGet("/docs/docs.js", Send(Script)).Allow(Access.Public).Describe(DocumentOperations.Script);
        routes.MapGet("/docs/docs.css", Send(Style)).Allow(Access.Public).Describe(DocumentOperations.Style);
    }

    private static Lazy<EmbeddedPage> Embedded(string name, string contentType) =>
        new(() => new EmbeddedPage(name, contentType));

    private static Delegate Send(Lazy<EmbeddedPage> page) => (HttpContext http) => page.Value.Send(http);
}

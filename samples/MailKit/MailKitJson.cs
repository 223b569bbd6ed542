using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;

namespace MailKit;

/// <summary>Bodies are spelt in snake_case, as the cookbook has them.</summary>
internal static class MailKitJson
{
    public static void Configure(JsonOptions options)
    {
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.SerializerOptions.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
    }
}

/// <summary>The one shape of everything that goes wrong.</summary>
/// <param name="Error">A sentence for the customer.</param>
internal sealed record Fault(string Error)
{
    /// <summary>An answer with a status.</summary>
    public static IResult Of(int status, string error) => Results.Json(new Fault(error), statusCode: status);
}

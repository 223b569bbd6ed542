using System.Net;
using System.Text.Json;

namespace Stripe;

/// <summary>Makes an object, or the exception that an answer stands for, of an answer.</summary>
internal static class ResponseReader
{
    public static T Read<T>(StripeResponse response)
        where T : IStripeEntity
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw Error(response);

        try
        {
            var entity = JsonSerializer.Deserialize<T>(response.Content, StripeJson.Options)
                ?? throw Unreadable(response);
            entity.StripeResponse = response;
            return entity;
        }
        catch (JsonException)
        {
            throw Unreadable(response);
        }
    }

    public static StripeException Error(StripeResponse response)
    {
        if (ErrorOf(response.Content) is not { } error)
            return Unreadable(response);

        error.StripeResponse = response;
        return new StripeException(response.StatusCode, error, error.Message) { StripeResponse = response };
    }

    private static StripeError ErrorOf(string content)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(content, StripeJson.Options);
            return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error)
                ? error.Deserialize<StripeError>(StripeJson.Options)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StripeException Unreadable(StripeResponse response) =>
        new(response.StatusCode, null, $"Stripe answered {(int)response.StatusCode} with a body that is not its own.")
        {
            StripeResponse = response,
        };
}

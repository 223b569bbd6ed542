using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Billing.Api.Json;

/// <summary>Makes answers of values.</summary>
internal static class Answer
{
    /// <summary>What marks the answer to a call that an earlier one with the same key had made.</summary>
    public const string ReplayedHeader = "Idempotent-Replayed";

    /// <summary>A value as its record says.</summary>
    public static Answer<T> Of<T>(int status, T value, JsonTypeInfo<T> type, bool replayed = false) =>
        new(status, value, (json, said) => JsonSerializer.Serialize(json, said, type), replayed);

    /// <summary>A value that was read.</summary>
    public static Answer<T> Ok<T>(T value, JsonTypeInfo<T> type) => Of(StatusCodes.Status200OK, value, type);
}

/// <summary>A status and a JSON body.</summary>
internal sealed class Answer<T>(int status, T value, Action<Utf8JsonWriter, T> write, bool replayed = false) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (replayed)
            response.Headers[Answer.ReplayedHeader] = "true";
        JsonOutput.Send(response, "application/json", value, write);
        return Task.CompletedTask;
    }
}

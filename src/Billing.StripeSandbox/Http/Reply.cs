using System.Text.Encodings.Web;
using System.Text.Json;

namespace Billing.StripeSandbox.Http;

/// <summary>An answer, ready to be sent or kept under an idempotency key.</summary>
internal sealed record Reply(int Status, string Body, bool IsReplayed = false)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Reply Of(JsonObject body, int status = 200) => new(status, body.ToJsonString(Format));

    public static Reply Of(StripeRefusal refusal) => Of(refusal.Body(), refusal.Status);
}

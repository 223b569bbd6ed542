using System.Security.Cryptography;
using System.Text.Json;

namespace MailKit.Sending;

/// <summary>A mail that a customer wants to go out once.</summary>
/// <param name="Customer">Who pays.</param>
/// <param name="Id">The customer's own id of the send. Another customer may use the same one.</param>
/// <param name="Mail">The mail.</param>
internal sealed record Send(string Customer, string Id, Mail Mail)
{
    /// <summary>The provider's key. No customer's id has a slash, so it is nobody else's.</summary>
    public string ProviderKey => $"{Customer}/{Id}";

    /// <summary>SHA-256 of the mail, in hexadecimal digits.</summary>
    public string MailHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Mail)));

    /// <summary>Billing's key of a step, in the customer's account; holds count from 1.</summary>
    public string StepKey(int hold, string step) => $"{Id}-{hold}-{step}";
}

using System.ComponentModel.DataAnnotations;
using Billing.Contracts.ApiKeys;

namespace Billing.Grains.ApiKeys;

/// <summary>The secrets that an operator may choose. Nothing prints them.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>A key that reaches everything and is stored nowhere: the setting <c>BILLING_ADMIN_KEY</c>.</summary>
    /// <value>None: the first start makes an administrator's key and prints it once.</value>
    [StringLength(
        ApiKeyText.MaxLength,
        MinimumLength = ApiKeyText.MinChosenLength,
        ErrorMessage = "BILLING_ADMIN_KEY must have {2} to {1} characters.")]
    public string? AdminKey { get; set; }

    /// <summary>What goes into the hash of every stored key: the setting <c>BILLING_KEY_PEPPER</c>.</summary>
    /// <value>None: a random one, made once and kept in the database.</value>
    [MinLength(24, ErrorMessage = "BILLING_KEY_PEPPER must have 24 characters or more.")]
    public string? KeyPepper { get; set; }
}

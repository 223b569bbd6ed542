using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>The catalog of credit types and meters; the one key is <see cref="Key"/>. Every silo sees a change within a second.</summary>
[Alias("billing.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "catalog";

    /// <summary>Creates a credit type, or makes a new version of it where the content differs.</summary>
    [Alias("PutCreditType")]
    Task<CreditTypeReply> PutCreditType(CreditTypeRequest request);

    /// <summary>Changes some fields of a credit type; null leaves one as it is.</summary>
    [Alias("PatchCreditType")]
    Task<CreditTypeReply> PatchCreditType(CreditTypePatch request);

    /// <summary>Archives a credit type (no new grants) or takes it back.</summary>
    [Alias("ArchiveCreditType")]
    Task<CreditTypeReply> ArchiveCreditType(string code, bool archived);

    /// <summary>One credit type.</summary>
    [Alias("GetCreditType")]
    Task<CreditTypeReply> GetCreditType(string code);

    /// <summary>Credit types in order of their code, after <paramref name="afterCode"/>.</summary>
    [Alias("ListCreditTypes")]
    Task<CreditTypePageReply> ListCreditTypes(string? afterCode, int limit);

    /// <summary>Creates a meter, or makes a new version of it where the content differs.</summary>
    [Alias("PutMeter")]
    Task<MeterReply> PutMeter(MeterRequest request);

    /// <summary>One meter.</summary>
    [Alias("GetMeter")]
    Task<MeterReply> GetMeter(string code);

    /// <summary>Meters in order of their code, after <paramref name="afterCode"/>.</summary>
    [Alias("ListMeters")]
    Task<MeterPageReply> ListMeters(string? afterCode, int limit);
}

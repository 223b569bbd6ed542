using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Grains.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PackageTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);
    private readonly string _usd = FreshCode("usd");

    public async Task InitializeAsync() => await _process.CreditTypes.Put(CreditType(_usd, "dollar", 2, "days:90"));

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task The_first_one_is_created_with_defaults_filled_in()
    {
        var id = FreshCode("pack");

        var reply = await _process.Packages.Put(Package(id, _usd, "100.00", "5"));
        await _process.Cache.Refresh();

        Assert.True(reply is { Error: null, Created: true });
        var view = reply.Package!;
        Assert.Equal(
            new PackageView(id, id, new PackagePrice(1000, "usd"), _usd, "100", "5", "days:90", null, false, 1, view.CreatedAt),
            view);
        Assert.Equal(view, (await _process.Packages.Get(id)).Package);
        Assert.Equal(
            new PackageTerms(
                id, 1, id, 1000, "usd", new Asset(_usd, 2, BurnOrder.Fifo), 10_000, 500, new Expiry.Days(90), null, false),
            _process.Cache.Package(id));
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing_and_other_content_is_a_new_version()
    {
        var id = FreshCode("pack");
        var first = await _process.Packages.Put(Package(id, _usd, "0.50", "0"));

        var again = await _process.Packages.Put(Package(id, _usd, "5e-1", expires: "days:090"));
        var other = await _process.Packages.Put(Package(id, _usd, "0.75"));
        var patched = await _process.Packages.Patch(PackagePatch(id) with { Bonus = "0.25", Expires = "never" });

        Assert.Equal(first.Package, again.Package);
        Assert.Null(first.Package!.Bonus);
        Assert.Equal(first.Package with { Amount = "0.75", Version = 2 }, other.Package);
        Assert.Equal(other.Package! with { Bonus = "0.25", Expires = "never", Version = 3 }, patched.Package);
        Assert.Equal(
            "0.5,0.75,0.75",
            await database.Scalar<string>(
                "select string_agg(amount::text, ',' order by version) from package_versions where id = $1", id));
    }

    [Fact]
    public async Task An_archived_one_is_not_sold_and_can_be_taken_back()
    {
        var id = FreshCode("pack");
        await _process.Packages.Put(Package(id, _usd));

        Assert.True((await _process.Packages.Archive(id, true)).Package!.Archived);
        await _process.Cache.Refresh();

        Assert.True(_process.Cache.Package(id)!.Archived);
        Assert.Equal(ErrorCodes.PackageNotFound, (await _process.Packages.Get(id, offeredOnly: true)).Error?.Code);
        Assert.DoesNotContain((await _process.Packages.List(null, 100, true)).Packages, package => package.Id == id);
        Assert.Contains((await _process.Packages.List(null, 100)).Packages, package => package.Id == id);
        Assert.False((await _process.Packages.Archive(id, false)).Package!.Archived);
        Assert.Equal(ErrorCodes.PackageNotFound, (await _process.Packages.Archive("nobody", true)).Error?.Code);
    }

    [Fact]
    public async Task What_is_not_allowed_names_its_field()
    {
        var good = Package("pack-with-faults", _usd);
        var packages = new[]
        {
            ("id", good with { Id = "Pack" }),
            ("name", good with { Name = "" }),
            ("price", good with { Price = null }),
            ("price.amount_minor", good with { Price = new PackagePrice(-1, "usd") }),
            ("price.currency", good with { Price = new PackagePrice(1, "dollar") }),
            ("credit_type", good with { CreditType = "" }),
            ("amount", good with { Amount = "0" }),
            ("amount", good with { Amount = "0.001" }),
            ("bonus", good with { Bonus = "-1" }),
            ("bonus", good with { Bonus = "0.001" }),
            ("expires", good with { Expires = "soon" }),
            ("stripe_price_id", good with { StripePriceId = "a\nb" }),
        };

        foreach (var (field, package) in packages)
        {
            var reply = await _process.Packages.Put(package);
            Assert.Equal((RefusalCodes.InvalidRequest, field), (reply.Error?.Code, reply.Error?.Field));
        }
        var unknown = await _process.Packages.Put(good with { CreditType = "nothing" });
        Assert.Equal((ErrorCodes.CreditTypeNotFound, "credit_type"), (unknown.Error?.Code, unknown.Error?.Field));
        Assert.Equal(ErrorCodes.PackageNotFound, (await _process.Packages.Get(good.Id)).Error?.Code);
    }
}

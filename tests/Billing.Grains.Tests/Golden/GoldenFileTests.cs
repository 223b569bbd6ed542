namespace Billing.Grains.Tests.Golden;

/// <summary>What was checked in once stays as it is.</summary>
public sealed class GoldenFileTests
{
    [Fact]
    public void Every_golden_file_is_there_and_as_it_was_checked_in()
    {
        var listed = GoldenFiles.Text(GoldenFiles.List)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("  "))
            .ToDictionary(line => line[1], line => line[0]);
        string[] folders = ["Ledger/", "Snapshots/", "Wire/"];
        var there = folders.SelectMany(folder => GoldenFiles.In(folder))
            .ToDictionary(name => name, name => GoldenFiles.Sum(GoldenFiles.Text(name)));

        var deleted = listed.Keys.Except(there.Keys).Order();
        var unlisted = there.Keys.Except(listed.Keys).Order();
        var edited = there.Where(file => listed.TryGetValue(file.Key, out var sum) && sum != file.Value)
            .Select(file => file.Key).Order();

        Assert.True(
            !deleted.Concat(unlisted).Concat(edited).Any(),
            $"A golden file is for ever (docs/upgrades.md). Deleted: {string.Join(", ", deleted)}; "
            + $"edited: {string.Join(", ", edited)}; not in {GoldenFiles.List}: {string.Join(", ", unlisted)}.");
        Assert.NotEmpty(listed);
    }
}

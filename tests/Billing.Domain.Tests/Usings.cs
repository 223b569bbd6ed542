global using Billing.Domain.Accounts;
global using Billing.Domain.Plans;
global using Billing.Domain.Tests.Scenarios;
global using Billing.Domain.Values;
global using Xunit;
global using static Billing.Domain.Tests.Scenarios.Commands;
global using static Billing.Domain.Tests.Scenarios.Requests;

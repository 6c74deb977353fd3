import { expect, test } from "vitest";
import { DATA_CENTERS, dataCenterOf, hostsOf } from "./data-centers.ts";
import { accountsUrl, apiUrl, Settings } from "./settings.ts";

test("every data centre has its own three hosts", () => {
  expect(DATA_CENTERS.map((name) => `${name} ${hostsOf(name).accounts} ${hostsOf(name).sign}`)).toEqual([
    "eu https://accounts.zoho.eu https://sign.zoho.eu",
    "us https://accounts.zoho.com https://sign.zoho.com",
    "in https://accounts.zoho.in https://sign.zoho.in",
    "au https://accounts.zoho.com.au https://sign.zoho.com.au",
    "jp https://accounts.zoho.jp https://sign.zoho.jp",
    "ca https://accounts.zohocloud.ca https://sign.zohocloud.ca",
    "sa https://accounts.zoho.sa https://sign.zoho.sa",
    "uk https://accounts.zoho.uk https://sign.zoho.uk",
    "com https://accounts.zoho.com https://sign.zoho.com",
  ]);
});

test("an address belongs to a data centre by its exact host", () => {
  expect(dataCenterOf("https://sign.zoho.com.au/api/v1")).toBe("au");
  expect(dataCenterOf("https://sign.zoho.com/api/v1")).toBe("us");
  expect(dataCenterOf("https://accounts.zohocloud.ca")).toBe("ca");
  for (const stranger of ["https://sign.zoho.com.evil.example", "http://sign.zoho.eu", "zoho.eu", ""]) {
    expect([stranger, dataCenterOf(stranger)]).toEqual([stranger, undefined]);
  }
});

test("without more words the account lives in Europe", () => {
  const settings = Settings.parse({ clientId: "1000.X", clientSecret: "s" });
  expect(apiUrl(settings)).toBe("https://sign.zoho.eu/api/v1");
  expect(accountsUrl(settings)).toBe("https://accounts.zoho.eu");
  expect(accountsUrl({ ...settings, dataCenter: "ca" })).toBe("https://accounts.zohocloud.ca");
  expect(accountsUrl({ ...settings, accountsUrl: "http://127.0.0.1:9/x/" })).toBe("http://127.0.0.1:9/x");
});

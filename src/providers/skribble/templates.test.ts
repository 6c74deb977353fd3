import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { makeForm, readBack, textField } from "./test-pdf-form.ts";
import { API_KEY, beyondLogin, connectTo, order, requestJson } from "./vendor-fixture.ts";

const FORM = await makeForm((form, page) => {
  textField(form, page, "client_name").enableRequired();
  const place = textField(form, page, "place", { y: 650 });
  place.enableRequired();
  place.setText("Bern");
  const plan = form.createDropdown("plan");
  plan.addOptions(["Growth", "Scale"]);
  plan.addToPage(page, { x: 50, y: 600, width: 100, height: 20 });
  form.createCheckBox("agreed").addToPage(page, { x: 50, y: 550, width: 20, height: 20 });
});
const made = { status: 200, body: requestJson() };

test("the folder's PDFs are the templates, by file name with or without its ending", async () => {
  const files = { "agreement.pdf": FORM, "sub/Scale.PDF": FORM, "notes.txt": FORM };
  const { account, calls } = await connectTo(documented, () => made, { files });
  expect(await account.templates()).toEqual([
    { id: "agreement.pdf", name: "agreement" },
    { id: "sub/Scale.PDF", name: "sub/Scale" },
  ]);
  const described = await account.describeTemplate("agreement");
  expect(await account.describeTemplate("agreement.pdf")).toEqual(described);
  expect(described).toEqual({
    id: "agreement.pdf",
    name: "agreement",
    roles: [],
    fields: [
      { name: "client_name", type: "text", required: true },
      { name: "place", type: "text", required: false },
      { name: "plan", type: "select", required: false, options: ["Growth", "Scale"] },
      { name: "agreed", type: "checkbox", required: false },
    ],
  });
  for (const none of ["", "../agreement", "notes.txt", "__proto__"])
    expect(await account.describeTemplate(none)).toBeUndefined();
  expect(calls).toEqual([]);
});

test("a template that is not there is named before anything is made", async () => {
  const { account, calls } = await connectTo(documented, () => made);
  await expect(account.create(order({ template: "No such agreement" }))).rejects.toMatchObject({
    code: "not_found",
    verdict: { next: "stop" },
    detail: expect.stringContaining("No such agreement"),
  });
  expect(calls).toEqual([]);
});

test("a template may lie at an address, which never hears our token", async () => {
  const { account, calls, base } = await connectTo(documented, ({ path }) => {
    if (path === "/old.pdf") return { status: 302, headers: { location: "/files/new.pdf" } };
    if (path === "/files/new.pdf")
      return { status: 200, body: FORM, headers: { "content-type": "application/pdf" } };
    return path === "/signature-requests" ? made : { status: 404 };
  });
  const fields = { client_name: "Bo" };
  await account.create(order({ template: `${base}/old.pdf`, fields }));
  const fetched = calls.filter(({ path }) => path.endsWith(".pdf"));
  expect(fetched.map(({ path, headers }) => [path, headers["authorization"]])).toEqual([
    ["/old.pdf", undefined],
    ["/files/new.pdf", undefined],
  ]);
  expect(await account.describeTemplate(`${base}/none.pdf`)).toBeUndefined();
});

test.each([
  [{ status: 503 }, "unavailable", "retry"],
  [{ status: 403 }, "configuration_invalid", "stop"],
  [{ status: 302, headers: { location: "file:///etc/passwd" } }, "address_refused", "stop"],
  [{ status: 302, headers: { location: "http://files.example.com/x.pdf" } }, "address_refused", "stop"],
  [{ status: 302, headers: { location: "/again.pdf" } }, "configuration_invalid", "stop"],
] as const)("an address that gives no file is told as it must be taken (%j)", async (reply, code, next) => {
  const { account, base } = await connectTo(documented, () => reply);
  await expect(account.describeTemplate(`${base}/x.pdf`)).rejects.toMatchObject({ code, verdict: { next } });
});

test("without a folder, only addresses are templates", async () => {
  const settings = { username: "api_production_acme", apiKey: API_KEY };
  const { account } = await connectTo(documented, () => made, { settings });
  expect(await account.templates()).toEqual([]);
  await expect(account.describeTemplate("agreement")).rejects.toMatchObject({
    code: "configuration_invalid",
  });
});

test("another font comes from the same folder, and one that is missing is named", async () => {
  const settings = {
    username: "api_production_acme",
    apiKey: API_KEY,
    templates: "/papers",
    font: "ours.ttf",
  };
  const { account } = await connectTo(documented, () => made, { settings });
  await expect(account.create(order())).rejects.toMatchObject({
    code: "configuration_invalid",
    detail: expect.stringContaining("ours.ttf"),
  });
});

test("what was filled in is what arrives", async () => {
  const { account, calls } = await connectTo(documented, () => made, { files: { "agreement.pdf": FORM } });
  await account.create(order({ fields: { client_name: "Søren Ægir", agreed: "yes", plan: "scale" } }));
  const { content } = JSON.parse(beyondLogin(calls)[0]?.body ?? "{}");
  const { texts, fields } = await readBack(Buffer.from(content, "base64"));
  expect(texts).toEqual(expect.arrayContaining(["Søren Ægir", "Scale"]));
  expect(fields).toEqual([]);
});

import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { CREATE, sentFor, signer, SIGNATORY, vendor } from "./create-fixture.ts";
import { codeOf, connectTo, order, routeOf, templateJson, USER_EMAIL } from "./vendor-fixture.ts";

test("a colleague who signs stands on our side, whatever the role is called; companies are one party", async () => {
  const signers = [
    signer({ company: "Nordwind AB" }),
    signer({ role: "boss", name: "Bea Boss", email: "bea@example.com", company: "nordwind ab" }),
    signer({ role: "seller", name: "Cy Seller", email: "CY.seller@example.com" }),
    signer({ role: "reader", name: "Rea Reader", email: "rea@example.com", receives: "copy" }),
  ];
  const options = { parties: { client: { identificationNumber: "SE-1", countryCode: "SE" } } };
  expect(await sentFor(order({ signers, options }))).toMatchObject({
    my_party: { participants: [{ name: "Cy Seller", email: "CY.seller@example.com", ...SIGNATORY }] },
    parties: [
      {
        type: "company",
        name: "Nordwind AB",
        identification_number: "SE-1",
        country_code: "SE",
        participants: [{ email: "bo@example.com" }, { email: "bea@example.com" }],
      },
      {
        type: "individual",
        participant: {
          email: "rea@example.com",
          signatory: false,
          _permissions: { "contract:update": false },
        },
      },
    ],
  });
});

test("a party that the playbook names keeps that name beside its number", async () => {
  const signers = [signer({ company: "Nordwind AB" })];
  const options = { parties: { client: { name: "Nordwind Holding AB", identificationNumber: "SE-1" } } };
  expect(await sentFor(order({ signers, options }))).toMatchObject({
    parties: [{ name: "Nordwind Holding AB", identification_number: "SE-1" }],
  });
});

test("two people of one address are refused by their roles, before anything is made", async () => {
  const { account, calls } = await connectTo(documented, vendor());
  const signers = [signer(), signer({ role: "witness", name: "Wi Witness", email: "BO@example.com" })];
  await expect(account.create(order({ signers }))).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("client, witness"),
  });
  expect(calls.map(routeOf)).not.toContain(CREATE);
});

test.each([
  ["internal", "nobody@example.com", "is not a user"],
  ["internal", "bo.leaver@example.com", "no longer an active user"],
  ["seller", "bo.leaver@example.com", "no longer an active user"],
])("nothing is made for a countersigner %s %s", async (role, email, says) => {
  const { account, calls } = await connectTo(documented, vendor());
  const signers = [signer(), signer({ role, name: "Somebody", email })];
  await expect(account.create(order({ signers }))).rejects.toMatchObject({
    code: "order_invalid",
    verdict: { next: "stop" },
    detail: expect.stringContaining(says),
  });
  expect(calls.map(routeOf)).not.toContain(CREATE);
});

test("where users may not be listed, the role `internal` alone says who signs for us", async () => {
  const signers = [signer(), signer({ role: "Internal", name: "Ada Owner", email: USER_EMAIL })];
  expect(await sentFor(order({ signers }), { users: { status: 403, body: {} } })).toMatchObject({
    my_party: { participants: [{ email: USER_EMAIL, signatory: true }] },
    parties: [{ participant: { email: "bo@example.com" } }],
  });
});

test("delivery, sign method and second step are the playbook's, per role or for all", async () => {
  const options = {
    deliveryChannel: { Client: "sms" },
    signMethod: "swedish_bankid",
    twoStep: { client: "sms" },
  };
  const signers = [signer({ phone: "+46701234567" }), signer({ role: "witness", email: "wi@example.com" })];
  expect(await sentFor(order({ signers, options }))).toMatchObject({
    parties: [
      {
        participant: {
          phone_number: "+46701234567",
          delivery_channel: "sms",
          sign_method: "swedish_bankid",
          two_step_authentication_method: "sms",
        },
      },
      { participant: { delivery_channel: "email", sign_method: "swedish_bankid" } },
    ],
  });
});

test("more people than a contract takes are refused", async () => {
  const signers = Array.from({ length: 41 }, (_, index) => signer({ email: `p${index}@example.com` }));
  const { account } = await connectTo(documented, vendor());
  await expect(account.create(order({ signers }))).rejects.toMatchObject({ code: "order_invalid" });
});

test("what the template asks of people for a channel is held against them; what it does not say is not asked", async () => {
  const channels = [{ name: "email", required_participant_attributes: ["email", "phone_number"] }];
  const picky = templateJson({ available_options: { delivery_channels: channels } });
  const { account } = await connectTo(documented, vendor({ template: picky }));
  expect(await codeOf(account.create(order()))).toBe("order_incomplete");
  const silent = await sentFor(order({ options: { signMethod: "any_id" } }), {
    template: templateJson({ available_options: null }),
  });
  expect(silent).toMatchObject({
    my_party: { participants: [{ delivery_channel: "none" }] },
    parties: [{ participant: { delivery_channel: "email", sign_method: "any_id" } }],
  });
});

test("where no silence is permitted the colleague who keeps our side is told by e-mail", async () => {
  const template = templateJson({ available_options: { delivery_channels: [{ name: "email" }] } });
  expect(await sentFor(order(), { template })).toMatchObject({
    my_party: { participants: [{ email: USER_EMAIL, delivery_channel: "email", signatory: false }] },
  });
});

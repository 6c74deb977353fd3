import { expect, test } from "vitest";
import type { TemplateField } from "../template.ts";
import { templateProblems } from "./template-problems.ts";

const field = (name: string, change: Partial<TemplateField> = {}): TemplateField => ({
  name,
  type: "text",
  required: false,
  ...change,
});
const template = {
  name: "Standard",
  fields: [
    field("client_name", { required: true }),
    field("plan", { type: "select", options: ["Basic", "Growth"] }),
    field("remark"),
    field("toString"),
  ],
};

test("an order that fits its template has no problem", () => {
  const fields = { client_name: "Lena", plan: "Growth", remark: "anything" };
  expect(templateProblems({ fields }, template)).toEqual([]);
  expect(templateProblems({ fields: { client_name: "" } }, template)).toEqual([]);
});

test("everything that does not fit is named at once, each with its place and its remedy", () => {
  const fields = { client_nam: "Lena", plan: "Gold", shoe: "44" };
  expect(templateProblems({ fields }, template)).toEqual([
    {
      what: "fields.client_nam",
      text: "The template “Standard” has no field named “client_nam”; did you mean “client_name”?",
    },
    { what: "fields.shoe", text: "The template “Standard” has no field named “shoe”." },
    {
      what: "fields.client_name",
      text: "The template “Standard” needs “client_name”, which is empty: fill it in on the deal.",
    },
    { what: "fields.plan", text: "The template's field “plan” takes one of Basic, Growth, not “Gold”." },
  ]);
});

test("a value is quoted in part, and the names of objects' own methods are names like any other", () => {
  const problems = templateProblems({ fields: { client_name: "L", plan: "x".repeat(500) } }, template);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.text).toContain(`“${"x".repeat(60)}”`);
  const required = { ...template, fields: [field("toString", { required: true, options: ["a"] })] };
  expect(templateProblems({ fields: {} }, required)).toMatchObject([{ what: "fields.toString" }]);
});

test("a field may be called by another word for it, and capitals matter neither there nor in options", () => {
  const known = {
    name: "Standard",
    fields: [
      field("contractValue", { required: true, aliases: ["Contract Value", "3010"] }),
      field("plan", { type: "select", options: ["Basic", "Growth"] }),
    ],
  };
  for (const name of ["contractValue", "contract value", "3010"])
    expect(templateProblems({ fields: { [name]: "7", Plan: "growth" } }, known)).toEqual([]);
  expect(templateProblems({ fields: { value: "7" } }, known)).toMatchObject([
    { what: "fields.value" },
    { text: expect.stringContaining("needs “contractValue (Contract Value)”, which is empty") },
  ]);
});

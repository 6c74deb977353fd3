import { bare, lead, php } from "./form-pairs.ts";
import type { Pair } from "./form-pairs.ts";
import type { HookBody, HookSubject } from "./hook-body.ts";

/** Keys of a deal in such a hook beside its id. */
const OLD_KEYS = {
  "[name]": "Roof repair",
  "[status_id]": "142",
  "[price]": "1000",
  "[responsible_user_id]": "938001",
  "[last_modified]": "1456820001",
  "[modified_user_id]": "102001",
  "[created_user_id]": "102001",
  "[date_create]": "1456808001",
  "[pipeline_id]": "2101",
  "[account_id]": "10216001",
};

const OLD_TEXT_FIELD = {
  "[custom_fields][0][id]": "1119001",
  "[custom_fields][0][name]": "Plan",
  "[custom_fields][0][values][0][value]": "Growth",
};

/** amoCRM until 2019: dates named `last_modified` and `date_create`; the account has only its subdomain, at the end. */
export function oldAccountHooks({ subdomain, deal }: HookSubject): readonly HookBody[] {
  const account = { subdomain };
  const end: Pair = ["account[subdomain]", subdomain];
  return [
    {
      says: "account hook of 2016: stage changed, old stage after the fields",
      body: php([
        ...lead("status", { "[id]": deal, ...OLD_KEYS, ...OLD_TEXT_FIELD, "[old_status_id]": "10216002" }),
        end,
      ]),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "account hook of 2016: deal created",
      body: php([...lead("add", { "[id]": deal, ...OLD_KEYS }), end]),
      account,
      deals: [`${deal} added`],
    },
    {
      says: "account hook of 2018: nothing escaped, Cyrillic names, tags, a date without value key, flags, a link with escapes",
      body: bare([
        ...lead("status", {
          "[id]": deal,
          ...OLD_KEYS,
          "[name]": "Договор: второй этап",
          "[old_status_id]": "20067001",
          "[tags][0][id]": "80001",
          "[tags][0][name]": "повторная продажа",
          "[custom_fields][0][id]": "66301",
          "[custom_fields][0][name]": "Источник",
          "[custom_fields][0][values][0][value]": "Сайт",
          "[custom_fields][0][values][0][enum]": "139501",
          "[custom_fields][1][id]": "72301",
          "[custom_fields][1][name]": "Дата встречи",
          "[custom_fields][1][values][0]": "1542067200",
          "[custom_fields][2][id]": "497201",
          "[custom_fields][2][name]": "Оплачено",
          "[custom_fields][2][values][0][value]": "1",
          "[custom_fields][3][id]": "566801",
          "[custom_fields][3][values][0][value]": "https://forms.example.com/a?dp=Q1z%2BHh%2F4&x=1",
        }),
        end,
      ]),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "account hook of 2017: another person is responsible",
      body: php([
        ...lead("responsible", { "[id]": deal, ...OLD_KEYS, "[old_responsible_user_id]": "938002" }),
        end,
      ]),
      account,
      deals: [`${deal} updated`],
    },
  ];
}

/** Every odd shape of a value that such hooks know. */
const ODD_FIELDS = {
  "[custom_fields][0][id]": "481301",
  "[custom_fields][0][name]": "Unde au aflat?",
  "[custom_fields][0][values][0][value]": "Google",
  "[custom_fields][0][values][0][enum]": "932001",
  "[custom_fields][0][values][1][value]": "Partner",
  "[custom_fields][0][values][1][enum]": "932002",
  "[custom_fields][1][id]": "481302",
  "[custom_fields][1][code]": "RADIO",
  "[custom_fields][1][values][value]": "Yes",
  "[custom_fields][1][values][enum]": "9",
  "[custom_fields][2][id]": "481303",
  "[custom_fields][2][values][0][value]": "31.12.1990",
  "[custom_fields][3][id]": "481304",
  "[custom_fields][3][values][0]": "1730415600",
  "[custom_fields][4][id]": "481305",
  "[custom_fields][4][name]": "IMEI/SERIE & mehr = alles",
  "[custom_fields][4][values][0][value]": "leads[status][0][id]=999",
};

/** Since about 2020 `created_at`, `updated_at`, the account's id and link; since 2022 the account may stand first. */
export function newAccountHooks({ subdomain, accountId, deal, others }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const signature: readonly Pair[] = [
    ["account[subdomain]", subdomain],
    ["account[id]", accountId],
    ["account[_links][self]", `https://${subdomain}.kommo.com`],
  ];
  const full = newKeys(deal, accountId);
  const gone = { "[id]": deal, "[status_id]": "142", "[pipeline_id]": "788001" };
  const about = (says: string, pairs: readonly Pair[], ...deals: string[]): HookBody => ({
    says,
    body: php(pairs),
    account,
    deals,
  });
  return [
    about(
      "account hook of 2021: stage changed by a robot",
      [...lead("status", full), ...signature],
      `${deal} moved`,
    ),
    about(
      "account hook of 2021: every odd shape of a field's value, one that looks like a key",
      [...lead("update", { ...full, ...ODD_FIELDS }), ...signature],
      `${deal} updated`,
    ),
    about("account hook of 2022: deal created", [...lead("add", full), ...signature], `${deal} added`),
    about(
      "account hook of 2025: the account comes first",
      [...signature, ...lead("status", full)],
      `${deal} moved`,
    ),
    about("account hook of 2024: deal deleted", [...signature, ...lead("delete", gone)], `${deal} deleted`),
    about(
      "account hook of 2024: deal brought back",
      [...signature, ...lead("restore", full)],
      `${deal} updated`,
    ),
    about(
      "account hook of 2024: one change told as update and as stage change",
      [...lead("update", full), ...lead("status", full), ...signature],
      `${deal} updated`,
      `${deal} moved`,
    ),
    about(
      "account hook of 2026: several deals of one mass action",
      [
        ...signature,
        ...lead("status", full),
        ...lead("status", { ...full, "[id]": others[0] }, 1),
        ...lead("status", { ...full, "[id]": others[1] }, 2),
      ],
      `${deal} moved`,
      `${others[0]} moved`,
      `${others[1]} moved`,
    ),
  ];
}

function newKeys(deal: string, accountId: string): Readonly<Record<string, string>> {
  return {
    "[id]": deal,
    "[name]": "",
    "[status_id]": "142",
    "[old_status_id]": "37900001",
    "[price]": "1200",
    "[responsible_user_id]": "1764001",
    "[last_modified]": "1615985001",
    "[modified_user_id]": "0",
    "[created_user_id]": "1764001",
    "[date_create]": "1615894001",
    "[pipeline_id]": "788001",
    "[account_id]": accountId,
    "[created_at]": "1615894001",
    "[updated_at]": "1615985001",
  };
}

import { Grid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { QueryView } from "../../parts/query-view.tsx";
import { NotFoundNote } from "../../shell/not-found-note.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { CallsSection } from "./calls-section.tsx";
import { ContractFacts } from "./contract-facts.tsx";
import { ContractHeader } from "./contract-header.tsx";
import { contractQuery } from "./contract-query.ts";
import { DocumentsSection } from "./documents-section.tsx";
import { OthersSection } from "./others-section.tsx";
import { SignersSection } from "./signers-section.tsx";
import { StandsCard } from "./stands-card.tsx";
import { TrailSection } from "./trail-section.tsx";
import { ValuesSection } from "./values-section.tsx";

const MAIN = { base: 12, lg: 8 };
const BESIDE = { base: 12, lg: 4 };

/** One contract: where it stands, everything that was done for it, and what can be done now. */
export function ContractPage(): ReactElement {
  const { id: account } = useAccount();
  const { reference } = useParams({ from: "/inside/a/$account/contracts/$reference" });
  const query = useQuery(contractQuery(account, reference));
  if (query.error instanceof ApiError && query.error.code === "not_found") return <NotFoundNote />;
  return (
    <QueryView query={query} lines={14}>
      {(contract) => (
        <>
          <ContractHeader contract={contract} />
          <Stack gap="md">
            <StandsCard contract={contract} />
            <Grid gap="md">
              <Grid.Col span={MAIN}>
                <Stack gap="md">
                  <SignersSection contract={contract} />
                  <DocumentsSection contract={contract} />
                  <TrailSection trail={contract.trail} />
                  <ValuesSection values={contract.values} />
                </Stack>
              </Grid.Col>
              <Grid.Col span={BESIDE}>
                <Stack gap="md">
                  <ContractFacts contract={contract} />
                  <OthersSection others={contract.others} />
                </Stack>
              </Grid.Col>
            </Grid>
            <CallsSection contract={contract} />
          </Stack>
        </>
      )}
    </QueryView>
  );
}

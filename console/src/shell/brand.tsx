import { Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

/** The mark and the name. */
export function Brand(): ReactElement {
  const text = useText("common");
  return (
    <Group gap={8} wrap="nowrap">
      <svg viewBox="0 0 32 32" width={24} height={24} aria-hidden>
        <rect width="32" height="32" rx="8" fill="#3b53c4" />
        <path
          d="M7 21c4-9.500 7-12 8.500-11 2 1.400-3.800 9.800-1.800 10.800s3.300-5 4.800-4.500-.4 3.400 1.100 3.900 2.600-1.200 4.400-2.200"
          fill="none"
          stroke="#fff"
          strokeWidth="2.300"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Text fw={650} size="lg" component="span">
        {text("product")}
      </Text>
    </Group>
  );
}

// made by console/mantine-styles.ts
declare module "virtual:mantine-styles";

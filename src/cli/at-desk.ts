import type { Desk } from "./application.ts";
import { dataPlace } from "./config-file.ts";
import type { ExitCode, Input, Surroundings } from "./command.ts";

/** Opens the database for one command and closes it again, whatever happens. */
export async function atDesk(
  input: Input,
  { terminal, application }: Surroundings,
  work: (desk: Desk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { openDesk } = await application();
  const desk = await openDesk(dataPlace(input, terminal));
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

import { UsageError } from "./command.ts";

/** What has to listen on `port`; where it cannot, it throws UsageError with a sentence about the port. */
export async function namingThePort<T>(port: number, starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new UsageError(
        `The port ${port} is taken: another program listens on it, perhaps another Countersign.`,
        "Stop that one, or choose another port with --port N.",
      );
    if (code === "EACCES" && port < 1_024)
      throw new UsageError(
        `This user may not listen on port ${port}.`,
        "Choose a port above 1023 with --port N, and put a proxy in front.",
      );
    throw error;
  }
}

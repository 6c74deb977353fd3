import { open } from "node:fs/promises";

/** After this a file that was put into the directory, or renamed there, survives a power cut. Not every drive can do it. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EINVAL", "EPERM", "ENOTSUP"].includes(code)) throw error;
  } finally {
    await handle.close();
  }
}

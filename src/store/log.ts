/** Where this room tells what an operator may need to know: data first, then a fixed sentence. */
export interface StoreLog {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** Says nothing. */
export const SILENT: StoreLog = { info() {}, warn() {}, error() {} };

/** Runs something once at a time by its name: whoever asks meanwhile, in another window perhaps, gets the same outcome. */
export function singleFlight<T>(): (name: string, run: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Promise<T>>();
  return (name, run) => {
    const flight = flights.get(name) ?? run().finally(() => flights.delete(name));
    flights.set(name, flight);
    return flight;
  };
}

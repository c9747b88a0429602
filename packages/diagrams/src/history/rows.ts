import type { Operation } from "@lightcone/checkers";

/**
 * A row for each client, and further ones for a client that has several operations under way at once: each operation
 * stands in the first of its client's rows that is free.
 */
export function rowsOf(operations: readonly Operation[]) {
  const clients = [...new Set(operations.map(({ client }) => client))];
  const numbers = new Map(clients.map((client, i) => [client, i]));
  const rows: Operation[][][] = clients.map(() => [[]]);
  const isFree = (row: readonly Operation[], { invoked }: Operation) => {
    const last = row.at(-1);
    // A client that goes on does not wait for what it has given up.
    return last === undefined || (last.returned !== null && last.returned < invoked);
  };
  for (const operation of operations) {
    const own = rows[numbers.get(operation.client)!]!;
    const free = own.find((row) => isFree(row, operation));
    if (free === undefined) own.push([operation]);
    else free.push(operation);
  }
  const all = rows.flat();
  const rowOf = new Map(all.flatMap((row, number) => row.map(({ index }) => [index, number] as const)));
  const first = rows.map((_, client) => rows.slice(0, client).reduce((sum, own) => sum + own.length, 0));
  return {
    clients,
    count: all.length,
    clientOf: ({ client }: Operation): number => numbers.get(client)!,
    rowOf: ({ index }: Operation): number => rowOf.get(index)!,
    firstRow: (client: number): number => first[client]!,
    nextInRow: ({ index }: Operation): Operation | undefined => {
      const row = all[rowOf.get(index)!]!;
      return row[row.findIndex((operation) => operation.index === index) + 1];
    },
  };
}

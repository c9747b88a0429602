import { brief } from "../specifications/specification.ts";
import { type Form, plain, readEdn } from "./edn.ts";
import { type Recorded, type Recording, types } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Histories of Jepsen and Knossos, and key-value histories, in EDN: maps such as
 * `{:process 0, :type :invoke, :f :append, :key "0", :value "x 0 0 y"}`, one after another or in one list. What a process
 * without a number did, such as `:nemesis`, is no operation.
 */
export function readEdnHistory(text: string): Recording {
  const forms = readEdn(text);
  const [only] = forms;
  const maps = forms.length === 1 && only!.kind === "list" ? only!.items : forms;
  const records = maps.map(recordOf).filter((record) => record !== null);
  return { records, skipped: maps.length - records.length };
}

function recordOf(form: Form): Recorded | null {
  const { line } = form;
  if (form.kind !== "map")
    throw new Unreadable(line, `${brief(plain(form))} is no map such as {:process 0, ...}`);
  const field = (name: string) => {
    const found = form.fields.get(name);
    return found === undefined ? undefined : plain(found);
  };
  const needed = (name: string) => {
    const value = field(name);
    if (value === undefined) throw new Unreadable(line, `the operation has no :${name}`);
    return value;
  };
  const [process, type, time] = [needed("process"), needed("type"), field("time")];
  if (typeof process === "string" && !/^\d+$/.test(process)) return null;
  if (typeof process !== "number" && typeof process !== "string")
    throw new Unreadable(line, `the :process is ${brief(process)}, and must be a number or a name`);
  const known = types.find((each) => each === type);
  if (known === undefined)
    throw new Unreadable(line, `the :type is ${brief(type)}, and must be :invoke, :ok, :fail or :info`);
  const f = needed("f");
  if (typeof f !== "string")
    throw new Unreadable(line, `the :f is ${brief(f)}, and must be a name such as :read`);
  const [key, result] = [field("key"), field("result")];
  return {
    line,
    type: known,
    process: String(process),
    f,
    value: field("value") ?? null,
    ...(key === undefined ? {} : { key }),
    ...(result === undefined ? {} : { result }),
    ...(typeof time === "number" ? { time } : {}),
  };
}

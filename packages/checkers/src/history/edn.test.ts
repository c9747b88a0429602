import { describe, expect, it } from "vitest";
import { plain, readEdn } from "./edn.ts";
import { Unreadable } from "./unreadable.ts";

const values = (text: string) => readEdn(text).map(plain);

describe("H1 EDN", () => {
  it.each([
    ["nil true false", [null, true, false]],
    ["1 -2 +3 4N 0", [1, -2, 3, 4, 0]],
    ["1.5 -2e3 0.25M 1/3", [1.5, -2000, 0.25, "1/3"]],
    ["9007199254740993 -9007199254740993N", ["9007199254740993", "-9007199254740993"]],
    [":ok :jepsen.history/op :timed-out", ["ok", "jepsen.history/op", "timed-out"]],
    ["sym + - a.b/c ##Inf", ["sym", "+", "-", "a.b/c", "##Inf"]],
    ['"" "a \\"b\\" \\\\ \\n\\t\\u00e9" "two\nlines"', ["", 'a "b" \\ \n\té', "two\nlines"]],
    ["\\a \\newline \\space \\u0041 \\( \\,", ["a", "\n", " ", "A", "(", ","]],
    ["[1 [2] ()]", [[1, [2], []]]],
    ['{:f :cas, "f2" [1 4] 3 nil [1] 2}', [{ f: "cas", f2: [1, 4], 3: null, "[1]": 2 }]],
    ["#{3 1 2} #{}", [[1, 2, 3], []]],
    ['#inst "1985-04-12" #knossos.op.Op{:f :read} #object[x 0x1]', ["1985-04-12", { f: "read" }, ["x", 1]]],
    ["1 ; a comment [\n2 #_ 3 #_[4 5] 6 ;", [1, 2, 6]],
    ["1,,2\ufeff 3", [1, 2, 3]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it("knows in which line a form begins", () => {
    const [first, second] = readEdn('"two\nlines"\n; comment\n,{:a\n 1}\n');
    expect([first!.line, second!.line]).toEqual([1, 4]);
  });

  it.each([
    ["[1\n (2", 2, '"(" opens here and is never closed: the file may be cut'],
    ["{:a 1\n]", 2, '"]" closes the "{" of line 1'],
    ["1\n)", 2, '")" closes what nothing opened'],
    ["{:a 1\n :a 2}", 2, 'a map has the key "a" twice'],
    ["{:a}", 1, "a map has a key without a value"],
    ['\n"abc', 2, "a string begins here and is never closed"],
    ['"\\q"', 1, '"\\q" means nothing in a string of EDN'],
    ['"\\u12"', 1, 'four hexadecimal digits must follow "\\u"'],
    ["12px", 1, "12px is no number of EDN"],
    ["\\wrong", 1, "\\wrong is no character of EDN"],
    ["[#_]", 1, "nothing follows #_"],
    ["#inst", 1, "nothing follows #inst"],
    ['#"regex"', 1, '#" begins a regular expression, which EDN does not have'],
    [`${"[".repeat(300)}`, 1, "brackets stand within brackets more than 200 deep"],
  ])("refuses %j", (text, line, reason) => {
    let refusal: unknown;
    try {
      readEdn(text);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Unreadable);
    expect([(refusal as Unreadable).line, (refusal as Unreadable).message]).toEqual([line, reason]);
  });
});

/**
 * A protocol with one rule broken on purpose. A property that lets it pass checks nothing: the tests of a protocol kill
 * each of its mutants, and by the property that is named here.
 */
export type Mutant<Mutated> = { readonly protocol: Mutated; readonly killedBy: string };

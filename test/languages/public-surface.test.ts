import { readFileSync } from "node:fs";
import { describeCompiled } from "./compiled-package";

interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: { readonly fqn?: string };
}

interface Member {
  readonly name?: string;
  readonly optional?: boolean;
  readonly parameters?: readonly Parameter[];
}

interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly initializer?: Member;
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
}

/** Calls and the structs that they take, as other languages see them. */
interface Call {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

describeCompiled("the public surface", () => {
  const types: Record<string, Type> = JSON.parse(readFileSync(".jsii", "utf8")).types;
  const all = Object.values(types);

  /** The properties of a struct, with those that it inherits; none for what is no struct of this package. */
  function structProperties(fqn: string | undefined): readonly Member[] {
    const type = fqn === undefined ? undefined : types[fqn];
    return type?.datatype === true
      ? [...(type.interfaces ?? []).flatMap(structProperties), ...(type.properties ?? [])]
      : [];
  }

  const calls: Call[] = all.flatMap(({ name, initializer, methods = [] }) =>
    [...(initializer === undefined ? [] : [initializer]), ...methods].map((member) => ({
      text: `${name}.${member.name ?? "constructor"}`,
      parameters: member.parameters ?? [],
    })),
  );

  it("has calls that take structs", () => {
    expect(
      calls.filter(({ parameters }) => structProperties(parameters.at(-1)?.type.fqn).length > 0).length,
    ).toBeGreaterThan(10);
  });

  it("asks for no property of a struct that can be left out, for Python takes them as keywords of the call", () => {
    expect(
      calls.flatMap(({ text, parameters }) => {
        const last = parameters.at(-1);
        return last?.optional === true
          ? structProperties(last.type.fqn)
              .filter(({ optional }) => optional !== true)
              .map(({ name }) => `${text}: ${name}`)
          : [];
      }),
    ).toEqual([]);
  });

  it("has structs as last parameters alone, with no property that is called as another parameter", () => {
    expect(
      calls.flatMap(({ text, parameters }) => {
        const keywords = new Set(structProperties(parameters.at(-1)?.type.fqn).map(({ name }) => name));
        return parameters
          .slice(0, -1)
          .filter(({ name, type }) => keywords.has(name) || structProperties(type.fqn).length > 0)
          .map(({ name }) => `${text}: ${name}`);
      }),
    ).toEqual([]);
  });

  it("names every parameter, for C# has no word for one that is taken apart in its place", () => {
    expect(
      calls.flatMap(({ text, parameters }) =>
        parameters
          .filter(({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name))
          .map(({ name }) => `${text}: ${name}`),
      ),
    ).toEqual([]);
  });

  it("has no member that is called as its class, which C# refuses", () => {
    expect(
      all.flatMap(({ name, methods = [], properties = [] }) =>
        [...methods, ...properties]
          .filter((member) => member.name?.toLowerCase() === name.toLowerCase())
          .map((member) => `${name}.${member.name}`),
      ),
    ).toEqual([]);
  });
});

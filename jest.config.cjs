/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Jest leaves one processor idle, which on a machine with two is half of it.
  maxWorkers: "100%",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  // TypeScript sources come before the JavaScript that jsii compiles beside them.
  moduleFileExtensions: ["ts", "js", "json", "node"],
  moduleNameMapper: {
    "^cdktf-azure-network-catalog$": "<rootDir>/lib/index.ts",
    "^cdktf-azure-network-catalog/(core|testing)$": "<rootDir>/lib/$1/index.ts",
  },
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/dist"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
